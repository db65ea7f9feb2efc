import { describe, expect, it } from 'vitest';
import type { MatchingPerson, WishedPart } from '../../../src/domain/mentoring/mentoring.ts';
import { skillsWanted } from '../../../src/domain/mentoring/program/skills-wanted.ts';
import { type SkillId, skillId, userId } from '../../../src/ids.ts';

const skill = (number: number): SkillId =>
  skillId.of(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
const [ONE, TWO, THREE] = [skill(1), skill(2), skill(3)];

let made = 0;

/** So many people who say the same of themselves. */
function some(count: number, wants: WishedPart, said: Partial<MatchingPerson>): MatchingPerson[] {
  return Array.from({ length: count }, () => {
    made += 1;
    return {
      userId: userId.of(`U${made}`),
      wants,
      room: 1,
      helps: [],
      learns: [],
      languages: [],
      experience: null,
      hoursAMonth: null,
      zone: 'Europe/Berlin',
      team: null,
      managerId: null,
      waited: false,
      cares: [],
      ...said,
    };
  });
}

describe('skills that are wanted', () => {
  it('are those that at least five want, the most wanted first, in fives', () => {
    const people = [
      ...some(5, 'mentee', { learns: [ONE] }),
      ...some(7, 'both', { learns: [TWO] }),
      ...some(4, 'mentee', { learns: [TWO, THREE] }),
    ];
    expect(skillsWanted(people)).toEqual([
      { skillId: TWO, wanted: 10, offered: 0 },
      { skillId: ONE, wanted: 5, offered: 0 },
    ]);
  });

  it('say how many can help and have room, and not how many where they are few', () => {
    const people = [
      ...some(20, 'mentee', { learns: [ONE, TWO, THREE] }),
      ...some(1, 'mentor', { helps: [ONE] }),
      ...some(4, 'both', { helps: [TWO] }),
      ...some(8, 'mentor', { helps: [THREE] }),
      // They have no room, or do not want to mentor.
      ...some(9, 'mentor', { helps: [ONE, TWO, THREE], room: 0 }),
      ...some(9, 'mentee', { helps: [ONE, TWO, THREE] }),
      ...some(9, 'company', { helps: [ONE], learns: [ONE] }),
    ];
    expect(skillsWanted(people).map(({ wanted, offered }) => [wanted, offered])).toEqual([
      [20, 'few'],
      [20, 'few'],
      [20, 5],
    ]);
  });

  it('are none that are offered by as many as want them', () => {
    const people = [...some(6, 'mentee', { learns: [ONE] }), ...some(6, 'mentor', { helps: [ONE] })];
    expect(skillsWanted(people)).toEqual([]);
  });

  it('are ten at most', () => {
    const learns = Array.from({ length: 12 }, (_, number) => skill(number));
    expect(skillsWanted(some(5, 'mentee', { learns }))).toHaveLength(10);
  });
});
