/** What people do until a round has results, by hand and in a few lines. */
import type { Message } from '../../local-slack/model.ts';
import type { Person } from '../../local-slack/person.ts';
import { userId } from '../../src/ids.ts';
import { askNothing, channelIdOf, setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

/** By the labels of fields. */
type Said = Readonly<Record<string, string | readonly string[]>>;

export interface Wanted {
  readonly title?: string;
  readonly questions: readonly Said[];
  /** What is chosen under *More*. */
  readonly terms?: Said;
}

export const RATING = { Question: 'How did it go?' };
export const CHOICE = {
  Question: 'Which day suits you?',
  'How is it answered?': 'One of several choices',
  'Choices, one a line': 'Monday\nTuesday\nFriday',
};
export const SEVERAL = {
  Question: 'What helps you?',
  'How is it answered?': 'Any of several choices',
  'Choices, one a line': 'Time\nPeople\nQuiet',
};
export const OPEN = { Question: 'What else?', 'How is it answered?': 'Open text' };
export const EVERYONE = { 'Who may read the results?': 'Everyone in Learning' };

/** ana leads #learning; nothing else comes unasked. Monday, 2 March, 9:00 UTC. */
export async function quietWorld(): Promise<World> {
  const world = await startWorld();
  await setUp(world);
  await askNothing(world);
  return world;
}

/** ana asks a round of her own questions. */
export async function asks(
  world: World,
  { title = 'How are we?', questions, terms = {} }: Wanted,
): Promise<void> {
  const ana = world.as('ana').in('#learning');
  await ana.command(`/learn feedback round ${title}`);
  await ana.choose('Template', 'Blank: my own questions');
  await ana.open('Questions');
  for (const { 'How is it answered?': kind, ...fields } of questions) {
    await ana.open('Add a question');
    if (kind !== undefined) await ana.fill({ 'How is it answered?': kind });
    mustBeTaken(await ana.submit(fields));
  }
  await ana.cancel();
  await ana.click('More');
  for (const [label, said] of Object.entries(terms)) await ana.fill({ [label]: said });
  mustBeTaken(await ana.submit());
  await ana.dismiss();
}

/** Each of these answers, in this order. */
export async function answer(world: World, answers: Readonly<Record<string, Said>>): Promise<void> {
  for (const [name, said] of Object.entries(answers)) {
    const person = world.as(name).in('#learning');
    const { blocks } = person.message('asks for feedback');
    await person.open(
      JSON.stringify(blocks).includes('Answer without my name') ? 'Answer without my name' : 'Answer',
    );
    mustBeTaken(await person.submit(said));
    await person.dismiss();
  }
}

/** The list of rounds is open before this leader. */
export async function lists(world: World, name = 'ana'): Promise<Person> {
  const leader = world.as(name).in('#learning');
  await leader.command('/learn feedback rounds');
  return leader;
}

export async function closes(world: World): Promise<void> {
  const ana = await lists(world);
  await ana.click('Close now', { confirm: true });
  await ana.dismiss();
}

/** A leader looks it through, and publishes it; the results are open before them. */
export async function publishes(world: World, name = 'ana'): Promise<Person> {
  const leader = await lists(world, name);
  await leader.open('Look through and publish');
  mustBeTaken(await leader.submit());
  return leader;
}

/** A round that asks, is answered, closes and is published. */
export async function published(
  world: World,
  wanted: Wanted,
  answers: Readonly<Record<string, Said>>,
): Promise<void> {
  await asks(world, wanted);
  await answer(world, answers);
  await closes(world);
  await (await publishes(world)).dismiss();
}

/** Somebody leads the community from now on, or no more. */
export async function leads(world: World, name: string, role: 'leader' | 'member'): Promise<void> {
  const user = userId.of(world.as(name).userId);
  await world.db.kysely.updateTable('members').set({ role }).where('user_id', '=', user).execute();
}

/** What stands in #learning that says this. */
export function inChannel(world: World, says: string): Message {
  return found(world, channelIdOf(world, 'learning'), says);
}

/** What the bot sent this person that says this. */
export function inDirect(world: World, name: string, says: string): Message {
  return world.as(name).in('app').message(says);
}

function found(world: World, channelId: string, says: string): Message {
  const message = messagesIn(world, channelId).findLast(({ blocks }) =>
    JSON.stringify(blocks).includes(says),
  );
  if (message === undefined) throw new Error(`nothing there says: ${says}`);
  return message;
}

function messagesIn(world: World, channelId: string): Message[] {
  return [...(world.slack.world.messages.get(channelId)?.values() ?? [])];
}

function mustBeTaken(errors: Readonly<Record<string, string>>): void {
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
}
