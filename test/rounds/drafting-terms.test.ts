import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { checkWritten, takeWritten } from '../../src/domain/rounds/drafting/checking.ts';
import { type TypedRound, usualTerms, type Written } from '../../src/domain/rounds/drafting/draft.ts';
import { checkMoment } from '../../src/domain/rounds/drafting/moments.ts';
import { userGroupId, userId } from '../../src/ids.ts';

/** A Monday, 10:00 in Berlin. */
const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');
const BERLIN = 'Europe/Berlin';
const DESIGN = { id: userGroupId.of('S1'), handle: 'design', name: 'Design', memberCount: 7 };
const BEFORE: Written = { title: 'Before', terms: usualTerms(NOW, BERLIN) };
const frame = { now: NOW, zone: BERLIN, groups: [DESIGN] };

/** At which field, and in which words, this is refused; null where it is taken. */
function refusalOf(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return `${error.field}: ${error.message}`;
    throw error;
  }
}

const refusal = (typed: TypedRound) => refusalOf(() => checkWritten(typed, BEFORE, frame));
const people = (count: number) => Array.from({ length: count }, (_, at) => `U${at}`);

describe('what a leader says of a round', () => {
  it.each<readonly [TypedRound, string]>([
    [{ title: ' \u200b\u00a0 ' }, 'title: Please give the round a title.'],
    [{ title: null }, 'title: Please give the round a title.'],
    [{ title: '🙂'.repeat(3000) }, 'title: This has 3,000 characters. Please keep it to 120.'],
    [{ closesOn: '2026-03-01' }, 'closesOn: This closing has passed.'],
    [{ closesOn: '2026-03-02', closesTime: '10:59' }, 'closesOn: People need at least an hour to answer.'],
    [{ closesOn: '2026-02-30' }, 'closesOn: This is not a day of the calendar.'],
    [{ closesOn: 'soon' }, 'closesOn: This is not a day of the calendar.'],
    [{ closesOn: null }, 'closesOn: Please choose the day on which it closes.'],
    [{ closesTime: '24:00' }, 'closesTime: This is not a time of the day.'],
    [{ closesOn: '2026-06-03' }, 'closesOn: A round stays open for at most 92 days.'],
    [{ opensOn: '2026-03-02' }, 'opensOn: This opening has passed.'],
    [{ opensOn: '2026-13-01' }, 'opensOn: This is not a day of the calendar.'],
    [{ opensOn: '2026-03-05', opensTime: '7' }, 'opensTime: This is not a time of the day.'],
    [{ opensOn: '2026-03-10' }, 'closesOn: It would close before it opens.'],
    [{ opensOn: '2026-03-09', opensTime: '16:30' }, 'closesOn: People need at least an hour to answer.'],
    [{ everyWeeks: '1' }, 'everyWeeks: It comes again on 9 March 2026, and must have closed by then.'],
    [{ everyWeeks: '53' }, 'everyWeeks: A round can come again every 1 to 52 weeks.'],
    [{ everyWeeks: '-1' }, 'everyWeeks: A round can come again every 1 to 52 weeks.'],
    [{ threshold: '2' }, 'threshold: Please choose a number from 3 to 10.'],
    [{ threshold: '11' }, 'threshold: Please choose a number from 3 to 10.'],
    [{ threshold: '4' }, 'threshold: Unlinked answers need at least 5'],
    [{ identity: 'anonymous' }, 'identity: Please choose how people answer.'],
    [{ who: 'world' }, 'who: Please choose who is asked.'],
    [{ who: 'chosen', people: [] }, 'people: Please choose at least one member.'],
    [{ who: 'chosen', people: ['<!channel>'] }, 'people: Please choose at least one member.'],
    [{ who: 'chosen', people: people(101) }, 'people: These are 101 people. Please choose at most 100'],
    [{ who: 'group' }, 'group: Please choose a user group.'],
    [{ who: 'group', group: 'S2' }, 'group: This user group is no longer there.'],
  ])('%j is refused', (typed, why) => {
    expect(refusal(typed)).toContain(why);
  });

  it('is taken where it can be, and what is not said stays', () => {
    const typed: TypedRound = {
      title: '  How <!channel> & *we*\nwork ',
      closesOn: '2026-03-20',
      closesTime: '12:15',
      opensOn: '2026-03-16',
      opensTime: '08:30',
      who: 'group',
      group: 'S1',
      identity: 'named',
      threshold: '3',
      readers: 'everyone',
      also: ['letter'],
      everyWeeks: '2',
    };
    expect(checkWritten(typed, BEFORE, frame)).toEqual({
      title: 'How <!channel> & *we* work',
      terms: {
        identity: 'named',
        threshold: 3,
        readers: 'everyone',
        audience: { who: 'group', groupId: DESIGN.id, handle: 'design' },
        opens: { date: '2026-03-16', time: '08:30' },
        closes: { date: '2026-03-20', time: '12:15' },
        reminds: false,
        asksByLetter: true,
        everyWeeks: 2,
      },
    });
    expect(checkWritten({}, BEFORE, frame)).toEqual(BEFORE);
  });

  it('may be revealed together from three answers on, and takes each chosen person once', () => {
    const typed = { identity: 'together', threshold: '3', who: 'chosen', people: ['U2', 'U1', 'U2'] };
    const { terms } = checkWritten(typed, BEFORE, frame);
    expect(terms).toMatchObject({
      identity: 'together',
      threshold: 3,
      audience: { who: 'chosen', people: [userId.of('U1'), userId.of('U2')] },
    });
  });

  it('says that groups cannot be read where they cannot', () => {
    const check = () => checkWritten({ who: 'group', group: 'S1' }, BEFORE, { ...frame, groups: null });
    expect(refusalOf(check)).toContain('group: I cannot read the user groups');
  });

  it('has the error of its hour at the day where the hour is not shown', () => {
    const before = { ...BEFORE, terms: { ...BEFORE.terms, closes: { date: '2026-03-09', time: '02:30' } } };
    const check = () => checkWritten({ closesOn: '2026-03-29' }, before, frame);
    expect(refusalOf(check)).toContain('closesOn: On 29 March 2026 clocks go');
  });
});

