import { Refusal } from '../../refusal.ts';
import { longDate } from '../../time.ts';
import { roundLimits, type Terms, type WallMoment } from '../round.ts';
import { type TypedRound, usual } from './draft.ts';
import { checkMoment, type MomentFields } from './moments.ts';

const TO_ANSWER = Temporal.Duration.from({ hours: 1 });
const OPENS: MomentFields = { date: 'opensOn', time: 'opensTime' };

/** When it opens, as chosen; null: at once. @throws Refusal as checkMoment. */
export function opensIn(typed: TypedRound, before: Pick<Terms, 'opens'>, zone: string): WallMoment | null {
  if (typed.opensOn === undefined) return before.opens;
  if (typed.opensOn === null) return null;
  const moment = { date: typed.opensOn, time: typed.opensTime ?? before.opens?.time ?? usual.opensTime };
  checkMoment(moment, zone, OPENS);
  return moment;
}

/** When it closes, as chosen. @throws Refusal as checkMoment. */
export function closesIn(typed: TypedRound, before: Pick<Terms, 'closes'>, zone: string): WallMoment {
  const { closesOn = before.closes.date, closesTime = before.closes.time } = typed;
  if (closesOn === null) {
    throw new Refusal('invalid', 'Please choose the day on which it closes.', 'closesOn');
  }
  const moment = { date: closesOn, time: closesTime ?? usual.closesTime };
  checkMoment(moment, zone, closesFields(typed));
  return moment;
}

/** When these terms let it open, if it were sent now, and close. @throws Refusal as checkMoment. */
export function spanOf(
  terms: Terms,
  zone: string,
  now: Temporal.Instant,
): { readonly opens: Temporal.Instant; readonly closes: Temporal.Instant } {
  return {
    opens: terms.opens === null ? now : checkMoment(terms.opens, zone, OPENS),
    closes: checkMoment(terms.closes, zone, closesFields({})),
  };
}

/** @throws Refusal `invalid` at its field where a round with these terms, sent now, would have passed, be too short, too long or meet itself. */
export function checkSpan(
  terms: Terms,
  typed: TypedRound,
  { now, zone }: { readonly now: Temporal.Instant; readonly zone: string },
): void {
  const { opens, closes } = spanOf(terms, zone, now);
  if (terms.opens !== null && isBefore(opens, now)) {
    throw new Refusal(
      'invalid',
      'This opening has passed. Choose a later day or time, or leave the day empty to open at once.',
      OPENS.date,
    );
  }
  if (isBefore(closes, now)) {
    throw new Refusal('invalid', 'This closing has passed. Please choose a later day or time.', 'closesOn');
  }
  if (isBefore(closes, opens)) {
    throw new Refusal('invalid', 'It would close before it opens. Please choose a later day.', 'closesOn');
  }
  if (isBefore(closes, opens.add(TO_ANSWER))) {
    throw new Refusal(
      'invalid',
      'People need at least an hour to answer. Please choose a later day or time.',
      'closesOn',
    );
  }
  const local = opens.toZonedDateTimeISO(zone);
  if (isBefore(local.add({ days: roundLimits.mostDays }).toInstant(), closes)) {
    throw new Refusal(
      'invalid',
      `A round stays open for at most ${roundLimits.mostDays} days. Please choose an earlier day.`,
      'closesOn',
    );
  }
  if (terms.everyWeeks === null) return;
  const again = local.add({ weeks: terms.everyWeeks });
  if (isBefore(closes, again.toInstant())) return;
  throw new Refusal(
    'invalid',
    `It comes again on ${longDate(again.toPlainDate().toString())}, and must have closed by then. Choose an earlier closing, or more weeks.`,
    typed.everyWeeks === undefined ? 'closesOn' : 'everyWeeks',
  );
}

/** The time is no field of the short form, so its error stands at the day there. */
function closesFields({ closesTime }: TypedRound): MomentFields {
  return { date: 'closesOn', time: closesTime === undefined ? 'closesOn' : 'closesTime' };
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
