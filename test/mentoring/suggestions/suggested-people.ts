import type { Message } from '../../../local-slack/model.ts';
import { write } from '../../../src/db/transaction.ts';
import { change } from '../../../src/domain/context.ts';
import type { Placed, Program } from '../../../src/domain/mentoring/mentoring.ts';
import { putProfile } from '../../../src/domain/mentoring/profiles/store.ts';
import { writtenSkills } from '../../../src/domain/mentoring/skills/skill.ts';
import { listSkills } from '../../../src/domain/mentoring/skills/skills.ts';
import { suggest } from '../../../src/domain/mentoring/suggestions/suggesting.ts';
import {
  type CommunityId,
  deliveryId,
  type MatchingRoundId,
  matchingRoundId,
  type SuggestionId,
  skillId,
  suggestionId,
  type UserId,
  userId,
  workspaceId,
} from '../../../src/ids.ts';
import { learningPeople } from '../../feedback/learning-people.ts';
import type { World, WorldOptions } from '../../support/world.ts';
import { addSentRound } from './round-that-was-sent.ts';

/** Mentor and mentee by their handles; of peers two or more in any order. */
type Together = readonly string[];

export interface Offers {
  readonly wants?: 'mentee' | 'mentor' | 'both' | 'company';
  readonly capacity?: number;
  readonly helps?: readonly string[];
  readonly learns?: readonly string[];
  readonly experience?: number | null;
  readonly hopes?: string | null;
  readonly avoids?: readonly string[];
}

/** Mentors who offer SQL, the more experienced the better; and two who want to learn it. */
const PEOPLE: Readonly<Record<string, Offers>> = {
  ana: { wants: 'mentor', capacity: 1, helps: ['SQL'], experience: 4 },
  dev: { wants: 'mentor', capacity: 1, helps: ['SQL'], experience: 3 },
  eva: { wants: 'mentor', capacity: 1, helps: ['SQL'], experience: 2 },
  ben: { wants: 'mentee', learns: ['SQL'], experience: 0, hopes: 'To read <our> data & trust it' },
  chloe: { wants: 'mentee', learns: ['SQL'], experience: 0 },
};

/** ana's community in #learning, where people have said what they offer and want, and nobody is asked a weekly question. */
export async function mentoringWorld(
  changes: Readonly<Record<string, Offers | null>> = {},
  options: WorldOptions = {},
): Promise<World> {
  const world = await learningPeople(options);
  for (const [name, offers] of Object.entries({ ...PEOPLE, ...changes })) {
    if (offers !== null) await says(world, name, { ...PEOPLE[name], ...offers });
  }
  return world;
}

/** What this person says of themselves from now on. */
export async function says(world: World, name: string, offers: Offers, community?: string): Promise<void> {
  const { wants = 'company', capacity = 0, helps = [], learns = [], experience = null } = offers;
  const of = { ...(await placeIn(world, community)), userId: idOf(world, name) };
  const now = world.clock.now();
  const fresh = (names: readonly string[]) =>
    writtenSkills(names, 'helps').map((skill) => ({ ...skill, id: skillId.of(crypto.randomUUID()) }));
  await write(world.db, async (tx) => {
    const said = {
      wants,
      capacity,
      experience,
      helps: await listSkills(tx, of, fresh(helps), now),
      learns: await listSkills(tx, of, fresh(learns), now),
      languages: [],
      hoursAMonth: null,
      hopes: offers.hopes ?? null,
      team: null,
      managerId: null,
      avoids: (offers.avoids ?? []).map((other) => idOf(world, other)),
    };
    await putProfile(tx, of, said, now);
  });
}

export function idOf(world: World, name: string): UserId {
  return userId.of(world.as(name).userId);
}

export async function placeIn(world: World, community?: string) {
  const rows = await world.db.kysely.selectFrom('communities').select(['id', 'name']).execute();
  const found = rows.find(({ name }) => community === undefined || name === community);
  if (found === undefined) throw new Error(`there is no community ${community}`);
  return { workspaceId: workspaceId.of(world.slack.teamId), communityId: found.id };
}

interface Round {
  readonly program?: Program;
  readonly pairs: readonly Together[];
  /** Mentors who take part besides those of the pairs. */
  readonly mentors?: readonly string[];
  readonly forbidden?: readonly Together[];
  readonly answerDays?: number;
  readonly community?: string;
}

/** A round that was sent, with its suggestions. */
export async function sentRound(world: World, round: Round): Promise<MatchingRoundId> {
  const { program = 'mentoring', pairs, mentors = [], answerDays = 3, forbidden = [] } = round;
  const place = await placeIn(world, round.community);
  const id = matchingRoundId.of(crypto.randomUUID());
  await addRound(world, { id, program, answerDays, communityId: place.communityId });
  const placed = pairs.flatMap((names) => placedIn(world, program, names));
  const others = mentors.map((name) => ({ userId: idOf(world, name), part: 'mentor' as const }));
  const people = new Map([...placed, ...others].map((one) => [one.userId, one.part]));
  const rows = [...people].map(([user, part]) => ({
    workspace_id: place.workspaceId,
    round_id: id,
    user_id: user,
    part,
    skips: 0 as const,
    left_because: null,
    is_told: 0 as const,
  }));
  await world.db.kysely.insertInto('matching_people').values(rows).execute();
  for (const names of forbidden) {
    const [one, other] = names.map((name) => idOf(world, name)).sort();
    if (one === undefined || other === undefined) throw new Error('two are forbidden to each other');
    await world.db.kysely
      .insertInto('matching_forbidden')
      .values({ workspace_id: place.workspaceId, round_id: id, one_id: one, other_id: other })
      .execute();
  }
  for (const names of pairs) {
    await suggestTo(world, { ...place, roundId: id, program, names, answerDays, askedBy: null });
  }
  await world.clock.settle();
  return id;
}

