import { expect } from 'vitest';
import type { Person } from '../../local-slack/person.ts';
import type { Said } from '../../local-slack/person-fields.ts';
import { userId } from '../../src/ids.ts';
import { goTo } from '../reflections/learning-week.ts';
import { askNothing } from '../support/communities.ts';
import type { World, WorldOptions } from '../support/world.ts';
import { formOpen, roundsIn } from './setting-up.ts';

/** Where the community is, in whose time rounds open and close. */
export const ZONE = 'Europe/Berlin';
export const INVITED = 'asks for feedback.';
export const MEMBERS = ['ben', 'chloe', 'dev', 'eva', 'omar'] as const;
export const WORDS = 'What should we start doing?';

type Fields = Readonly<Record<string, Said>>;

export interface Wishes {
  readonly title?: string;
  /** Fields under More, filled in one after the other, since some bring others. */
  readonly more?: Fields;
  readonly template?: string;
  readonly options?: WorldOptions;
  /** Done before the form is filled in. */
  readonly before?: (world: World) => void;
}

/** ana has filled in the form in #learning, and not sent it. No weekly question comes in between. */
export async function formFilled({ title = 'How are we?', more, template, options, before }: Wishes = {}) {
  const { world, ana } = await formOpen('', options);
  await askNothing(world);
  before?.(world);
  if (template !== undefined) await ana.choose('Template', template);
  await ana.fill({ Title: title });
  if (more !== undefined) await ana.click('More');
  for (const [label, said] of Object.entries(more ?? {})) await ana.fill({ [label]: said });
  return { world, ana };
}

/** ana has sent a round, and it is open. */
export async function roundOpen(wishes: Wishes = {}) {
  const { world, ana } = await formFilled(wishes);
  expect(await ana.submit()).toEqual({});
  ana.sees('Your round is open.');
  await ana.dismiss();
  return { world, ana };
}

export const NAMED: Fields = { 'How do people answer?': 'Named' };
export const UNLINKED_BUTTON = 'Answer without my name';

/** Answers from an invitation in the channel, by what it offers. */
export async function answerAs(
  world: World,
  name: string,
  said: Fields = { [WORDS]: `${name} says so` },
  title = INVITED,
) {
  const who = world.as(name).in('#learning');
  const invitation = who.message(title);
  await who.open(buttonIn(readIn(who, title)), { on: invitation });
  expect(await who.submit(said)).toEqual({});
  const told = who.modal();
  await who.dismiss();
  return told ?? '';
}

function readIn(who: ReturnType<World['as']>, said: string): string {
  return who.reads('#learning').findLast((text) => text.includes(said)) ?? '';
}

function buttonIn(text: string): string {
  return text.includes(`[${UNLINKED_BUTTON}]`) ? UNLINKED_BUTTON : 'Answer';
}

export async function answerAll(world: World, names: readonly string[] = MEMBERS): Promise<void> {
  for (const name of names) await answerAs(world, name);
}

/** ben leads too. */
export async function leadsToo(world: World, name: string): Promise<void> {
  const id = userId.of(world.as(name).userId);
  await world.db.kysely.updateTable('members').set({ role: 'leader' }).where('user_id', '=', id).execute();
}

/** Wall time where the community is. */
export function until(world: World, wall: string): Promise<void> {
  return goTo(world, wall, ZONE);
}

/** What stands in the channel that begins so, as members see it. */
export function inChannel(world: World, said: string): string[] {
  return world
    .as('ben')
    .reads('#learning')
    .filter((text) => text.includes(said));
}

/** What the bot has told somebody directly that holds this. */
export function told(world: World, name: string, said: string): string[] {
  return world
    .as(name)
    .dm()
    .filter((text) => text.includes(said));
}

export async function statesIn(world: World): Promise<string[]> {
  return (await roundsIn(world)).map(({ state }) => state);
}

/** In the list of rounds a leader moves the closing of the only open one. */
export async function extendTo(leader: Person, day: string): Promise<void> {
  await leader.in('#learning').command('/learn feedback rounds');
  await leader.open('Extend');
  expect(await leader.submit({ 'Closes on': day })).toEqual({});
  leader.sees('The channel is told.');
  await leader.dismiss();
}

/** The list of rounds, after a leader has pressed this in it, and said that they mean it. */
export async function pressInList(leader: Person, button: string): Promise<void> {
  await leader.in('#learning').command('/learn feedback rounds');
  await leader.click(button, { confirm: true });
}

export const BY_LETTER: Fields = {
  Also: ['Remind everyone once, 24 hours before it closes', 'Ask each person by direct message too'],
};
