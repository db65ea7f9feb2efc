import { describe, expect, it } from 'vitest';
import {
  type MatchingInput,
  type MatchingProgress,
  match,
} from '../../../src/domain/mentoring/matching/match.ts';
import type { MatchingPerson } from '../../../src/domain/mentoring/mentoring.ts';
import { pairKey } from '../../../src/domain/mentoring/pair-key.ts';
import { idOf, mentor, nameOf, noRules, person } from './people.ts';

function round(people: readonly MatchingPerson[], given: Partial<MatchingInput> = {}): MatchingInput {
  return {
    program: 'mentoring',
    people,
    preset: 'teacher',
    rules: noRules,
    apart: [],
    locked: [],
    seed: 'a seed',
    on: '2026-01-05',
    ...given,
  };
}

/** Who is with whom: `Ana: Ben`, mentors first. */
function pairsOf(input: MatchingInput): string[] {
  return match(input)
    .pairs.map(({ mentorId, menteeId }) => `${nameOf(mentorId)}: ${nameOf(menteeId)}`)
    .sort();
}

describe('a matching', () => {
  it('brings together who offers and who wants', () => {
    const people = [
      mentor('ana', { helps: ['sql'] }),
      mentor('dev', { helps: ['hiring'] }),
      person('ben', { learns: ['hiring'] }),
      person('eva', { learns: ['sql'] }),
    ];
    expect(pairsOf(round(people))).toEqual(['Ana: Eva', 'Dev: Ben']);
    expect(match(round(people))).toMatchObject({ left: [], isCut: false, isProven: true, blockingPairs: 0 });
  });

  it('takes a second best for one, where else another would go without', () => {
    const people = [
      mentor('ana', { helps: ['sql', 'hiring'] }),
      mentor('dev', { helps: ['hiring'] }),
      person('ben', { learns: ['hiring', 'sql'] }),
      person('eva', { learns: ['sql'] }),
    ];
    expect(pairsOf(round(people))).toEqual(['Ana: Eva', 'Dev: Ben']);
  });

  it('puts first who was left without anybody last time', () => {
    const wanting = { learns: ['sql'], experience: 2 };
    const people = [
      mentor('ana', { helps: ['sql'], experience: 4 }),
      person('ben', wanting),
      person('eva', { ...wanting, experience: 4, waited: true }),
    ];
    expect(pairsOf(round(people))).toEqual(['Ana: Eva']);
  });

  it('puts who wants both on both sides, never with themself, even both ways round', () => {
    const both = { wants: 'both', room: 1, helps: ['sql', 'rust'], learns: ['sql', 'rust'] } as const;
    expect(pairsOf(round([person('ana', both)]))).toEqual([]);
    expect(pairsOf(round([person('ana', both), person('ben', both)]))).toEqual(['Ana: Ben', 'Ben: Ana']);
  });

  it('leaves out who is there for company only', () => {
    const people = [mentor('ana', { wants: 'company' }), person('ben', { wants: 'company' })];
    expect(match(round(people))).toMatchObject({ pairs: [], left: [] });
  });

  it('brings newcomers to buddies without any skill', () => {
    const people = [
      mentor('ana', { helps: ['sql'], room: 2 }),
      person('ben', { learns: ['rust'] }),
      person('eva'),
    ];
    expect(pairsOf(round(people, { program: 'buddies' }))).toEqual(['Ana: Ben', 'Ana: Eva']);
  });

  it('is as well of nobody, of mentees alone, and of mentors alone', () => {
    const nothing = { pairs: [], isCut: false, isProven: true, blockingPairs: 0 };
    expect(match(round([]))).toMatchObject({ ...nothing, left: [] });
    expect(match(round([mentor('ana')]))).toMatchObject({ ...nothing, left: [] });
    const left = [{ userId: idOf('ben'), because: 'nobody offers it', rule: null }];
    expect(match(round([person('ben')]))).toMatchObject({ ...nothing, left });
  });

  it('breaks ties by the seed, and by that alone', () => {
    const people = [mentor('ana'), ...['ben', 'chloe', 'dev', 'eva'].map((name) => person(name))];
    const chosen = (seed: string) => pairsOf(round(people, { seed })).join();
    const seeds = Array.from({ length: 20 }, (_, index) => `seed ${index}`);
    expect(new Set(seeds.map(chosen)).size).toBeGreaterThan(1);
    for (const seed of seeds) expect(pairsOf(round(people.toReversed(), { seed })).join()).toBe(chosen(seed));
  });

  it('tells how far it is: scoring first, then solving', () => {
    const told: MatchingProgress[] = [];
    const people = Array.from({ length: 30 }, (_, index) =>
      (index % 2 === 0 ? mentor : person)(`p${index}`, { experience: index % 5, hoursAMonth: index % 7 }),
    );
    match(round(people), (progress) => told.push(progress));
    expect(told[0]).toEqual({ phase: 'scoring', share: 0 });
    expect(told.at(-1)).toEqual({ phase: 'solving', share: 1 });
    const inOrder = told.toSorted((one, other) =>
      one.phase === other.phase ? one.share - other.share : one.phase < other.phase ? -1 : 1,
    );
    expect(told).toEqual(inOrder);
    expect(new Set(told.map(({ share }) => share)).size).toBeGreaterThan(10);
    for (const { share } of told) expect(share >= 0 && share <= 1).toBe(true);
  });
});

