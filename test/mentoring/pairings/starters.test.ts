import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { programs } from '../../../src/domain/mentoring/mentoring.ts';
import { pairingId } from '../../../src/ids.ts';
import { AGENDAS, startersFor } from '../../../src/slack/mentoring/pairings/starters.ts';

describe('conversation starters', () => {
  test('are three different ones, and the same each time the same pairing is introduced', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.constantFrom(...programs), (text, program) => {
        const id = pairingId.of(text);
        const starters = startersFor(program, id);
        expect(new Set(starters).size).toBe(3);
        expect(startersFor(program, id)).toEqual(starters);
      }),
    );
  });

  test('are all used, and not the same for everybody', () => {
    for (const program of programs) {
      const seen = new Set<string>();
      for (let n = 0; n < 40; n += 1) {
        const id = pairingId.of(`${n.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`);
        for (const starter of startersFor(program, id)) seen.add(starter);
      }
      expect(seen.size).toBeGreaterThan(7);
      expect(AGENDAS[program].length).toBeGreaterThan(1);
    }
  });
});
