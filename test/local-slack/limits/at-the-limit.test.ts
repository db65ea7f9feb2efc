import { describe, expect, test } from 'vitest';
import { validateBlocks } from '../../../local-slack/limits/validate-blocks.ts';
import { atTheLimit } from './largest.ts';
import { plain } from './samples.ts';

describe('each limit', () => {
  test.each(atTheLimit)('%s: %i is taken, one more is refused', (_what, most, make, surface = 'message') => {
    expect(validateBlocks(surface, [make(most)])).toEqual([]);
    expect(validateBlocks(surface, [make(most + 1)])).not.toEqual([]);
  });

  test('characters are counted as code points', () => {
    expect(validateBlocks('message', [{ type: 'header', text: plain('😀'.repeat(150)) }])).toEqual([]);
    expect(validateBlocks('message', [{ type: 'header', text: plain('😀'.repeat(151)) }])).toEqual([
      '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ]);
  });
});
