import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendarFile, type Meeting } from '../../src/slack/mentoring/calendar.ts';

const meeting: Meeting = {
  uid: '7d5f9d5c-8a05-4a35-9a57-0a5c7b1f0f11@lyceum',
  title: 'Ana and Ben',
  description: 'A first conversation.',
  start: Temporal.Instant.from('2026-03-09T14:30:00Z'),
  minutes: 30,
  now: Temporal.Instant.from('2026-03-02T09:00:59.999Z'),
};

/** Reads a calendar file as RFC 5545 has it, written without a look at the one that writes. */
function read(file: string): readonly (readonly [name: string, value: string])[] {
  const bytes = new TextEncoder();
  const physical = file.split('\r\n');
  if (physical.pop() !== '') throw new Error('the last line has no end');
  for (const line of physical) {
    if (/[\r\n]/.test(line)) throw new Error(`half an end of a line in ${JSON.stringify(line)}`);
    if (bytes.encode(line).length > 75) throw new Error(`too long: ${line}`);
  }
  const logical = physical.reduce<string[]>((lines, line) => {
    if (/^[ \t]/.test(line)) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`);
    else lines.push(line);
    return lines;
  }, []);
  return logical.map((line) => {
    const parts = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/su.exec(line);
    if (parts === null) throw new Error(`no property: ${line}`);
    return [`${parts[1]}${parts[2]}`, parts[3] ?? ''] as const;
  });
}

/** TEXT: a backslash before a backslash, a semicolon, a comma, or n for a new line; nothing else of these stands alone. */
function unescaped(value: string): string {
  let text = '';
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? '';
    if (character === ';' || character === ',') throw new Error(`“${character}” stands unescaped`);
    if (character !== '\\') {
      text += character;
      continue;
    }
    at += 1;
    const escaped = value[at] ?? '';
    if (!/^[nN\\;,]$/.test(escaped)) throw new Error(`“\\${escaped}” means nothing`);
    text += escaped.toLowerCase() === 'n' ? '\n' : escaped;
  }
  return text;
}

function valueIn(file: string, name: string): string {
  const found = read(file).filter(([one]) => one === name);
  if (found.length !== 1) throw new Error(`${name} stands ${found.length} times`);
  return found[0]?.[1] ?? '';
}

describe('a calendar file', () => {
  test('holds one meeting, in UTC, stamped by the clock that is given', () => {
    const file = calendarFile(meeting);
    const lines = read(file);
    expect(lines.at(0)).toEqual(['BEGIN', 'VCALENDAR']);
    expect(lines.at(-1)).toEqual(['END', 'VCALENDAR']);
    expect(lines.filter(([name]) => name === 'BEGIN').map(([, value]) => value)).toEqual([
      'VCALENDAR',
      'VEVENT',
    ]);
    expect(valueIn(file, 'VERSION')).toBe('2.0');
    expect(valueIn(file, 'PRODID')).not.toBe('');
    expect(valueIn(file, 'UID')).toBe(meeting.uid);
    expect(valueIn(file, 'DTSTAMP')).toBe('20260302T090059Z');
    expect(valueIn(file, 'DTSTART')).toBe('20260309T143000Z');
    expect(valueIn(file, 'DTEND')).toBe('20260309T150000Z');
    expect(valueIn(file, 'SUMMARY')).toBe('Ana and Ben');
    expect(valueIn(file, 'DESCRIPTION')).toBe('A first conversation.');
  });

  test('invites nobody, and is the same each time', () => {
    const names = read(calendarFile(meeting)).map(([name]) => name);
    for (const name of names) expect(name).not.toMatch(/METHOD|ORGANIZER|ATTENDEE/);
    expect(calendarFile(meeting)).toBe(calendarFile(meeting));
  });

  test('keeps the words as they are, in whatever language, and lines as short as calendars take them', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 200, size: 'max' }),
      fc.string({
        unit: fc.constantFrom('é', '漢', '👩‍👩‍👧', 'a', '\\', ';', ',', '\n', ':', ' '),
        maxLength: 120,
      }),
    );
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 4_000_000_000 }), (title, description, seconds) => {
        const start = Temporal.Instant.fromEpochMilliseconds(seconds * 1000);
        const file = calendarFile({ ...meeting, title: `x${title}`, description: `y${description}`, start });
        expect(unescaped(valueIn(file, 'SUMMARY'))).toBe(`x${title}`);
        expect(unescaped(valueIn(file, 'DESCRIPTION'))).toBe(`y${description}`);
        const [, year, month, day, hour, minute, second] =
          /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(valueIn(file, 'DTSTART')) ?? [];
        expect(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).toBe(start.toString());
      }),
    );
  });

  test('has no half characters and no signs that calendars refuse', () => {
    const file = calendarFile({ ...meeting, title: 'a\rb\r\nc\u0000d\tf\ud83d', description: 'g\u007fh' });
    expect(unescaped(valueIn(file, 'SUMMARY'))).toBe('a\nb\nc d f\ufffd');
    expect(unescaped(valueIn(file, 'DESCRIPTION'))).toBe('g h');
  });
});
