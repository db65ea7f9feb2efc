import { describe, expect, it } from 'vitest';
import { groupSizes } from '../../../src/domain/mentoring/companions/group-sizes.ts';

describe('sizes of groups', () => {
  it.each([
    [1, '1', '1'],
    [2, '2', '2'],
    [3, '3', '3'],
    [4, '4', '4'],
    [5, '3+2', '5'],
    [6, '3+3', '3+3'],
    [7, '4+3', '4+3'],
    [8, '4+4', '4+4'],
    [9, '3+3+3', '5+4'],
    [10, '4+3+3', '4+3+3'],
    [11, '4+4+3', '4+4+3'],
    [13, '4+3+3+3', '5+4+4'],
  ])('of %i people are %s for threes and %s for fours', (count, threes, fours) => {
    expect(groupSizes(count, 3).join('+')).toBe(threes);
    expect(groupSizes(count, 4).join('+')).toBe(fours);
  });

  it('differ by one at most from what is wanted, hold everyone, and make no pair but of five', () => {
    for (let count = 5; count <= 300; count += 1) {
      for (const size of [3, 4] as const) {
        const sizes = groupSizes(count, size);
        expect(sizes.reduce((sum, one) => sum + one, 0)).toBe(count);
        expect(sizes.every((one) => Math.abs(one - size) <= 1)).toBe(true);
        expect(sizes.includes(2)).toBe(count === 5 && size === 3);
        expect(sizes.filter((one) => one !== size).length).toBeLessThanOrEqual(2);
      }
    }
  });
});
