import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  foldSkill,
  skillName,
  writtenSkill,
  writtenSkills,
} from '../../src/domain/mentoring/skills/skill.ts';

describe('a skill', () => {
  test.each([
    ['SQL', 'sql', 'ｓｑｌ', ' S Q L ', '#sql', 'sql.'],
    ['Node.js', 'node js', 'NodeJS', 'node-js', 'NODE_JS'],
    ['Café culture', 'cafe culture', 'cafe\u0301-culture', 'CAFÉ CULTURE'],
    ['Straße', 'STRASSE', 'strasse'],
    ['ΣΟΦΟΣ', 'σοφος', 'σοφοσ', 'σοφός'],
    ['public speaking', 'Public-Speaking', 'public (speaking)', '“public speaking”'],
    ['❤️', '❤'],
    ['カード', 'ｶｰﾄﾞ'],
  ])('%s is one, however it is spelled', (...spellings) => {
    expect(new Set(spellings.map(foldSkill)).size).toBe(1);
  });

  test.each([
    ['C', 'C++', 'C#'],
    ['Q&A', 'QA'],
    ['Python 3.1', 'Python 31'],
    ['🎨', '🎸', '👩🏽‍🎨'],
    ['カード', 'ガード'],
    ['interview', 'interviews'],
    ['!!!', '???'],
  ])('%s and %s are not one', (...names) => {
    expect(new Set(names.map(foldSkill)).size).toBe(names.length);
  });

  test('of emoji alone is one, and of nothing to see is none', () => {
    expect(writtenSkill('🎨🖌️', 'helps')).toEqual({ name: '🎨🖌️', folded: '🎨🖌' });
    for (const nothing of ['', '  ', '\u200b', '\u3164']) expect(writtenSkill(nothing, 'helps')).toBeNull();
  });

  test('has 60 characters at most, counted as people count', () => {
    expect(writtenSkill('🎨'.repeat(60), 'helps')?.name).toBe('🎨'.repeat(60));
    for (const long of ['🎨'.repeat(61), 'x'.repeat(200)]) {
      expect(() => writtenSkill(long, 'helps')).toThrow(
        expect.objectContaining({ code: 'invalid', field: 'helps', message: expect.stringContaining('60') }),
      );
    }
  });

  test('is taken once in all its spellings, as it was written first', () => {
    expect(writtenSkills(['Node.js', 'nodejs', 'SQL', ' ', '#sql'], 'helps').map(({ name }) => name)).toEqual(
      ['Node.js', 'SQL'],
    );
  });

  test('needs room among the others', () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `skill ${at}`);
    expect(writtenSkills([...many(15), 'SKILL 1'], 'learns')).toHaveLength(15);
    expect(() => writtenSkills(many(17), 'learns')).toThrow(
      expect.objectContaining({ field: 'learns', message: expect.stringContaining('take 2 away') }),
    );
  });

  test('keeps its form, and is never nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        fc.pre(/[\p{L}\p{N}\p{Emoji_Presentation}]/u.test(typed));
        const name = skillName(typed);
        const folded = foldSkill(name);
        expect(foldSkill(folded)).toBe(folded);
        expect(foldSkill(name.toLowerCase())).toBe(folded);
        if (writtenSkill(name.slice(0, 20), 'helps') !== null)
          expect(foldSkill(name.slice(0, 20))).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
