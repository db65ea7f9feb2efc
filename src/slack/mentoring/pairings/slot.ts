import type { KnownBlock } from '@slack/types';
import type { ShownIntroduction } from '../../../domain/mentoring/pairings/for-messages.ts';
import {
  type FirstMeeting,
  firstMeeting,
  suggestAnotherTime,
} from '../../../domain/mentoring/pairings/slot.ts';
import { SLOT_MINUTES } from '../../../domain/mentoring/shared-hours.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { dayInWords } from '../../../domain/time.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { mention, paragraph } from '../../blocks/text.ts';
import type { ActionCall } from '../../calls.ts';
import { ids } from '../../ids.ts';
import { calendarFile } from '../calendar.ts';
import { readPairingId } from './input.ts';
import { PAIRING_NAMES } from './words.ts';

const BEGINS = 9;
const ENDS = 17;
const FRIDAY = 5;

/** When they might meet, by the clock of each; nothing where no time was suggested. */
export function slotBlocks({ pairing, zones }: ShownIntroduction): KnownBlock[] {
  const { slotAt, id } = pairing;
  if (slotAt === null) return [];
  const isKind = zones.every(({ zone }) => isAtWork(slotAt, zone));
  const lines = zones.map(({ userId, zone }) => `• ${mention(userId)}: ${localTime(slotAt, zone)}`);
  const note = isKind
    ? ''
    : '\nYour working hours do not overlap. This time is the least early or late that I could find.';
  return [
    paragraph(`*When you might meet*\n${lines.join('\n')}${note}`),
    buttonRow(
      button('Calendar file', ids.mentoring.pairing.calendar, { value: id }),
      button('Another time', ids.mentoring.pairing.anotherTime, { value: id }),
    ),
  ];
}

function isAtWork(start: Temporal.Instant, zone: string): boolean {
  const begins = start.toZonedDateTimeISO(zone);
  const ends = begins.add({ minutes: SLOT_MINUTES });
  const isLate = ends.hour > ENDS || (ends.hour === ENDS && ends.minute > 0);
  return begins.dayOfWeek <= FRIDAY && begins.hour >= BEGINS && ends.hour >= BEGINS && !isLate;
}

/** `Wednesday, 4 March 2026, 12:30–13:00 (Europe/Berlin)` */
function localTime(start: Temporal.Instant, zone: string): string {
  const begins = start.toZonedDateTimeISO(zone);
  const clock = (at: Temporal.ZonedDateTime) => at.toPlainTime().toString({ smallestUnit: 'minute' });
  const times = `${clock(begins)}–${clock(begins.add({ minutes: SLOT_MINUTES }))}`;
  return `${dayInWords(begins.toPlainDate().toString())}, ${times} (${zone.replaceAll('_', ' ')})`;
}

/** *Another time*. */
export async function anotherTime(call: ActionCall): Promise<void> {
  await suggestAnotherTime(call.ctx, call.actor, readPairingId(call.value));
}

/** *Calendar file*: to whoever presses, so that nobody else is disturbed by it. */
export async function sendCalendarFile(call: ActionCall): Promise<void> {
  const { upload } = call;
  const meeting = await firstMeeting(call.ctx, call.actor, readPairingId(call.value));
  if (upload === null) {
    const why = 'This workspace does not let me send files. The time stands above, for you to copy.';
    throw new Refusal('conflict', why);
  }
  // Slack may take longer over a file than a click may last.
  await call.acknowledge();
  await upload(
    { userId: call.actor.userId },
    {
      name: 'first-meeting.ics',
      title: 'Your first time together',
      text: fileOf(meeting, call.ctx.clock.now()),
    },
  );
  await call.answer({
    text: 'The file is in your conversation with me. Open it, and your calendar has the time.',
  });
}

function fileOf(meeting: FirstMeeting, now: Temporal.Instant): string {
  return calendarFile({
    uid: `pairing-${meeting.pairingId}@lyceum`,
    title: `${meeting.names.join(', ')}: first time together`,
    description: `${PAIRING_NAMES[meeting.program]} in ${meeting.communityName}. Suggested by Lyceum; agree in your conversation on where.`,
    start: meeting.start,
    minutes: meeting.minutes,
    now,
  });
}
