import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Left } from '../../../src/domain/mentoring/matching/left.ts';
import { type MatchingInput, match } from '../../../src/domain/mentoring/matching/match.ts';
import { isAllowed, whyNot } from '../../../src/domain/mentoring/matching/rules.ts';
import { suitability } from '../../../src/domain/mentoring/matching/suitability.ts';
import type { MatchingPerson } from '../../../src/domain/mentoring/mentoring.ts';
import { pairKey } from '../../../src/domain/mentoring/pair-key.ts';
import type { UserId } from '../../../src/ids.ts';
import { bestOf, hasSkill, isApart, mayBe, menteesIn, mentorsIn, minutesOf, roomOf } from './every-way.ts';
import { anybody, anyPreset, anyProgram, anyRules, idOf } from './people.ts';

const NAMES = ['ana', 'ben', 'chloe', 'dev', 'eva', 'fay', 'gus'];
const anyTwo = fc
  .tuple(fc.constantFrom(...NAMES), fc.constantFrom(...NAMES))
  .filter(([one, other]) => one !== other);

/** A few people, with a few who must stay apart, and at most one mentee who is locked. */
const anyRound: fc.Arbitrary<MatchingInput> = fc
  .record({
    program: anyProgram,
    people: fc.tuple(...NAMES.map((name) => anybody(name, NAMES))),
    preset: anyPreset,
    rules: anyRules,
    apart: fc.array(anyTwo, { maxLength: 6 }),
    locked: fc.array(anyTwo, { maxLength: 1 }),
    seed: fc.string(),
  })
  .map(({ apart, locked, ...given }) => ({
    ...given,
    apart: apart.map(([one, other]) => pairKey(idOf(one), idOf(other))),
    locked: locked.map(([one, other]) => ({ mentorId: idOf(one), menteeId: idOf(other) })),
    on: '2026-01-05',
  }));

/** As above with the cut so low that it bites. */
const lowCut = { mentees: 0, pairs: 0, best: 1 };
const unheard = () => {};

function personOf(user: UserId, { people }: MatchingInput): MatchingPerson {
  const found = people.find(({ userId }) => userId === user);
  if (found === undefined) throw new Error(`${user} does not take part`);
  return found;
}

it.each([
  { name: 'whole', cut: undefined },
  { name: 'cut', cut: lowCut },
])('breaks no rule, keeps rooms, locks and who must stay apart: $name', ({ cut }) => {
  fc.assert(
    fc.property(anyRound, (input) => {
      const { pairs, left } = match(input, unheard, cut);
      for (const { mentorId, menteeId, score } of pairs) {
        const [mentor, mentee] = [personOf(mentorId, input), personOf(menteeId, input)];
        const minutes = minutesOf(mentor, mentee, input);
        expect(mayBe(mentor, mentee, input)).toBe(true);
        expect(whyNot(mentor, mentee, input.rules, minutes)).toBeNull();
        expect(score).toBe(suitability(mentor, mentee, input.preset, minutes, input.program).score);
      }
      for (const mentor of mentorsIn(input)) {
        const taken = pairs.filter(({ mentorId }) => mentorId === mentor.userId).length;
        expect(taken).toBeLessThanOrEqual(Math.max(0, roomOf(mentor, input)));
      }
      const placed = [...pairs.map(({ menteeId }) => menteeId), ...left.map(({ userId }) => userId)];
      expect(placed.sort()).toEqual(
        menteesIn(input)
          .map(({ userId }) => userId)
          .sort(),
      );
    }),
    { numRuns: 300 },
  );
});

it('is the best there is, as looking at every way to match says', () => {
  fc.assert(
    fc.property(anyRound, (input) => {
      const { pairs, floor } = match(input);
      const best = bestOf(input);
      expect(pairs).toHaveLength(best.matched);
      expect(pairs.filter(({ menteeId }) => personOf(menteeId, input).waited)).toHaveLength(best.waited);
      expect(pairs.reduce((sum, { score }) => sum + score, 0)).toBe(best.sum);
      if (best.least === null) return;
      expect(Math.min(...pairs.map(({ score }) => score))).toBe(best.least);
      expect(floor).toBeLessThanOrEqual(best.least);
    }),
    { numRuns: 300 },
  );
});

