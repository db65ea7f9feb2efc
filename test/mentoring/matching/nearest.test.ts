import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestFor } from '../../../src/domain/mentoring/matching/nearest.ts';
import type { Asked } from '../../../src/domain/mentoring/matching/premises.ts';
import { whyNot } from '../../../src/domain/mentoring/matching/rules.ts';
import { suitability } from '../../../src/domain/mentoring/matching/suitability.ts';
import { pairKey } from '../../../src/domain/mentoring/pair-key.ts';
import { anybody, anyPreset, anyProgram, anyRules, idOf, mentor, noRules, person } from './people.ts';

const asked: Asked = { program: 'mentoring', preset: 'teacher', rules: noRules, apart: [], on: '2026-01-05' };
const ben = person('ben', { learns: ['sql', 'rust'] });

function namesFor(...[mentee, mentors, given, limit, breadth]: Parameters<typeof nearestFor>): string[] {
  return nearestFor(mentee, mentors, given, limit, breadth).map((near) => near.mentor.userId);
}

describe('the nearest for one', () => {
  const ana = mentor('ana', { helps: ['sql'] });
  const dev = mentor('dev', { helps: ['rust', 'sql'] });
  const eva = mentor('eva', { helps: ['sql'] });

  it('are those who suit best, best first, equals by id, no more than asked for', () => {
    expect(namesFor(ben, [eva, dev, ana], asked, 5)).toEqual(['UDEV', 'UANA', 'UEVA']);
    expect(namesFor(ben, [eva, dev, ana], asked, 2)).toEqual(['UDEV', 'UANA']);
  });

  it('have room, mentor, and are not themself', () => {
    const full = mentor('full', { helps: ['sql'], room: 0 });
    const mentee = person('chloe', { helps: ['sql'], room: 1 });
    const own = mentor('ben', { helps: ['sql'] });
    expect(namesFor(ben, [full, mentee, own, ana], asked, 5)).toEqual(['UANA']);
  });

  it('are not those whom rules or anything else keep apart from them', () => {
    const apart = [pairKey(idOf('ben'), idOf('dev'))];
    const rules = { ...noRules, leastSharedMinutes: 60 };
    const far = mentor('far', { helps: ['sql'], zone: 'Asia/Tokyo' });
    expect(namesFor(ben, [ana, dev, far], { ...asked, apart, rules }, 5)).toEqual(['UANA']);
  });

  it('offer what is wanted, unless another wish will do', () => {
    const other = mentor('other', { helps: ['hiring'] });
    expect(namesFor(ben, [other], asked, 5)).toEqual([]);
    expect(namesFor(ben, [other, ana], asked, 5, 'beside the wish')).toEqual(['UANA', 'UOTHER']);
    expect(namesFor(ben, [other], { ...asked, program: 'buddies' }, 5)).toEqual(['UOTHER']);
  });
});

it('each is allowed, scored as suitability says, and none better is passed over', () => {
  const names = ['ana', 'ben', 'chloe', 'dev', 'eva'];
  const people = fc.tuple(...names.map((name) => anybody(name, names)));
  fc.assert(
    fc.property(people, anyRules, anyPreset, anyProgram, ([mentee, ...mentors], rules, preset, program) => {
      if (mentee === undefined) return;
      const near = nearestFor(mentee, mentors, { ...asked, rules, preset, program }, 2);
      const all = nearestFor(mentee, mentors, { ...asked, rules, preset, program }, 9);
      expect(all.slice(0, 2)).toEqual(near);
      for (const [index, { mentor: found, score, sharedMinutes }] of all.entries()) {
        expect(whyNot(found, mentee, rules, sharedMinutes)).toBeNull();
        expect(score).toBe(suitability(found, mentee, preset, sharedMinutes, program).score);
        expect(score).toBeLessThanOrEqual(all[index - 1]?.score ?? score);
      }
    }),
  );
});
