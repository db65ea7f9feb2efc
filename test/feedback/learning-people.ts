import type { Message } from '../../local-slack/model.ts';
import { askNothing, setUpWith } from '../support/communities.ts';
import { startWorld, type World, type WorldOptions } from '../support/world.ts';

export const REVIEW = {
  Situation: 'In the review on Tuesday',
  Behaviour: 'You asked Chloé what she thought, and waited',
  Impact: 'She spoke up, and we found the mistake',
};

/** ana's community in #learning, where nobody is asked a weekly question. */
export async function learningPeople(
  options: WorldOptions = {},
  answers: Readonly<Record<string, string>> = {},
): Promise<World> {
  const world = await startWorld(options);
  await setUpWith(world, answers);
  await askNothing(world);
  await world.clock.advance({ minutes: 1 });
  return world;
}

/** Writes feedback by command in #learning, looks at it and sends it. */
export async function give(
  world: World,
  author: string,
  reader: string,
  words: Readonly<Record<string, string>> = REVIEW,
): Promise<void> {
  const person = world.as(author).in('#learning');
  await person.command(`/feedback give @${reader}`);
  const errors = await person.submit(words);
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  await person.submit();
  person.sees('Sent.');
  await person.dismiss();
}

/** Opens what stands last in the conversation with the bot. */
export async function openLast(world: World, reader: string): Promise<string> {
  return await world.as(reader).in('app').open('Open');
}

/** Everything that is kept of feedback, drafts too. */
export function keptFeedback(world: World) {
  return world.db.kysely.selectFrom('feedback').selectAll().orderBy('drafted_at').execute();
}

/** The only feedback there is. */
export async function onlyFeedback(world: World) {
  const [row, another] = await keptFeedback(world);
  if (row === undefined || another !== undefined) throw new Error('there is not exactly one');
  return row;
}

/** The buttons of a message carry something else than we sent. */
export function forgeButtons(message: Message, value: string): void {
  for (const block of message.blocks) {
    const { elements } = block;
    if (block.type === 'actions' && Array.isArray(elements))
      for (const element of elements) Object.assign(element, { value });
  }
}
