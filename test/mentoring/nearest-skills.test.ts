import { describe, expect, test } from 'vitest';
import { skillsInstead } from '../../src/domain/mentoring/finding/nearest-skills.ts';
import { foldSkill } from '../../src/domain/mentoring/skills/skill.ts';

const offered = Object.entries({
  Python: 3,
  'Public speaking': 1,
  SQL: 9,
  R: 8,
  Go: 7,
  Mango: 1,
  'Writing well': 2,
  'Letter writing': 4,
}).map(([name, times]) => ({ name, folded: foldSkill(name), times }));

const instead = (typed: string) => skillsInstead(foldSkill(typed), offered);

describe('what to look for instead', () => {
  test.each([
    ['pyhton', ['Python']],
    ['pubic speeking', ['Public speaking']],
    ['writing', ['Letter writing', 'Writing well']],
    ['python for beginners', ['Python']],
  ])('of %s is what is spelled nearly so, or holds it, or is held by it', (typed, names) => {
    expect(instead(typed)).toEqual(names);
  });

  test.each(['juggling', 'C', '🎨'])('of %s, which is near to nothing, is what most offer', (typed) => {
    expect(instead(typed)).toEqual(['SQL', 'R', 'Go', 'Letter writing', 'Python']);
  });

  test('is never itself, and nothing where nothing is offered', () => {
    expect(instead('SQL')).toEqual(['R', 'Go', 'Letter writing', 'Python', 'Writing well']);
    expect(skillsInstead('sql', [])).toEqual([]);
  });
});
