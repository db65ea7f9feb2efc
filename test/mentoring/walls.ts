/** What the clocks on the walls of a zone show, as Intl tells it: another way to the same answer than Temporal's. */
export interface Wall {
  /** `2026-03-02` */
  readonly date: string;
  readonly minute: number;
  readonly isWorkingDay: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function wallAt(ms: number, zone: string): Wall {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      weekday: 'short',
    });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(ms).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`,
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    isWorkingDay: !/^S/.test(parts.get('weekday') ?? ''),
  };
}

export const isAtWork = ({ minute, isWorkingDay }: Wall) =>
  isWorkingDay && minute >= 9 * 60 && minute < 17 * 60;

/** Far apart, a quarter or a half beside the hour, with clocks that change, and with a date of their own. */
export const ZONES = [
  'Europe/London',
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'America/St_Johns',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Tokyo',
  'Asia/Tehran',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Australia/Eucla',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Pacific/Marquesas',
  'Pacific/Honolulu',
  'Antarctica/Troll',
  'Etc/UTC',
] as const;

/** Days on which clocks change somewhere, and their neighbours. */
export const CHANGES = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-04-24',
  '2026-09-27',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
] as const;
