/** When people in different zones can talk to each other: pure, by the clocks of the days in question. */

export interface Slot {
  readonly start: Temporal.Instant;
  /** Whether everybody's working hours hold it: else it is the least unkind there is, and has to be said so. */
  readonly isWithinHours: boolean;
}

/** How long a suggested conversation is, in minutes. */
export const SLOT_MINUTES = 30;

/** Minutes of the day. */
const BEGINS = 9 * 60;
const ENDS = 17 * 60;
const EARLIEST = 7 * 60;
const LATEST = 21 * 60;
const DAY = 24 * 60;

const BEGINNING = new Temporal.PlainTime(9);
const END = new Temporal.PlainTime(17);
const MINUTE_MS = 60_000;
const WEDNESDAY = 3;
const FRIDAY = 5;
const DAYS_AHEAD = 2;
/** In a week each weekday comes, wherever the others are. */
const DAYS_LOOKED_AT = 7;

/** In milliseconds since the epoch, the end left out. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * How many minutes a day people in two zones (IANA) both are between 9:00 and 17:00: on the first Wednesday from `on`, so that the
 * days around it are working days too, wherever each of them is in the week.
 */
export function sharedWorkingHours(zoneA: string, zoneB: string, on: Temporal.PlainDate): number {
  // In the same order whoever is named first: where clocks change on such a day, one's Wednesday is not the other's.
  const [one, other] = zoneA < zoneB ? [zoneA, zoneB] : [zoneB, zoneA];
  const wednesday = on.add({ days: (WEDNESDAY + 7 - on.dayOfWeek) % 7 });
  const shared = sharedWith(workingHours(wednesday, one), other, wednesday);
  return shared === null ? 0 : (shared.to - shared.from) / MINUTE_MS;
}

/**
 * Half an hour in which all of these can talk, at least two days ahead and from Monday to Friday wherever they are: on the next day
 * on which they share working hours, near the middle of what they share, at a full or half hour of the first one's clock. Where
 * they share none, the least unkind of a week. @throws RangeError without a zone
 */
export function suggestSlot(zones: readonly string[], from: Temporal.Instant): Slot {
  const [first] = zones;
  if (first === undefined) throw new RangeError('a conversation of nobody');
  const soonest = Math.max(...zones.map((zone) => aheadOf(from, zone)));
  const firstDay = Temporal.Instant.fromEpochMilliseconds(soonest).toZonedDateTimeISO(first).toPlainDate();
  const days = Array.from({ length: DAYS_LOOKED_AT }, (_, ahead) => firstDay.add({ days: ahead }));
  for (const day of days) {
    const shared = sharedByAll(zones, day);
    const start = shared === null ? null : nearMiddle(shared, startsOf(day, first, soonest));
    if (start !== null) return { start: Temporal.Instant.fromEpochMilliseconds(start), isWithinHours: true };
  }
  const start = leastUnkind(
    days.flatMap((day) => startsOf(day, first, soonest)),
    zones,
  );
  return { start: Temporal.Instant.fromEpochMilliseconds(start), isWithinHours: false };
}

function aheadOf(from: Temporal.Instant, zone: string): number {
  const today = from.toZonedDateTimeISO(zone).toPlainDate();
  return today.add({ days: DAYS_AHEAD }).toZonedDateTime(zone).epochMilliseconds;
}

function workingHours(date: Temporal.PlainDate, timeZone: string): Span {
  return {
    from: date.toZonedDateTime({ timeZone, plainTime: BEGINNING }).epochMilliseconds,
    to: date.toZonedDateTime({ timeZone, plainTime: END }).epochMilliseconds,
  };
}

/** What of `span`, which lies on this date somewhere, are working hours in that zone. Nights are longer: it is one span at most. */
function sharedWith(span: Span, zone: string, date: Temporal.PlainDate): Span | null {
  for (const days of [0, -1, 1]) {
    const day = date.add({ days });
    if (day.dayOfWeek > FRIDAY) continue;
    const there = workingHours(day, zone);
    const shared = { from: Math.max(span.from, there.from), to: Math.min(span.to, there.to) };
    if (shared.from < shared.to) return shared;
  }
  return null;
}

function sharedByAll([first = '', ...others]: readonly string[], day: Temporal.PlainDate): Span | null {
  if (day.dayOfWeek > FRIDAY) return null;
  return others.reduce<Span | null>(
    (span, zone) => (span === null ? null : sharedWith(span, zone, day)),
    workingHours(day, first),
  );
}

/** The full and half hours of a day by the clock of its zone, not before `soonest`. */
function startsOf(day: Temporal.PlainDate, timeZone: string, soonest: number): number[] {
  const all = Array.from({ length: DAY / 30 }, (_, half) => {
    const plainTime = new Temporal.PlainTime(Math.floor(half / 2), (half % 2) * 30);
    return day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
  });
  return all.filter((start) => start >= soonest);
}

/** Of those that fit into the span the one nearest to its middle, the earlier of two; null where none fits. */
function nearMiddle({ from, to }: Span, starts: readonly number[]): number | null {
  const length = SLOT_MINUTES * MINUTE_MS;
  const fitting = starts.filter((start) => start >= from && start + length <= to);
  const offMiddle = (start: number) => Math.abs(2 * start + length - from - to);
  return leastBy(fitting, (one, other) => offMiddle(one) - offMiddle(other));
}

function leastUnkind(starts: readonly number[], zones: readonly string[]): number {
  const weighed = starts.flatMap((start) => {
    const there = zones.map((zone) => clockAt(start, zone));
    if (there.some(({ isWorkingDay }) => !isWorkingDay)) return [];
    const away = there.map(({ minute }) => fromWork(minute));
    return [
      {
        start,
        isAtNight: Number(there.some(({ minute }) => minute < EARLIEST || minute + SLOT_MINUTES > LATEST)),
        most: Math.max(...away),
        together: away.reduce((sum, minutes) => sum + minutes, 0),
      },
    ];
  });
  const least = leastBy(
    weighed,
    (one, other) => one.isAtNight - other.isAtNight || one.most - other.most || one.together - other.together,
  );
  if (least === null) throw new RangeError('no day of the week is a working day for all of them');
  return least.start;
}

function clockAt(start: number, zone: string): { readonly minute: number; readonly isWorkingDay: boolean } {
  const { hour, minute, dayOfWeek } = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO(zone);
  return { minute: hour * 60 + minute, isWorkingDay: dayOfWeek <= FRIDAY };
}

/** How many minutes a slot that begins then lies before or after working hours, whichever are nearer. */
function fromWork(minute: number): number {
  const ends = minute + SLOT_MINUTES;
  if (minute < BEGINS) return Math.min(BEGINS - minute, ends + DAY - ENDS);
  return Math.max(0, ends - ENDS);
}

/** The first of the least ones. */
function leastBy<T>(all: readonly T[], compare: (one: T, other: T) => number): T | null {
  return all.reduce<T | null>(
    (least, one) => (least === null || compare(one, least) < 0 ? one : least),
    null,
  );
}
