import { expect, test } from 'vitest';
import { validateBlocks } from '../../../local-slack/limits/validate-blocks.ts';
import { whole } from './whole.ts';

test.each(whole)('%s', (_what, block, surface = 'message') => {
  expect(validateBlocks(surface, [block])).toEqual([]);
});
