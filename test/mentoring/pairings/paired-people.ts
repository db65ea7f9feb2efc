import { change } from '../../../src/domain/context.ts';
import type { Program } from '../../../src/domain/mentoring/mentoring.ts';
import { beginPairing, type NewPairing } from '../../../src/domain/mentoring/pairings/beginning.ts';
import { introduceDue } from '../../../src/domain/mentoring/pairings/introducing.ts';
import { type PairingId, pairingId, suggestionId, userId, workspaceId } from '../../../src/ids.ts';
import { learningPeople } from '../../feedback/learning-people.ts';
import type { World, WorldOptions } from '../../support/world.ts';

interface Pairs {
  readonly program?: Program;
  /** The mentor first; of peers the order means nothing. */
  readonly people?: readonly string[];
  /** Only told of it, and not asked before. */
  readonly notified?: boolean;
  readonly community?: string;
}

/** ana's community in #learning, where nobody is asked a weekly question, and two who have just both said yes. */
export async function pairedWorld(pairs: Pairs = {}, options: WorldOptions = {}): Promise<World> {
  const world = await learningPeople(options);
  await bringTogether(world, pairs);
  return world;
}

/** What follows the last yes: they are paired, and introduced at once. */
export async function bringTogether(world: World, pairs: Pairs = {}): Promise<PairingId> {
  const id = await pairOnly(world, pairs);
  await introduceDue(world.app.ctx, workspaceId.of(world.slack.teamId));
  await world.clock.settle();
  return id;
}

/** They are paired, and nothing else has happened yet. */
export async function pairOnly(world: World, pairs: Pairs = {}): Promise<PairingId> {
  const { program = 'mentoring', people = ['ana', 'ben'], notified = false } = pairs;
  const { ctx } = world.app;
  const workspace = workspaceId.of(world.slack.teamId);
  const communities = await world.db.kysely.selectFrom('communities').select(['id', 'name']).execute();
  const community = communities.find(({ name }) => pairs.community === undefined || name === pairs.community);
  if (community === undefined) throw new Error('no such community');
  const isPair = program === 'mentoring' || program === 'buddies';
  const given: NewPairing = {
    id: pairingId.of(crypto.randomUUID()),
    workspaceId: workspace,
    communityId: community.id,
    roundId: null,
    suggestionId: notified ? null : suggestionId.of(crypto.randomUUID()),
    program,
    preset: 'teacher',
    people: people.map((name, index) => ({
      userId: userId.of(world.as(name).userId),
      part: isPair ? (index === 0 ? 'mentor' : 'mentee') : 'peer',
    })),
  };
  await change(ctx, workspace, (tx) => beginPairing(tx, given, ctx.clock.now()));
  return given.id;
}

/** What stands in the conversation of these with the bot, as the first of them reads it. */
export function conversation(world: World, ...people: readonly string[]): string[] {
  const [first = '', ...others] = people;
  return world.as(first).reads(placeOf(others));
}

/** What brings the first of some people to their conversation with the others and the bot. */
export function placeOf(others: readonly string[]): string {
  return ['app', ...others.map((name) => `@${name}`)].join(', ');
}

/** What the bot has written to somebody alone about a pairing. */
export function letters(world: World, name: string): string[] {
  return world
    .as(name)
    .dm()
    .filter((text) => /how is it going|brought you together|Your time with|not in .* any more/.test(text));
}

export function onlyPairing(world: World) {
  return world.db.kysely.selectFrom('pairings').selectAll().executeTakeFirstOrThrow();
}

/** Sleeps until that day and time (UTC), and then goes on for some minutes. What was due in between is due then. */
export async function goTo(world: World, date: string, time = '14:00'): Promise<void> {
  const local = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime('UTC');
  await world.clock.jump(local.toInstant());
  await world.clock.advance({ minutes: 16 });
}
