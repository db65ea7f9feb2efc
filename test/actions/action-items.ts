import type { Person } from '../../local-slack/person.ts';
import { sleepUntil } from '../reflections/learning-week.ts';
import { askNothing, setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

export const LONDON = 'Europe/London';

/** ana leads #learning; nothing else comes unasked. Monday, 2 March, 9:00 UTC. */
export async function withCommunity(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  await askNothing(world);
  return world;
}

export interface Wanted {
  /** `@ben`; default whoever adds it. */
  readonly owner?: string;
  /** Local date; default a week from today. */
  readonly due?: string;
}

/** Adds an action item by command in #learning. */
export async function adds(person: Person, text: string, { owner, due }: Wanted = {}): Promise<void> {
  person.in('#learning');
  await person.command(`/learn actions ${text}`);
  const errors = await person.submit({
    ...(owner === undefined ? {} : { 'Who does it?': owner }),
    ...(due === undefined ? {} : { 'By when?': due }),
  });
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  await person.cancel();
}

/** Opens the list in #learning. Returns what it says. */
export async function opensList(person: Person): Promise<string> {
  person.in('#learning');
  await person.command('/learn actions');
  return person.modal() ?? '';
}

/** Lives through the mornings of these days in London, and sleeps between: nothing of ours has an hour of its own but 8:00. */
export async function throughMornings(world: World, ...dates: readonly string[]): Promise<void> {
  for (const date of dates) await sleepUntil(world, `${date}T08:05`, LONDON);
}

/** The messages from the bot about this, oldest first. */
export function toldOf(person: Person, text: string): string[] {
  return person.dm().filter((message) => message.includes(text));
}