describe('who is locked', () => {
  const people = [
    mentor('ana', { helps: ['sql'], room: 2 }),
    person('ben', { learns: ['sql'] }),
    person('chloe', { learns: ['sql'] }),
    person('dev', { learns: ['sql'], waited: true }),
  ];
  const locked = [{ mentorId: idOf('ana'), menteeId: idOf('ben') }];

  it('is matched around: the mentor takes one less, and the mentee nobody else', () => {
    const outcome = match(round(people, { locked }));
    expect(outcome.pairs).toMatchObject([{ mentorId: idOf('ana'), menteeId: idOf('dev') }]);
    expect(outcome.left).toEqual([{ userId: idOf('chloe'), because: 'no room', rule: null }]);
  });

  it('takes as much of the mentor’s room as there are of them', () => {
    const two = [...locked, { mentorId: idOf('ana'), menteeId: idOf('chloe') }];
    const outcome = match(round(people, { locked: two }));
    expect(outcome.pairs).toEqual([]);
    expect(outcome.left).toEqual([{ userId: idOf('dev'), because: 'no room', rule: null }]);
  });

  it('is with each other even where there is no room, or a rule, or somebody’s wish', () => {
    const apart = [pairKey(idOf('ana'), idOf('ben'))];
    const full = people.map((each) => ({ ...each, room: 0 }));
    const outcome = match(round(full, { locked, apart }));
    expect(outcome.pairs).toEqual([]);
    expect(outcome.left.map(({ userId }) => userId).sort()).toEqual([idOf('chloe'), idOf('dev')]);
  });
});

