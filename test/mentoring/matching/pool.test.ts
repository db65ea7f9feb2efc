import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Best } from '../../../src/domain/mentoring/matching/best.ts';
import { offeringAmong } from '../../../src/domain/mentoring/matching/offering.ts';
import { offersIt } from '../../../src/domain/mentoring/matching/rules.ts';
import { anybody, anyProgram } from './people.ts';

it('those who offer what somebody wants are found by their skills, each once, as asking everybody would', () => {
  const names = ['ana', 'ben', 'chloe', 'dev', 'eva'];
  const people = fc.tuple(...names.map((name) => anybody(name, names)));
  fc.assert(
    fc.property(people, anyProgram, (everybody, program) => {
      const mentors = everybody.map((person) => ({ person, lot: 0 }));
      const offering = offeringAmong(mentors, program);
      // One after another: what was found for one must not stand in the way of the next.
      for (const mentee of everybody) {
        const asked = everybody.flatMap((mentor, place) =>
          offersIt(mentor, mentee, program) ? [place] : [],
        );
        expect([...offering(mentee)].sort()).toEqual(asked);
      }
    }),
  );
});

it('the best few are those that come first when all are put in order', () => {
  const offer = fc.record({ score: fc.nat(5), lot: fc.nat(1_000_000) });
  const offers = fc.uniqueArray(offer, { selector: ({ lot }) => lot, maxLength: 30 });
  fc.assert(
    fc.property(offers, fc.integer({ min: 1, max: 6 }), (given, most) => {
      const best = new Best(most);
      for (const [place, { score, lot }] of given.entries()) best.keep(place, score, lot);
      const first = given
        .map(({ score, lot }, place) => ({ score, lot, place }))
        .sort((one, other) => other.score - one.score || one.lot - other.lot)
        .slice(0, most);
      expect(best.kept()).toEqual({
        mentors: first.map(({ place }) => place),
        scores: first.map(({ score }) => score),
      });
    }),
  );
});
