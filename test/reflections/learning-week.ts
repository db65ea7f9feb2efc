import type { Person } from '../../local-slack/person.ts';
import { setUp, setUpWith } from '../support/communities.ts';
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
