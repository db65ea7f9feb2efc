import { describe, expect, test } from 'vitest';
import {
  isStillToday,
  nextPromptAt,
  type PromptHabits,
  type PromptPast,
} from '../../src/domain/reflections/schedule.ts';

/** Monday 2 March 2026 begins week 10. Berlin is at +01:00 until 29 March. */
const HABITS: PromptHabits = {
  weekday: 1,
  time: '10:00',
  zone: 'Europe/Berlin',
  workingDays: [1, 2, 3, 4, 5],
  everyWeeks: 1,
};
const PAST: PromptPast = {
  askedWeek: null,
  skippedWeek: null,
  awayUntil: null,
  from: Temporal.Instant.from('2020-01-01T00:00Z'),
};

/** When the next question comes: as UTC, to be compared with `at`. */
function next(now: string, changed: Partial<PromptHabits & PromptPast> = {}): string | null {
  const both = { ...HABITS, ...PAST, ...changed };
  return nextPromptAt(both, both, Temporal.Instant.from(now))?.toString() ?? null;
}

/** An instant as the wall clock there shows it. */
function at(wall: string): string {
  return Temporal.Instant.from(wall).toString();
}

function from(wall: string): Pick<PromptPast, 'from'> {
  return { from: Temporal.Instant.from(wall) };
}

describe('a member is asked', () => {
  test('on their weekday, at their hour', () => {
    expect(next('2026-03-02T00:00+01:00')).toBe(at('2026-03-02T10:00+01:00'));
    expect(next('2026-03-02T00:00+01:00', { weekday: 4 })).toBe(at('2026-03-05T10:00+01:00'));
    expect(next('2026-03-02T00:00+01:00', { time: '19:30' })).toBe(at('2026-03-02T19:30+01:00'));
  });

  test('at the hour itself, and not a week later', () => {
    expect(next('2026-03-02T10:00+01:00')).toBe(at('2026-03-02T10:00+01:00'));
  });

  test('at the hour of the place where they are', () => {
    expect(next('2026-03-02T00:00Z', { zone: 'America/New_York' })).toBe(at('2026-03-02T10:00-05:00'));
    expect(next('2026-03-02T00:00Z', { zone: 'Asia/Kolkata' })).toBe(at('2026-03-02T10:00+05:30'));
  });

  test('at the same hour when the clocks have changed', () => {
    expect(next('2026-03-28T12:00+01:00')).toBe(at('2026-03-30T10:00+02:00'));
    expect(next('2026-10-24T12:00+02:00')).toBe(at('2026-10-26T10:00+01:00'));
  });

  test('on the next working day of the week where their weekday is none', () => {
    expect(next('2026-03-02T00:00+01:00', { workingDays: [2, 3] })).toBe(at('2026-03-03T10:00+01:00'));
    expect(next('2026-03-02T00:00+01:00', { weekday: 3, workingDays: [5, 1] })).toBe(
      at('2026-03-06T10:00+01:00'),
    );
  });

  test('on the last working day before it where none comes after it in that week', () => {
    expect(next('2026-03-02T00:00+01:00', { weekday: 7 })).toBe(at('2026-03-06T10:00+01:00'));
    expect(next('2026-03-02T00:00+01:00', { weekday: 6, workingDays: [4, 1, 2] })).toBe(
      at('2026-03-05T10:00+01:00'),
    );
  });

  test('on Sunday where they work on nothing else', () => {
    const workingDays = [7];
    expect(next('2026-03-02T12:00+01:00', { workingDays })).toBe(at('2026-03-08T10:00+01:00'));
    expect(next('2026-03-08T12:00+01:00', { workingDays })).toBe(at('2026-03-08T12:00+01:00'));
    // Its week ends with it.
    expect(next('2026-03-08T20:00+01:00', { workingDays })).toBe(at('2026-03-15T10:00+01:00'));
  });

  test('once a week, however late that was', () => {
    const asked = { askedWeek: '2026-W10' };
    expect(next('2026-03-02T10:00+01:00', asked)).toBe(at('2026-03-09T10:00+01:00'));
    expect(next('2026-03-02T10:01+01:00', asked)).toBe(at('2026-03-09T10:00+01:00'));
    expect(next('2026-03-06T10:00+01:00', asked)).toBe(at('2026-03-09T10:00+01:00'));
  });
});

