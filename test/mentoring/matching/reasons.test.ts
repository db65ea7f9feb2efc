import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Found, reasonsFor } from '../../../src/domain/mentoring/matching/reasons.ts';
import { anybody, anyPreset, anyProgram, idOf, mentor, nameOf, person, skillOf } from './people.ts';

const ana = mentor('ana', {
  helps: ['incident reviews', 'hiring'],
  experience: 4,
  hoursAMonth: 4,
  languages: ['en', 'pt'],
  team: 'Platform',
});
const ben = person('ben', {
  learns: ['incident reviews'],
  experience: 1,
  hoursAMonth: 3,
  languages: ['pt'],
  team: 'Sales',
});
const found: Found = { program: 'mentoring', preset: 'teacher', sharedMinutes: 330 };
const toBen = { to: idOf('ben'), nameOf, skillOf };
const toAna = { to: idOf('ana'), nameOf, skillOf };
const about = { to: null, nameOf, skillOf };

describe('reasons', () => {
  it('are told to the mentee', () => {
    expect(reasonsFor(ana, ben, found, toBen)).toEqual([
      'Ana offers incident reviews, which you want to learn.',
      'Ana has experience that you can draw on.',
      'You share 5½ working hours a day.',
    ]);
  });

  it('are told to the mentor', () => {
    expect(reasonsFor(ana, ben, found, toAna)).toEqual([
      'Ben wants to learn incident reviews, which you offer.',
      'You have experience that Ben can draw on.',
      'You share 5½ working hours a day.',
    ]);
  });

  it('are told about the two', () => {
    expect(reasonsFor(ana, ben, found, about)).toEqual([
      'Ana offers incident reviews, which Ben wants to learn.',
      'Ana has experience that Ben can draw on.',
      'They share 5½ working hours a day.',
    ]);
  });

  it('follow the preset: easiest to meet', () => {
    const meeting = { ...found, preset: 'meeting' } as const;
    expect(reasonsFor(ana, ben, meeting, toBen)).toEqual([
      'You share 5½ working hours a day.',
      'Ana offers incident reviews, which you want to learn.',
      'You both speak Portuguese.',
    ]);
    const atMuchTheSamePace = { ...ana, helps: [], languages: [] };
    expect(reasonsFor(atMuchTheSamePace, ben, meeting, about)).toContain(
      'Both have at least 3 hours a month for it.',
    );
  });

  it('follow the preset: widest horizon', () => {
    const horizon = { ...found, preset: 'horizon' } as const;
    const broad = mentor('ana', { helps: ['hiring', 'budgets', 'rust', 'sql'], team: 'Platform' });
    expect(reasonsFor(broad, ben, horizon, about)).toEqual([
      'They work in different teams, and see different sides of the work.',
      expect.stringMatching(/^Ana can also help with \w+, \w+, and \w+\.$/),
      'They share 5½ working hours a day.',
    ]);
  });

  it('say nothing that speaks against the two, and nothing that is not known', () => {
    const unlike = person('eva', {
      learns: ['rust'],
      experience: 4,
      hoursAMonth: 1,
      languages: ['de'],
      team: 'platform',
    });
    expect(reasonsFor(ana, unlike, { ...found, sharedMinutes: 30 }, toBen)).toEqual([]);
    expect(reasonsFor(mentor('ana'), person('ben'), { ...found, sharedMinutes: 0 }, toBen)).toEqual([]);
  });

  it('leave out a skill that is gone', () => {
    const reasons = reasonsFor(ana, ben, found, { ...toBen, skillOf: () => undefined });
    expect(reasons[0]).toBe('Ana has experience that you can draw on.');
  });

  it('name a language that is none by what stands there', () => {
    const odd = { languages: ['not a language'] };
    const reasons = reasonsFor(mentor('ana', odd), person('ben', odd), { ...found, sharedMinutes: 0 }, toBen);
    expect(reasons).toEqual(['You both speak not a language.']);
  });
});

it('are at most three, each once, and the same whatever anybody gave as a private reason', () => {
  const two = fc.tuple(anybody('ana', ['ben']), anybody('ben', ['ana']));
  const minutes = fc.integer({ min: 0, max: 480 });
  const to = fc.constantFrom(idOf('ana'), idOf('ben'), null);
  fc.assert(
    fc.property(
      two,
      anyPreset,
      anyProgram,
      minutes,
      to,
      ([one, other], preset, program, sharedMinutes, whom) => {
        const telling = { to: whom, nameOf, skillOf };
        const reasons = reasonsFor(one, other, { preset, program, sharedMinutes }, telling);
        expect(reasons.length).toBeLessThanOrEqual(3);
        expect(new Set(reasons).size).toBe(reasons.length);
        const open = { one: { ...one, cares: [] }, other: { ...other, cares: [] } };
        expect(reasonsFor(open.one, open.other, { preset, program, sharedMinutes }, telling)).toEqual(
          reasons,
        );
        if (whom === idOf('ana')) expect(reasons.join(' ')).not.toContain('Ana');
        if (whom === idOf('ben')) expect(reasons.join(' ')).not.toContain('Ben');
      },
    ),
  );
});
