/**
 * Holds what stands in the local Slack against the promise, without a look at the bot's tables. A prompt may come at the member's own
 * hour and, after that, as late as Slack's limit and its failures force: a quarter of an hour for the queue, the bot's patience and its
 * second look, counted from the end of whatever trouble there was at that hour (the bot dead, Slack failing), one trouble leading
 * to the next where it begins within that quarter.
 */
import type { LocalSlack } from '../../local-slack/contract.ts';
import type { Message, User } from '../../local-slack/model.ts';
import type { Trouble } from './trouble.ts';

const HOUR = '10:00';
const GRACE = Temporal.Duration.from({ minutes: 15 });

interface Span {
  readonly firstMonday: Temporal.PlainDate;
  readonly weeks: number;
  readonly trouble: Trouble;
}

export function wrongsOfPrompts(slack: LocalSlack, span: Span): string[] {
  const { users, channels } = slack.world;
  const members = [...channels.values()].find(({ name }) => name === 'learning')?.members ?? [];
  return members.flatMap((id) => {
    const user = users.get(id);
    if (user === undefined || user.tz === null || id === slack.botUserId) return [];
    const received = messagesTo(slack, user, user.tz);
    const wrongs = [
      ...wrongPrompts(received.filter(isPrompt), user.tz, span),
      ...received.filter(isAtNight).map(({ local }) => `something came at ${local.toPlainDateTime()}`),
      ...severalOnADay(received),
    ];
    return wrongs.map((wrong) => `${user.name} (${user.tz}): ${wrong}`);
  });
}

interface Received {
  readonly message: Message;
  readonly local: Temporal.ZonedDateTime;
}

/** What the bot has sent this person unasked; ana's list of first steps was asked for by setting up. */
function messagesTo(slack: LocalSlack, user: User, zone: string): Received[] {
  const { channels, messages } = slack.world;
  const direct = [...channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.includes(user.id) && members.includes(slack.botUserId),
  );
  return [...(messages.get(direct?.id ?? '')?.values() ?? [])]
    .filter(({ botId, text }) => botId !== null && !text.startsWith('Your first two weeks'))
    .map((message) => {
      const at = Temporal.Instant.fromEpochMilliseconds(Math.floor(Number.parseFloat(message.ts) * 1000));
      return { message, local: at.toZonedDateTimeISO(zone) };
    });
}

/** By its words: the week's question with its button. */
function isPrompt({ message }: Received): boolean {
  const blocks = JSON.stringify(message.blocks);
  return blocks.includes('This week’s question from') && blocks.includes('reflection:another');
}

function isAtNight({ local }: Received): boolean {
  return local.hour < 8 || local.hour >= 20;
}

function wrongPrompts(
  prompts: readonly Received[],
  zone: string,
  { firstMonday, weeks, trouble }: Span,
): string[] {
  const wrongs: string[] = [];
  for (let week = 0; week < weeks; week += 1) {
    const monday = firstMonday.add({ weeks: week });
    const due = monday.toZonedDateTime({ timeZone: zone, plainTime: HOUR });
    const inWeek = prompts.filter(({ local }) => isInWeekOf(local.toPlainDate(), monday));
    const [first] = inWeek;
    if (inWeek.length !== 1) wrongs.push(`${inWeek.length} prompts in the week of ${monday}`);
    if (first === undefined) continue;
    const latest = trouble.endAfter(due.toInstant(), GRACE).add(GRACE);
    const at = first.local.toInstant();
    if (Temporal.Instant.compare(at, due.toInstant()) < 0) wrongs.push(`asked early: ${first.local}`);
    if (Temporal.Instant.compare(at, latest) > 0)
      wrongs.push(`asked at ${first.local}, allowed until ${latest}`);
  }
  // In the east the week after has begun when the last one ends in the west.
  const early = prompts.filter(
    ({ local }) => Temporal.PlainDate.compare(local.toPlainDate(), firstMonday) < 0,
  );
  if (early.length > 0) wrongs.push(`${early.length} prompts before the first week`);
  return wrongs;
}

function isInWeekOf(date: Temporal.PlainDate, monday: Temporal.PlainDate): boolean {
  return date.subtract({ days: date.dayOfWeek - 1 }).equals(monday);
}

function severalOnADay(received: readonly Received[]): string[] {
  const days = new Map<string, number>();
  for (const { local } of received) {
    const date = local.toPlainDate().toString();
    days.set(date, (days.get(date) ?? 0) + 1);
  }
  return [...days].filter(([, count]) => count > 1).map(([date, count]) => `${count} messages on ${date}`);
}
