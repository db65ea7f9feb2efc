import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alike } from '../../../src/domain/mentoring/matching/alike.ts';
import { MOST_SUITED } from '../../../src/domain/mentoring/matching/instance.ts';
import { presetWords, suitability } from '../../../src/domain/mentoring/matching/suitability.ts';
import type { TermName } from '../../../src/domain/mentoring/matching/terms.ts';
import { type MatchingPerson, presets } from '../../../src/domain/mentoring/mentoring.ts';
import { anybody, anyPreset, anyProgram, mentor, person } from './people.ts';

function termOf(name: TermName, one: MatchingPerson, other: MatchingPerson, minutes = 0) {
  const term = suitability(one, other, 'teacher', minutes).terms.find((each) => each.name === name);
  if (term === undefined) throw new Error(`no term ${name}`);
  return term;
}

describe('what each term says of two people', () => {
  it('skills: all that is wanted, or three of many, is best; the first counts most', () => {
    const wanting = (...learns: string[]) => person('ben', { learns });
    const ana = mentor('ana', { helps: ['sql', 'hiring', 'reviews'] });
    expect(termOf('skills', ana, wanting('sql')).value).toBe(1);
    expect(termOf('skills', ana, wanting('sql', 'rust')).value).toBe(0.7);
    expect(termOf('skills', ana, wanting('sql', 'hiring', 'rust')).value).toBe(0.9);
    expect(termOf('skills', ana, wanting('sql', 'hiring', 'reviews', 'rust', 'budgets')).value).toBe(1);
    expect(termOf('skills', ana, wanting('rust')).value).toBe(0);
  });

  it('experience: two steps ahead is best, behind is worst', () => {
    const value = (one: number, other: number) =>
      termOf('experience', mentor('ana', { experience: one }), person('ben', { experience: other })).value;
    const byStep = [
      value(0, 4),
      value(1, 2),
      value(2, 2),
      value(3, 2),
      value(4, 2),
      value(3, 0),
      value(4, 0),
    ];
    expect(byStep).toEqual([0, 0.1, 0.4, 0.8, 1, 0.9, 0.8]);
  });

  it('meeting: four shared hours a day are as good as eight', () => {
    const value = (minutes: number) => termOf('meeting', mentor('ana'), person('ben'), minutes).value;
    expect([0, 120, 240, 480].map(value)).toEqual([0, 0.5, 1, 1]);
  });

  it('pace: as many hours a month', () => {
    const value = (one: number, other: number) =>
      termOf('pace', mentor('ana', { hoursAMonth: one }), person('ben', { hoursAMonth: other })).value;
    expect([value(4, 4), value(2, 4), value(4, 1), value(0, 0), value(0, 3)]).toEqual([1, 0.5, 0.25, 1, 0]);
  });

  it('language, team and breadth', () => {
    const ana = mentor('ana', {
      languages: ['de', 'en'],
      team: 'Platform',
      helps: ['sql', 'hiring', 'rust'],
    });
    const ben = person('ben', { languages: ['en', 'pt'], team: 'Sales', learns: ['sql'], helps: ['rust'] });
    const eva = person('eva', { languages: ['pt'], team: ' PLATFORM' });
    expect(termOf('language', ana, ben).value).toBe(1);
    expect(termOf('language', ana, eva).value).toBe(0);
    expect(termOf('team', ana, ben).value).toBe(1);
    expect(termOf('team', ana, eva).value).toBe(0);
    expect(termOf('breadth', ana, ben).value).toBeCloseTo(1 / 3);
    expect(termOf('breadth', ana, eva).value).toBe(1);
  });

  it('is neither for nor against two who did not say', () => {
    for (const name of ['skills', 'experience', 'pace', 'language', 'team', 'breadth'] as const) {
      expect(termOf(name, mentor('ana'), person('ben')).value).toBe(0.5);
    }
  });
});

describe('presets', () => {
  const ben = person('ben', {
    learns: ['sql'],
    experience: 1,
    hoursAMonth: 4,
    languages: ['pt'],
    team: 'Sales',
  });
  const teaching = mentor('ana', {
    helps: ['sql'],
    experience: 3,
    hoursAMonth: 1,
    languages: ['en'],
    team: 'Sales',
  });
  const near = mentor('chloe', {
    helps: ['rust'],
    experience: 1,
    hoursAMonth: 4,
    languages: ['pt'],
    team: 'Sales',
  });
  const far = mentor('dev', { helps: ['hiring', 'budgets', 'reviews'], experience: 1, team: 'Platform' });

  it.each(['mentoring', 'buddies'] as const)('each brings another to the top, for %s', (program) => {
    const best = presets.map((preset) => {
      const scored = [
        { name: 'teaching', score: suitability(teaching, ben, preset, 60, program).score },
        { name: 'near', score: suitability(near, ben, preset, 480, program).score },
        { name: 'far', score: suitability(far, ben, preset, 60, program).score },
      ];
      return scored.toSorted((one, other) => other.score - one.score)[0]?.name;
    });
    expect(best).toEqual(['teaching', 'near', 'far']);
  });

  it('says in a sentence what each does', () => {
    for (const preset of presets) expect(presetWords[preset].does).toMatch(/^[A-Z].*\.$/);
  });
});