it('comes out the same whatever the order of rows', () => {
  fc.assert(
    fc.property(anyRound, fc.nat(), (input, turn) => {
      const turned = <Item>(items: readonly Item[]) => {
        const at = turn % Math.max(1, items.length);
        return [...items.slice(at), ...items.slice(0, at)].reverse();
      };
      const other = { ...input, people: turned(input.people), apart: turned(input.apart) };
      for (const cut of [undefined, lowCut]) {
        expect(match(other, unheard, cut)).toEqual(match(input, unheard, cut));
      }
    }),
  );
});

it('is as good whatever people are called', () => {
  fc.assert(
    fc.property(anyRound, (input) => {
      const called = (user: UserId) => idOf(`x${[...user].reverse().join('')}`);
      const renamed: MatchingInput = {
        ...input,
        people: input.people.map((each) => ({
          ...each,
          userId: called(each.userId),
          managerId: each.managerId === null ? null : called(each.managerId),
        })),
        apart: NAMES.flatMap((one) => NAMES.map((other) => [idOf(one), idOf(other)] as const))
          .filter(([one, other]) => isApart(one, other, input))
          .map(([one, other]) => pairKey(called(one), called(other))),
        locked: input.locked.map(({ mentorId, menteeId }) => ({
          mentorId: called(mentorId),
          menteeId: called(menteeId),
        })),
      };
      const [before, after] = [match(input), match(renamed)];
      const total = ({ pairs }: typeof before) => pairs.reduce((sum, { score }) => sum + score, 0);
      expect([after.pairs.length, after.floor, total(after)]).toEqual([
        before.pairs.length,
        before.floor,
        total(before),
      ]);
    }),
  );
});

it('never matches fewer when a mentor comes', () => {
  fc.assert(
    fc.property(anyRound, anybody('newcomer', NAMES), (input, newcomer) => {
      const joined = { ...newcomer, wants: 'mentor' as const };
      const more = { ...input, people: [...input.people, joined] };
      expect(match(more).pairs.length).toBeGreaterThanOrEqual(match(input).pairs.length);
    }),
  );
});

it.each([
  { name: 'whole', cut: undefined },
  { name: 'cut', cut: lowCut },
])('says truly why somebody is left, and what would change it: $name', ({ cut }) => {
  fc.assert(
    fc.property(anyRound, (input) => {
      const { left, pairs } = match(input, unheard, cut);
      for (const one of left) expect(isTrue(one, input, pairs)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

function isTrue(
  { userId, because, rule }: Left,
  input: MatchingInput,
  pairs: readonly { mentorId: UserId }[],
): boolean {
  const mentee = personOf(userId, input);
  const offering = mentorsIn(input).filter(
    (mentor) => mentor.userId !== userId && hasSkill(mentor, mentee, input),
  );
  const mine = offering.filter((mentor) => mayBe(mentor, mentee, input));
  const areFull = mine.every(
    (mentor) => pairs.filter(({ mentorId }) => mentorId === mentor.userId).length >= roomOf(mentor, input),
  );
  if (because === 'no room') return rule === null && mine.length > 0 && areFull;
  if (because === 'nobody offers it') return rule === null && offering.length === 0;
  const kept = offering.filter((mentor) => !isApart(mentor.userId, userId, input));
  if (because === 'cannot be suggested') return rule === null && offering.length > 0 && kept.length === 0;
  if (rule === null || mine.length > 0 || kept.length === 0) return false;
  const helps = (without: Left['rule']) =>
    kept.filter((mentor) => {
      const { notManager, notSameTeam, sameLanguage, leastSharedMinutes } = input.rules;
      const lifted = {
        notManager: notManager && without !== 'manager',
        notSameTeam: notSameTeam && without !== 'team',
        sameLanguage: sameLanguage && without !== 'language',
        leastSharedMinutes: without === 'hours' ? 0 : leastSharedMinutes,
      };
      return isAllowed(mentor, mentee, lifted, minutesOf(mentor, mentee, input));
    }).length;
  return (['manager', 'team', 'language', 'hours'] as const).every((other) => helps(other) <= helps(rule));
}
