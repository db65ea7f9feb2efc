import { expect } from 'vitest';
import type { Person } from '../../../local-slack/person.ts';
import type { Said } from '../../../local-slack/person-fields.ts';
import { writeInstant } from '../../../src/db/instants.ts';
import { write } from '../../../src/db/transaction.ts';
import type { ReasonForNo } from '../../../src/domain/mentoring/mentoring.ts';
import { putProfile, type SaidOfSelf } from '../../../src/domain/mentoring/profiles/store.ts';
import { writtenSkills } from '../../../src/domain/mentoring/skills/skill.ts';
import { listSkills } from '../../../src/domain/mentoring/skills/skills.ts';
import { communityId, skillId, suggestionId, userId, workspaceId } from '../../../src/ids.ts';
import { sleepUntil as asleepUntil, goTo } from '../../reflections/learning-week.ts';
import { ledWorld } from '../../rounds/setting-up.ts';
import { askNothing } from '../../support/communities.ts';
import type { World, WorldOptions } from '../../support/world.ts';
import { NOTHING_SAID } from '../matching-stage.ts';

export const ZONE = 'Europe/Berlin';

type Profile = Partial<Omit<SaidOfSelf, 'helps' | 'learns'>> & {
  readonly helps?: readonly string[];
  readonly learns?: readonly string[];
};

/** What people have said of themselves in their mentor profiles. */
export type Profiles = Readonly<Record<string, Profile>>;

/** ana leads #learning, where these have profiles. No weekly question comes in between. */
export async function withProfiles(profiles: Profiles, options: WorldOptions = {}) {
  const world = await ledWorld(options);
  await askNothing(world);
  for (const [name, profile] of Object.entries(profiles)) await says(world, name, profile);
  return { world, ana: world.as('ana').in('#learning') };
}

/** What somebody says in their mentor profile. */
export async function says(world: World, name: string, profile: Profile): Promise<void> {
  const community = await world.db.kysely.selectFrom('communities').selectAll().executeTakeFirstOrThrow();
  const of = {
    workspaceId: workspaceId.of(world.slack.teamId),
    communityId: communityId.of(community.id),
  };
  const now = world.clock.now();
  const { helps = [], learns = [], ...rest } = profile;
  const named = (names: readonly string[]) =>
    writtenSkills(names, 'helps').map((skill) => ({ ...skill, id: skillId.of(crypto.randomUUID()) }));
  await write(world.db, async (tx) => {
    const skills = {
      helps: await listSkills(tx, of, named(helps), now),
      learns: await listSkills(tx, of, named(learns), now),
    };
    await putProfile(tx, { ...of, userId: idOf(world, name) }, { ...NOTHING_SAID, ...rest, ...skills }, now);
  });
}

export function idOf(world: World, name: string) {
  return userId.of(world.as(name).userId);
}

export const MENTOR = { wants: 'mentor', capacity: 1 } as const;
export const MENTEE = { wants: 'mentee' } as const;

/** A leader begins a round, with what they choose beside what is usual, field by field since some bring others. */
export async function matches(
  leader: Person,
  fields: Readonly<Record<string, Said>> = {},
): Promise<Record<string, string>> {
  await leader.in('#learning').command('/learn mentor round');
  for (const [label, said] of Object.entries(fields)) await leader.fill({ [label]: said });
  return await leader.submit();
}

/** A leader begins a round, looks at the proposal and sends it. */
export async function matchesAndSends(leader: Person, fields: Readonly<Record<string, Said>> = {}) {
  expect(await matches(leader, fields)).toEqual({});
  await leader.click('Send', { confirm: true });
  await leader.dismiss();
}

/** Who is proposed to whom: `ben–chloe`, in the order of the alphabet, the mentor first where there is one. */
export async function proposedIn(world: World): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('matching_group_people')
    .select(['group_id', 'user_id', 'part'])
    .execute();
  return together(
    world,
    rows.map(({ group_id: id, ...row }) => ({ id, ...row })),
  );
}

/** Who was suggested to whom, of what is still open. */
export async function suggestedIn(world: World, state = 'open'): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('suggestion_people')
    .innerJoin('suggestions', 'suggestions.id', 'suggestion_people.suggestion_id')
    .select(['suggestion_id', 'user_id', 'part', 'state'])
    .execute();
  return together(
    world,
    rows.filter((row) => row.state === state).map(({ suggestion_id: id, ...row }) => ({ id, ...row })),
  );
}

/** Who was paired with whom. */
export async function pairedIn(world: World): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('pairing_people')
    .select(['pairing_id', 'user_id', 'part'])
    .execute();
  return together(
    world,
    rows.map(({ pairing_id: id, ...row }) => ({ id, ...row })),
  );
}

function together(
  world: World,
  rows: readonly { readonly id: string; readonly user_id: string; readonly part: string }[],
): string[] {
  const groups = Map.groupBy(rows, ({ id }) => id);
  return [...groups.values()]
    .map((people) => {
      const named = people.map(({ user_id: id, part }) => {
        const name = world.slack.world.users.get(id)?.name ?? id;
        return { name, isMentor: part === 'mentor' };
      });
      named.sort(
        (one, other) => Number(other.isMentor) - Number(one.isMentor) || (one.name < other.name ? -1 : 1),
      );
      return named.map(({ name }) => name).join('–');
    })
    .sort();
}

/** The states of the rounds, oldest first. */
export async function statesIn(world: World): Promise<string[]> {
  const rows = await roundsIn(world);
  return rows.map(({ state }) => state);
}

export function roundsIn(world: World) {
  return world.db.kysely
    .selectFrom('matching_rounds')
    .selectAll()
    .orderBy('created_at')
    .orderBy('matches_at')
    .execute();
}

/** Wall time where the community is. */
export function until(world: World, wall: string): Promise<void> {
  return goTo(world, wall, ZONE);
}

/** The same, with the machine asleep until shortly before. */
export function sleepUntil(world: World, wall: string): Promise<void> {
  return asleepUntil(world, wall, ZONE);
}

/** What the bot has told somebody directly that holds this. */
export function told(world: World, name: string, said: string): string[] {
  return world
    .as(name)
    .dm()
    .filter((text) => text.includes(said));
}

/** The two were suggested to each other before, and the mentee said no, for this reason. */
export async function declinedBefore(
  world: World,
  mentor: string,
  mentee: string,
  why: ReasonForNo | null = null,
): Promise<void> {
  const { workspace_id, id: community } = await world.db.kysely
    .selectFrom('communities')
    .selectAll()
    .executeTakeFirstOrThrow();
  const id = suggestionId.of(crypto.randomUUID());
  const at = writeInstant(world.clock.now());
  await world.db.kysely
    .insertInto('suggestions')
    .values({
      workspace_id,
      id,
      community_id: community,
      round_id: null,
      asked_by: null,
      program: 'mentoring',
      preset: 'teacher',
      state: 'declined',
      expires_at: at,
      next_step_at: null,
      created_at: at,
    })
    .execute();
  await world.db.kysely
    .insertInto('suggestion_people')
    .values(
      [mentor, mentee].map((name, index) => ({
        workspace_id,
        suggestion_id: id,
        user_id: idOf(world, name),
        part: index === 0 ? ('mentor' as const) : ('mentee' as const),
        answer: index === 0 ? ('yes' as const) : ('no' as const),
        why: index === 0 ? null : why,
        why_words: null,
        answered_at: at,
      })),
    )
    .execute();
}
