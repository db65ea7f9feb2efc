import type { Person } from '../../local-slack/person.ts';
import { PURPOSE, setUp, setUpWith } from '../support/communities.ts';
import { startWorld, type World, type WorldOptions } from '../support/world.ts';

/** ana has set #learning up on Monday at 9:00 UTC; the question comes on Mondays at 10:00. */
export async function learningWeek(
  answers: Readonly<Record<string, string>> = {},
  slack: NonNullable<WorldOptions['slack']> = {},
): Promise<World> {
  const world = await startWorld({ slack });
  if (Object.keys(answers).length === 0) await setUp(world);
  else await setUpWith(world, answers);
  return world;
}

/** Goes on to this local wall time of somebody. */
export async function goTo(world: World, wall: string, zone: string): Promise<void> {
  await world.clock.advanceTo(Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant());
}

/** The same, with the machine asleep until shortly before. */
export async function sleepUntil(world: World, wall: string, zone: string): Promise<void> {
  const at = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
  await world.clock.jump(at.subtract({ minutes: 20 }));
  await world.clock.advanceTo(at);
}

/** The messages with a question that somebody has had: not reminders, not other parts. */
export function questionsTo(person: Person): string[] {
  return person.dm().filter((text) => text.includes('This week’s question from'));
}

/** When the bot posted what contains this to somebody: wall times in their zone, `2026-03-02T10:00`. */
export function timesOf(world: World, said: string, name: string, zone: string): string[] {
  const { userId } = world.as(name);
  const channel = [...world.slack.world.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.includes(userId),
  );
  return [...(world.slack.world.messages.get(channel?.id ?? '')?.values() ?? [])]
    .filter(({ blocks }) => JSON.stringify(blocks).includes(said))
    .map(({ ts }) =>
      Temporal.Instant.fromEpochMilliseconds(Math.floor(Number(ts) * 1000))
        .toZonedDateTimeISO(zone)
        .toPlainDateTime()
        .toString({ smallestUnit: 'minute' }),
    );
}

/** ana sets up more communities, with ben in them. */
export async function moreCommunities(world: World, ...names: readonly string[]): Promise<void> {
  const ana = world.as('ana');
  for (const name of names) {
    await ana.creates(`#${name}`);
    await ana.invites(`#${name}`, 'app', 'ben');
    await ana.command(`#${name}`, '/learn setup');
    await ana.submit({ [PURPOSE]: `About ${name}` });
    await ana.cancel();
  }
}

/** Slack takes no message while this happens; an hour later, all that waited has been sent. */
export async function withNothingSent(world: World, happens: () => Promise<unknown>): Promise<void> {
  world.slack.faults.always('chat.postMessage', { retryAfter: 120 });
  await happens();
  world.slack.faults.clear();
  await world.clock.advance({ hours: 1 });
}

/** Saves this in somebody's settings of a community. */
export async function choose(
  person: Person,
  chosen: Parameters<Person['submit']>[0],
  channel = '#learning',
): Promise<void> {
  await person.command(channel, '/learn settings');
  const errors = await person.submit(chosen);
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
}

/** Answers what stands last in the conversation with the bot. */
export async function answer(
  person: Person,
  words: string,
  visibility: 'Only me' | 'The community, with my name' = 'Only me',
): Promise<void> {
  person.in('app');
  await person.open('Answer');
  const errors = await person.submit({ 'My answer': words, 'Who may read it?': visibility });
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  await person.dismiss();
}

/** Answers in the channel where they are, by command, for themselves. */
export async function answerByCommand(ben: Person): Promise<void> {
  await ben.command('/reflect I answer now.');
  const errors = await ben.submit();
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  await ben.dismiss();
}
