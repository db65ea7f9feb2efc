import { expect, it, vi } from 'vitest';
import { type MatchingInput, match } from '../../../src/domain/mentoring/matching/match.ts';
import { mentor, noRules, person } from './people.ts';

vi.mock('../../../src/domain/mentoring/matching/certificate.ts', () => ({ isBest: () => false }));

it('a matching that is not proven to be the best is not used', () => {
  const input: MatchingInput = {
    program: 'mentoring',
    people: [mentor('ana'), person('ben')],
    preset: 'teacher',
    rules: noRules,
    apart: [],
    locked: [],
    seed: 'a seed',
    on: '2026-01-05',
  };
  expect(() => match(input)).toThrow('not proven');
});