describe('an hour that was missed', () => {
  test('is made up later the same day, before its evening', () => {
    for (const now of ['10:00:00.001', '14:37', '19:59:59']) {
      expect(next(`2026-03-02T${now}+01:00`)).toBe(at(`2026-03-02T${now}+01:00`));
    }
  });

  test('else comes the next working morning at ten', () => {
    expect(next('2026-03-02T20:00+01:00')).toBe(at('2026-03-03T10:00+01:00'));
    expect(next('2026-03-03T07:00+01:00')).toBe(at('2026-03-03T10:00+01:00'));
    expect(next('2026-03-03T10:00+01:00')).toBe(at('2026-03-03T10:00+01:00'));
    expect(next('2026-03-03T10:01+01:00')).toBe(at('2026-03-04T10:00+01:00'));
    expect(next('2026-03-02T20:00+01:00', { time: '19:30' })).toBe(at('2026-03-03T10:00+01:00'));
  });

  test('comes that morning at the member’s own hour where that is earlier', () => {
    expect(next('2026-03-02T20:00+01:00', { time: '08:30' })).toBe(at('2026-03-03T08:30+01:00'));
    expect(next('2026-03-03T08:31+01:00', { time: '08:30' })).toBe(at('2026-03-04T08:30+01:00'));
  });

  test('leaves out days on which they do not work', () => {
    expect(next('2026-03-02T20:00+01:00', { workingDays: [1, 4] })).toBe(at('2026-03-05T10:00+01:00'));
    expect(next('2026-03-06T20:00+01:00', { weekday: 5, workingDays: [1, 5, 7] })).toBe(
      at('2026-03-08T10:00+01:00'),
    );
  });

  test('has gone by with its week', () => {
    expect(next('2026-03-06T10:01+01:00')).toBe(at('2026-03-09T10:00+01:00'));
    expect(next('2026-03-06T20:00+01:00', { weekday: 5 })).toBe(at('2026-03-13T10:00+01:00'));
    expect(next('2026-03-07T12:00+01:00')).toBe(at('2026-03-09T10:00+01:00'));
  });

  test('comes once, however many weeks were missed', () => {
    const asked = { askedWeek: '2026-W10' };
    expect(next('2026-04-01T09:00+02:00', asked)).toBe(at('2026-04-01T10:00+02:00'));
    expect(next('2026-04-01T10:00+02:00', { askedWeek: '2026-W14' })).toBe(at('2026-04-06T10:00+02:00'));
  });
});

describe('hours before somebody was there', () => {
  test('are not made up for those who joined after them', () => {
    const joined = from('2026-03-02T10:01+01:00');
    expect(next('2026-03-02T10:01+01:00', joined)).toBe(at('2026-03-09T10:00+01:00'));
    expect(next('2026-03-03T07:00+01:00', joined)).toBe(at('2026-03-09T10:00+01:00'));
  });

  test('are made up for those who were there at the hour', () => {
    const joined = from('2026-03-02T10:00+01:00');
    expect(next('2026-03-02T10:00+01:00', joined)).toBe(at('2026-03-02T10:00+01:00'));
    expect(next('2026-03-02T12:00+01:00', joined)).toBe(at('2026-03-02T12:00+01:00'));
  });

  test('are not made up after a pause, and the first one after it comes', () => {
    const asked = { askedWeek: '2026-W02' };
    const onWednesday = from('2026-03-04T12:00+01:00');
    expect(next('2026-03-04T12:00+01:00', { ...asked, ...onWednesday })).toBe(at('2026-03-09T10:00+01:00'));
    const onMondayMorning = from('2026-03-02T08:00+01:00');
    expect(next('2026-03-02T08:00+01:00', { ...asked, ...onMondayMorning })).toBe(
      at('2026-03-02T10:00+01:00'),
    );
  });
});