describe('what somebody gave as a reason for a no', () => {
  const ana = mentor('ana', { helps: ['sql'] });
  const ben = person('ben', { learns: ['sql'] });

  it('counts half as much again, of either, once', () => {
    const weights = (one: MatchingPerson, other: MatchingPerson) =>
      suitability(one, other, 'meeting', 480).terms.map(({ weight }) => weight);
    const plain = weights(ana, ben);
    const cared = weights(ana, { ...ben, cares: ['times'] });
    const [skills = 0, , meeting = 0] = plain;
    // Of 100, shared hours are 35; they become 52.5 of 117.5.
    expect(cared[2]).toBeCloseTo((1.5 * meeting) / 1.175);
    expect(cared[0]).toBeCloseTo(skills / 1.175);
    expect(weights({ ...ana, cares: ['times'] }, ben)).toEqual(cared);
    expect(weights({ ...ana, cares: ['times'] }, { ...ben, cares: ['times'] })).toEqual(cared);
    expect(weights(ana, { ...ben, cares: ['not_now', 'other'] })).toEqual(plain);
  });

  it('moves the score towards that term', () => {
    const score = (cares: MatchingPerson['cares'], minutes: number) =>
      suitability(ana, { ...ben, cares }, 'teacher', minutes).score;
    expect(score(['times'], 480)).toBeGreaterThan(score([], 480));
    expect(score(['times'], 0)).toBeLessThan(score([], 0));
    expect(score(['topic'], 0)).toBeGreaterThan(score([], 0));
  });
});

const two = fc.tuple(anybody('ana', ['ben']), anybody('ben', ['ana']));
const minutes = fc.integer({ min: 0, max: 480 });

it('terms and shares lie between 0 and 1, weights make 1, and the score is their whole', () => {
  fc.assert(
    fc.property(two, anyPreset, minutes, anyProgram, ([ana, ben], preset, shared, program) => {
      const { score, terms } = suitability(ana, ben, preset, shared, program);
      for (const { value, weight, share } of terms) {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        expect(share).toBeCloseTo(value * weight);
      }
      expect(terms.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
      expect(Number.isInteger(score)).toBe(true);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(MOST_SUITED);
      expect(Math.abs(score - terms.reduce((sum, { share }) => sum + share, 0) * MOST_SUITED)).toBeLessThan(
        1,
      );
    }),
  );
});

it('an hour more together, or a skill more that is wanted, never makes two suit less', () => {
  fc.assert(
    fc.property(two, anyPreset, minutes, ([ana, ben], preset, shared) => {
      const { score } = suitability(ana, ben, preset, shared);
      expect(suitability(ana, ben, preset, shared + 60).score).toBeGreaterThanOrEqual(score);
      const wanted = ben.learns.find((one) => !ana.helps.includes(one));
      if (wanted === undefined || ana.helps.length === 0) return;
      const more = { ...ana, helps: [...ana.helps, wanted].sort() };
      expect(suitability(more, ben, preset, shared).score).toBeGreaterThanOrEqual(score);
    }),
  );
});

describe('how much two peers share', () => {
  it('is all for twins and little for strangers', () => {
    const said = { helps: ['sql'], team: 'Platform', experience: 2 };
    expect(alike(person('ana', said), person('ben', said))).toBe(1);
    const stranger = person('eva', { learns: ['rust'], team: 'Sales', experience: 4, zone: 'Asia/Tokyo' });
    expect(alike(person('ana', said), stranger)).toBe(0.1);
  });

  it('knows that some zones have two names, and that a language is no reason to stay apart', () => {
    const [kyiv, kiev] = [person('ana', { zone: 'Europe/Kyiv' }), person('ben', { zone: 'Europe/Kiev' })];
    expect(alike(kyiv, kiev)).toBe(1);
    const speaking = { languages: ['de'], zone: 'Asia/Tokyo' };
    expect(alike({ ...kyiv, ...speaking }, { ...kiev, languages: ['de'] })).toBe(0);
  });

  it('lies between 0 and 1, and is the same whoever is named first', () => {
    fc.assert(
      fc.property(two, ([ana, ben]) => {
        const share = alike(ana, ben);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(alike(ben, ana)).toBe(share);
      }),
    );
  });
});
