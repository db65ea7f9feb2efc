import { expect, it } from 'vitest';
import { arePartsTellable, inSteps, isTellable } from '../../../src/domain/mentoring/program/tellable.ts';

it.each([
  [5, [], true],
  [4, [], false],
  [0, [], false],
  // All of few, and of many.
  [9, [9], false],
  [10, [10], true],
  // All but a few, or none of few.
  [16, [20], false],
  [15, [20, 25], true],
  [15, [25, 20, 19], false],
  [0, [9], false],
  [0, [10], true],
])('%i people may be told beside %j: %s', (count, told, may) => {
  expect(isTellable(count, told)).toBe(may);
});

it.each([
  [[6, 5], [], true],
  [[6, 4], [], false],
  [[9, 0, 0], [], false],
  [[10, 0, 0], [], true],
  // A part, the whole or two parts together, beside others all but a few.
  [[20, 5, 6], [40], true],
  [[20, 5, 6], [23], false],
  [[20, 5, 6], [33], false],
  [[20, 5, 6], [12], false],
])('%j may be told as parts beside %j: %s', (parts, told, may) => {
  expect(arePartsTellable(parts, told)).toBe(may);
});

it('counts in fives', () => {
  expect([0, 4, 5, 9, 10, 19].map(inSteps)).toEqual([0, 0, 5, 5, 10, 15]);
});