describe('what is not finished yet', () => {
  const anything = fc.option(
    fc.oneof(fc.string(), fc.constantFrom('group', 'chosen', '2026-03-29', '02:30')),
  );
  const anyTyped: fc.Arbitrary<TypedRound> = fc.record(
    {
      title: anything,
      closesOn: anything,
      closesTime: anything,
      opensOn: anything,
      opensTime: anything,
      who: anything,
      people: fc.array(fc.constantFrom('U1', '', '<@U1>')),
      group: anything,
      identity: anything,
      threshold: anything,
      readers: anything,
      also: fc.array(fc.string()),
      everyWeeks: anything,
    },
    { requiredKeys: [] },
  );

  it('is taken as far as it goes: nothing of it is refused, and what can be taken is', () => {
    expect(
      takeWritten({ title: '', closesOn: 'x', everyWeeks: '3', threshold: '99' }, BEFORE, frame),
    ).toEqual({
      ...BEFORE,
      terms: { ...BEFORE.terms, everyWeeks: 3 },
    });
    fc.assert(
      fc.property(anyTyped, (typed) => {
        const taken = takeWritten(typed, BEFORE, frame);
        // What is kept can be shown again: its moments are moments.
        expect(refusalOf(() => checkMoment(taken.terms.closes, BERLIN, { date: 'd', time: 't' }))).toBeNull();
        expect(taken.title).not.toBe('');
        // Whatever is sound as a whole is taken whole.
        if (refusal(typed) === null) expect(taken).toEqual(checkWritten(typed, BEFORE, frame));
      }),
    );
  });
});

describe('a wall time that clocks leave out', () => {
  const moment = (date: string, time: string, zone: string) => () =>
    checkMoment({ date, time }, zone, { date: 'day', time: 'hour' });

  it('is refused with what the clocks do that day', () => {
    expect(refusalOf(moment('2027-03-28', '02:30', BERLIN))).toBe(
      'hour: On 28 March 2027 clocks go from 2:00 to 3:00 in Europe/Berlin, so 2:30 does not exist that day. Please choose another time.',
    );
    expect(refusalOf(moment('2026-10-04', '02:10', 'Australia/Lord_Howe'))).toContain(
      'clocks go from 2:00 to 2:30 in Australia/Lord_Howe, so 2:10 does not exist',
    );
  });

  it('is nothing else: just before and after it, and the hour that comes twice, are moments', () => {
    expect(moment('2027-03-28', '01:59', BERLIN)().toString()).toBe('2027-03-28T00:59:00Z');
    expect(moment('2027-03-28', '03:00', BERLIN)().toString()).toBe('2027-03-28T01:00:00Z');
    expect(moment('2026-10-25', '02:30', BERLIN)().toString()).toBe('2026-10-25T00:30:00Z');
  });

  it('is refused exactly where no instant reads so on the clocks there', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Pacific/Apia',
    ];
    const minutes = fc.integer({ min: 0, max: 366 * 24 * 60 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), minutes, (zone, minute) => {
        const wall = Temporal.PlainDateTime.from('2026-01-01T00:00').add({ minutes: minute });
        const time = wall.toPlainTime().toString({ smallestUnit: 'minute' });
        const check = moment(wall.toPlainDate().toString(), time, zone);
        // No zone is further than 15 hours from UTC; clocks change by quarters of hours at least.
        const from = wall.toZonedDateTime('UTC').toInstant().subtract({ hours: 15 });
        const reads = Array.from({ length: 4 * 30 + 1 }, (_, at) => from.add({ minutes: 15 * at }))
          .map((instant) => instant.toZonedDateTimeISO(zone).toPlainDateTime())
          .some((read) => read.equals(wall));
        expect(refusalOf(check) === null).toBe(reads);
      }),
    );
  });
});