async function addRound(
  world: World,
  round: { id: MatchingRoundId; program: Program; answerDays: number; communityId: CommunityId },
): Promise<void> {
  const owned = { ...round, workspaceId: workspaceId.of(world.slack.teamId), ownerId: idOf(world, 'ana') };
  await addSentRound(world.db, owned, world.clock.now());
}

/** The first asks the second, whom they found by themselves, to mentor them. */
export async function asksFor(world: World, mentee: string, mentor: string): Promise<SuggestionId> {
  const id = await suggestTo(world, {
    ...(await placeIn(world)),
    roundId: null,
    program: 'mentoring',
    names: [mentor, mentee],
    answerDays: 3,
    askedBy: mentee,
  });
  await world.clock.settle();
  return id;
}

interface ToSuggest extends Awaited<ReturnType<typeof placeIn>> {
  readonly roundId: MatchingRoundId | null;
  readonly program: Program;
  readonly names: Together;
  readonly answerDays: number;
  readonly askedBy: string | null;
}

async function suggestTo(world: World, of: ToSuggest): Promise<SuggestionId> {
  const { workspaceId: workspace, communityId, roundId, program, names, answerDays } = of;
  const { ctx } = world.app;
  const id = suggestionId.of(crypto.randomUUID());
  const people = placedIn(world, program, names);
  const ids = people.map(() => deliveryId.of(crypto.randomUUID()));
  const given = {
    id,
    workspaceId: workspace,
    communityId,
    roundId,
    askedBy: of.askedBy === null ? null : idOf(world, of.askedBy),
    program,
    preset: 'teacher',
    people,
    answerDays,
  } as const;
  await change(ctx, workspace, (tx) => suggest(tx, given, ids, ctx.clock.now()));
  return id;
}

function placedIn(world: World, program: Program, names: Together): Placed[] {
  const isOfTwo = program === 'mentoring' || program === 'buddies';
  return names.map((name, index) => ({
    userId: idOf(world, name),
    part: isOfTwo ? (index === 0 ? 'mentor' : 'mentee') : 'peer',
  }));
}

/** *Not this one*, and why, in what stands last with these words in the conversation with the bot. */
export async function saysNo(
  world: World,
  name: string,
  fields: Readonly<Record<string, string>> = {},
): Promise<void> {
  const person = world.as(name).in('app');
  await person.open('Not this one');
  const errors = await person.submit(fields);
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  await world.clock.settle();
}

export async function accepts(world: World, name: string): Promise<void> {
  await world.as(name).in('app').click('Accept');
  await world.clock.settle();
}

/** What became of all suggestions: `ana+ben open`, by when they were made. */
export async function states(world: World): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('suggestions')
    .innerJoin('suggestion_people', 'suggestion_people.suggestion_id', 'suggestions.id')
    .select(['suggestions.id', 'suggestions.state', 'suggestion_people.user_id'])
    .orderBy('suggestions.created_at')
    .execute();
  const found = new Map<string, string[]>();
  for (const { id, state, user_id: user } of rows) {
    const name = world.slack.world.users.get(user)?.name ?? user;
    found.set(`${id} ${state}`, [...(found.get(`${id} ${state}`) ?? []), name]);
  }
  return [...found].map(([key, names]) => `${names.sort().join('+')} ${key.split(' ')[1]}`).sort();
}

/** Who is together now. */
export async function pairings(world: World): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('pairing_people')
    .innerJoin('pairings', 'pairings.id', 'pairing_people.pairing_id')
    .select(['pairings.id', 'pairing_people.user_id'])
    .where('pairings.state', '=', 'running')
    .execute();
  const found = new Map<string, string[]>();
  for (const { id, user_id: user } of rows) {
    const name = world.slack.world.users.get(user)?.name ?? user;
    found.set(id, [...(found.get(id) ?? []), name]);
  }
  return [...found.values()].map((names) => names.sort().join('+')).sort();
}

/** What the bot has written to this person that has one of these words in it. */
export function told(world: World, name: string, words: string | RegExp): string[] {
  return world
    .as(name)
    .dm()
    .filter((text) => (typeof words === 'string' ? text.includes(words) : words.test(text)));
}

/** What somebody's Slack still shows where it has not heard of a change: the message with the controls that it had. */
export function asItWas(message: Message): () => void {
  const { blocks } = structuredClone(message);
  return () => void Object.assign(message, { blocks });
}