describe('why somebody is left', () => {
  const ben = person('ben', { learns: ['sql'], team: 'Sales', languages: ['de'], manager: 'ana' });
  const leftOf = (people: readonly MatchingPerson[], given: Partial<MatchingInput> = {}) =>
    match(round(people, given)).left;

  it('nobody offers it, be it themself', () => {
    const left = [{ userId: idOf('ben'), because: 'nobody offers it', rule: null }];
    expect(leftOf([ben, mentor('ana', { helps: ['rust'] })])).toEqual(left);
    expect(
      leftOf([{ ...ben, ...mentor('ben', { helps: ['sql'], learns: ['sql'], wants: 'both' }) }]),
    ).toEqual(left);
  });

  it('those who offer it have no room, in this round or at all', () => {
    const left = [{ userId: idOf('ben'), because: 'no room', rule: null }];
    const wanted = person('eva', { learns: ['sql'], waited: true });
    expect(leftOf([ben, wanted, mentor('ana', { helps: ['sql'] })])).toEqual(left);
    expect(leftOf([ben, mentor('ana', { helps: ['sql'], room: 0 })])).toEqual(left);
  });

  it('the two cannot be suggested to each other, and that is all that is said', () => {
    const apart = [pairKey(idOf('ben'), idOf('ana'))];
    const rules = { ...noRules, notManager: true };
    const left = [{ userId: idOf('ben'), because: 'cannot be suggested', rule: null }];
    expect(leftOf([ben, mentor('ana', { helps: ['sql'] })], { apart })).toEqual(left);
    expect(leftOf([ben, mentor('ana', { helps: ['sql'] })], { apart, rules })).toEqual(left);
  });

  it('rules, and of them the one that alone stands in the way of the most', () => {
    const rules = { notManager: true, notSameTeam: true, sameLanguage: true, leastSharedMinutes: 60 };
    const offering = { helps: ['sql'], languages: ['de'] };
    const people = [
      ben,
      mentor('chloe', { ...offering, zone: 'Asia/Tokyo' }),
      mentor('dev', { ...offering, team: 'Sales' }),
      mentor('eva', { ...offering, team: 'Sales' }),
      // Each breaks two rules: neither would help alone.
      mentor('ana', { ...offering, zone: 'Asia/Tokyo' }),
      mentor('fay', { helps: ['sql'], zone: 'Asia/Tokyo' }),
    ];
    expect(leftOf(people, { rules })).toEqual([{ userId: idOf('ben'), because: 'rules', rule: 'team' }]);
    const twoEach = [ben, mentor('fay', { helps: ['sql'], zone: 'Asia/Tokyo' })];
    expect(leftOf(twoEach, { rules })).toEqual([{ userId: idOf('ben'), because: 'rules', rule: 'language' }]);
  });
});

describe('a large matching, of which only the best candidates are kept', () => {
  const cut = { mentees: 20, pairs: 1_000, best: 3 };
  const many = (of: typeof person, prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => of(`${prefix}${index}`));

  it('says so', () => {
    const isCut = (mentees: number, mentors: number) =>
      match(round([...many(person, 'e', mentees), ...many(mentor, 'm', mentors)]), undefined, cut).isCut;
    expect([isCut(20, 50), isCut(21, 1), isCut(20, 51)]).toEqual([false, true, true]);
  });

  it('leaves nobody beside a mentor who has room, though all have the same best', () => {
    const best = Array.from({ length: 3 }, (_, index) =>
      mentor(`best${index}`, { experience: 2, helps: ['sql'] }),
    );
    const mentees = Array.from({ length: 30 }, (_, index) =>
      person(`e${index}`, { experience: 0, learns: ['sql'] }),
    );
    const others = Array.from({ length: 25 }, (_, index) => mentor(`m${index}`, { helps: ['sql'] }));
    const outcome = match(round([...mentees, ...best, ...others]), undefined, cut);
    expect(outcome.pairs).toHaveLength(28);
    expect(outcome.left).toHaveLength(2);
    for (const { because } of outcome.left) expect(because).toBe('no room');
  });

  it('keeps whom nothing keeps apart, where the best are not to be suggested', () => {
    const best = Array.from({ length: 3 }, (_, index) => mentor(`best${index}`, { experience: 2 }));
    const [mentee, ...rest] = many(person, 'e', 21).map((each) => ({ ...each, experience: 0 }));
    const apart = best.map(({ userId }) => pairKey(userId, mentee?.userId ?? userId));
    const people = [...(mentee === undefined ? [] : [mentee]), ...rest, ...best, ...many(mentor, 'm', 18)];
    const outcome = match(round(people, { apart }), undefined, cut);
    expect(outcome.left).toEqual([]);
    for (const { mentorId, menteeId } of outcome.pairs)
      expect(apart).not.toContain(pairKey(mentorId, menteeId));
  });
});