describe('somebody who is away', () => {
  test('is not asked through the last day of it', () => {
    expect(next('2026-03-02T08:00+01:00', { awayUntil: '2026-03-02' })).toBe(at('2026-03-09T10:00+01:00'));
    expect(next('2026-03-02T08:00+01:00', { awayUntil: '2026-04-05' })).toBe(at('2026-04-06T10:00+02:00'));
  });

  test('is asked the day after', () => {
    expect(next('2026-02-25T08:00+01:00', { awayUntil: '2026-03-01' })).toBe(at('2026-03-02T10:00+01:00'));
    expect(next('2026-03-02T08:00+01:00', { weekday: 4, awayUntil: '2026-03-04' })).toBe(
      at('2026-03-05T10:00+01:00'),
    );
  });

  test('is not asked later in the week for a day of it', () => {
    expect(next('2026-03-03T08:00+01:00', { awayUntil: '2026-03-02' })).toBe(at('2026-03-09T10:00+01:00'));
  });

  test('is away by the calendar of the place where they are', () => {
    // In UTC it is still the first of March.
    const apia = { zone: 'Pacific/Apia', awayUntil: '2026-03-01' };
    expect(next('2026-03-01T12:00Z', apia)).toBe(at('2026-03-02T10:00+13:00'));
  });

  test('is never asked where they are away for longer than ten years', () => {
    expect(next('2026-03-02T08:00+01:00', { awayUntil: '2036-02-28' })).toBe(at('2036-03-03T10:00+01:00'));
    expect(next('2026-03-02T08:00+01:00', { awayUntil: '9999-12-31' })).toBeNull();
  });
});

describe('a skipped week', () => {
  test('has no question, also none that was missed', () => {
    const skipped = { skippedWeek: '2026-W10' };
    expect(next('2026-03-02T08:00+01:00', skipped)).toBe(at('2026-03-09T10:00+01:00'));
    expect(next('2026-03-02T12:00+01:00', skipped)).toBe(at('2026-03-09T10:00+01:00'));
  });

  test('may be the coming one', () => {
    const both = { askedWeek: '2026-W10', skippedWeek: '2026-W11' };
    expect(next('2026-03-02T12:00+01:00', both)).toBe(at('2026-03-16T10:00+01:00'));
  });

  test('of long ago changes nothing', () => {
    expect(next('2026-03-02T08:00+01:00', { skippedWeek: '2025-W10' })).toBe(at('2026-03-02T10:00+01:00'));
  });
});

describe('every second or fourth week', () => {
  const now = '2026-03-03T12:00+01:00';

  test('counts from the last one with a question', () => {
    expect(next(now, { everyWeeks: 2, askedWeek: '2026-W10' })).toBe(at('2026-03-16T10:00+01:00'));
    expect(next(now, { everyWeeks: 4, askedWeek: '2026-W10' })).toBe(at('2026-03-30T10:00+02:00'));
    expect(next(now, { everyWeeks: 4, askedWeek: '2026-W08' })).toBe(at('2026-03-16T10:00+01:00'));
  });

  test('begins at once where there was none yet', () => {
    expect(next('2026-03-02T08:00+01:00', { everyWeeks: 4 })).toBe(at('2026-03-02T10:00+01:00'));
  });

  test('becomes the week after it where it went by or was skipped', () => {
    const asked = { everyWeeks: 2, askedWeek: '2026-W08' } as const;
    expect(next('2026-03-07T12:00+01:00', asked)).toBe(at('2026-03-09T10:00+01:00'));
    expect(next(now, { ...asked, skippedWeek: '2026-W10' })).toBe(at('2026-03-09T10:00+01:00'));
  });

  test('counts week 53', () => {
    const around = '2026-12-31T12:00+01:00';
    expect(next(around, { everyWeeks: 2, askedWeek: '2026-W53' })).toBe(at('2027-01-11T10:00+01:00'));
    expect(next(around, { everyWeeks: 2, askedWeek: '2026-W52' })).toBe(at('2027-01-04T10:00+01:00'));
    expect(next(around, { everyWeeks: 4, askedWeek: '2026-W52' })).toBe(at('2027-01-18T10:00+01:00'));
  });
});

