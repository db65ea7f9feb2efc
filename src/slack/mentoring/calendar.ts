import { createEvent } from 'ics';

export interface Meeting {
  /** Always the same for the same meeting: whoever opens its file again changes the entry, and does not get a second. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly start: Temporal.Instant;
  readonly minutes: number;
  /** When the file is written, by our clock. */
  readonly now: Temporal.Instant;
}

/** In bytes, the end of the line left out. */
const LONGEST_LINE = 75;

/** A calendar file (RFC 5545) with one meeting: in UTC, so that each calendar shows it in its own zone; nobody is invited by it. */
export function calendarFile({ uid, title, description, start, minutes, now }: Meeting): string {
  const event = {
    uid,
    title: withoutControls(title),
    description: withoutControls(description),
    // As texts, which the library leaves alone: it takes anything else for the machine's zone, and no stamp for the machine's hour.
    start: utc(start),
    end: utc(start.add({ minutes })),
    timestamp: utc(now),
    productId: '-//Lyceum//Mentoring//EN',
    // A method makes an invitation of it, which needs somebody who invites.
    method: '',
  };
  const { value, error } = createEvent(event);
  if (typeof value !== 'string') throw error ?? new TypeError('no calendar file came out');
  return folded(value);
}

/** `20260302T090000Z` */
function utc(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '');
}

/** The library escapes what has a meaning, and lets pass what no calendar takes. */
function withoutControls(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/(?!\n)\p{Cc}/gu, ' ');
}

/** The library folds lines after 75 characters; calendars count bytes. No character is broken in two. */
function folded(file: string): string {
  const lines = file.replaceAll(/\r\n[\t ]/g, '').split('\r\n');
  return lines.map(foldedLine).join('\r\n');
}

function foldedLine(line: string): string {
  let room = LONGEST_LINE;
  let written = '';
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (bytes > room) {
      written += '\r\n ';
      room = LONGEST_LINE - 1;
    }
    written += character;
    room -= bytes;
  }
  return written;
}