describe('at the turn of the year', () => {
  test('week 53 goes on into January', () => {
    const onFriday = { weekday: 5 };
    expect(next('2026-12-29T12:00+01:00', { ...onFriday, askedWeek: '2026-W52' })).toBe(
      at('2027-01-01T10:00+01:00'),
    );
    expect(next('2026-12-29T12:00+01:00', { ...onFriday, askedWeek: '2026-W53' })).toBe(
      at('2027-01-08T10:00+01:00'),
    );
  });

  test('a Monday that was missed in week 53 is made up in January', () => {
    const missed = { workingDays: [1, 5], askedWeek: '2026-W52' };
    expect(next('2026-12-29T12:00+01:00', missed)).toBe(at('2027-01-01T10:00+01:00'));
  });

  test('the last days of December may be of week 1', () => {
    expect(next('2024-12-28T12:00+01:00', { askedWeek: '2024-W52' })).toBe(at('2024-12-30T10:00+01:00'));
    expect(next('2024-12-30T12:00+01:00', { askedWeek: '2025-W01' })).toBe(at('2025-01-06T10:00+01:00'));
  });
});

describe('over the date line', () => {
  const apia = { zone: 'Pacific/Apia' };
  const honolulu = { zone: 'Pacific/Honolulu' };

  test('who flies from Apia on a Monday, asked already, is not asked again on the Monday of Honolulu', () => {
    const asked = { askedWeek: '2026-W10' };
    // It is Sunday of week 9 there.
    const landed = '2026-03-01T14:00-10:00';
    expect(next(landed, { ...honolulu, ...asked })).toBe(at('2026-03-09T10:00-10:00'));
    expect(next(landed, { ...honolulu, ...asked, weekday: 7, workingDays: [7] })).toBe(
      at('2026-03-15T10:00-10:00'),
    );
  });

  test('who flies from Apia before the hour is asked on the Monday of Honolulu', () => {
    const asked = { askedWeek: '2026-W09' };
    expect(next('2026-03-02T09:00+13:00', { ...honolulu, ...asked })).toBe(at('2026-03-02T10:00-10:00'));
  });

  test('who flies from Honolulu on a Monday, asked already, is asked the Monday after', () => {
    const asked = { askedWeek: '2026-W10' };
    expect(next('2026-03-02T11:00-10:00', { ...apia, ...asked })).toBe(at('2026-03-09T10:00+13:00'));
  });

  test('who flies from Honolulu before the hour is asked on the Tuesday of Apia', () => {
    const asked = { askedWeek: '2026-W09' };
    // It is Tuesday 07:00 there: Monday was left out.
    expect(next('2026-03-02T08:00-10:00', { ...apia, ...asked })).toBe(at('2026-03-03T10:00+13:00'));
  });
});

describe('what was due', () => {
  const due = Temporal.Instant.from('2026-03-02T10:00+01:00');
  const isToday = (now: string, zone = 'Europe/Berlin') =>
    isStillToday(due, Temporal.Instant.from(now), zone);

  test('may come on its day, until the evening', () => {
    expect(isToday('2026-03-02T10:00+01:00')).toBe(true);
    expect(isToday('2026-03-02T19:59:59+01:00')).toBe(true);
    expect(isToday('2026-03-02T20:00+01:00')).toBe(false);
    expect(isToday('2026-03-03T10:00+01:00')).toBe(false);
    expect(isToday('2026-03-01T10:00+01:00')).toBe(false);
  });

  test('may come that day where the member is', () => {
    // 22:00 in Auckland, 23:00 the day before in Honolulu.
    expect(isToday('2026-03-02T10:30+01:00', 'Pacific/Auckland')).toBe(false);
    expect(isToday('2026-03-02T12:00+01:00', 'Pacific/Honolulu')).toBe(false);
  });
});
