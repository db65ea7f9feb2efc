import { writeInstant } from '../../src/db/instants.ts';
import type { Db } from '../../src/db/open.ts';
import { write } from '../../src/db/transaction.ts';
import type { Program } from '../../src/domain/mentoring/mentoring.ts';
import { pairKey } from '../../src/domain/mentoring/pair-key.ts';
import { findPairing, saveLeft } from '../../src/domain/mentoring/pairings/store.ts';
import {
  addCheckIns,
  askedSoFar,
  findCheckIn,
  saveAnswer,
} from '../../src/domain/mentoring/pairings/store-of-check-ins.ts';
import { apartPairs, matchingPeople, metPairs } from '../../src/domain/mentoring/profiles/for-matching.ts';
import { findProfile, putProfile, type SaidOfSelf } from '../../src/domain/mentoring/profiles/store.ts';
import { writtenSkills } from '../../src/domain/mentoring/skills/skill.ts';
import { listSkills } from '../../src/domain/mentoring/skills/skills.ts';
import { type matchingRoundId, type PairingId, pairingId, skillId, suggestionId } from '../../src/ids.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

/** A profile with skills by name. */
type Said = Omit<SaidOfSelf, 'helps' | 'learns'> & {
  readonly helps: readonly string[];
  readonly learns: readonly string[];
};

export const NOTHING_SAID = {
  wants: 'company',
  capacity: 0,
  experience: null,
  languages: [],
  hoursAMonth: null,
  hopes: null,
  team: null,
  managerId: null,
  avoids: [],
} as const satisfies Omit<SaidOfSelf, 'helps' | 'learns'>;

/** As they go onto the list, each with an id for where it is new. */
function skillsNamed(names: readonly string[]) {
  return writtenSkills(names, 'helps').map((skill) => ({ ...skill, id: skillId.of(crypto.randomUUID()) }));
}

export function keyOf(one: Name, other: Name): string {
  return pairKey(idOf(one), idOf(other));
}

export function keys(...pairs: readonly (readonly [Name, Name])[]): Set<string> {
  return new Set(pairs.map(([one, other]) => keyOf(one, other)));
}

type Answered = readonly [Name, 'yes' | 'no' | null, ('topic' | 'times')?];
type State = 'open' | 'declined' | 'expired' | 'withdrawn';

/** A small community where people say things of themselves, are suggested to each other and paired, without any Slack. */
export async function beginMatching(db: Db) {
  const small = await smallCommunity(db);
  const of = { workspaceId: small.actor('ana').workspaceId, communityId: small.community.id };
  const now = small.ctx.clock.now();
  const inTx = <T>(body: Parameters<typeof write<T>>[1]) => write(db, body);
  const people = (users: Parameters<typeof matchingPeople>[1]['users'], withoutProfile = false) =>
    inTx((tx) => matchingPeople(tx, { ...of, users, withoutProfile }));
  const suggested = async (program: Program, state: State, ...answers: readonly Answered[]) => {
    const id = suggestionId.of(crypto.randomUUID());
    await addSuggestion(small, db, { id, program, state }, answers);
  };
  return {
    db,
    small,
    of,
    now,
    inTx,
    people,
    room: async (name: Name) => (await people([idOf(name)]))[0]?.room,
    saying: (name: Name, said: Partial<Said>) =>
      inTx(async (tx) => {
        const { helps = [], learns = [], ...rest } = said;
        const skills = {
          helps: await listSkills(tx, of, skillsNamed(helps), now),
          learns: await listSkills(tx, of, skillsNamed(learns), now),
        };
        await putProfile(tx, { ...of, userId: idOf(name) }, { ...NOTHING_SAID, ...rest, ...skills }, now);
      }),
    profile: (name: Name) => inTx((tx) => findProfile(tx, { ...of, userId: idOf(name) })),
    apart: () => inTx((tx) => apartPairs(tx, of)),
    met: (program: Program) => inTx((tx) => metPairs(tx, { ...of, program })),
    suggestion: (state: State, ...answers: readonly Answered[]) => suggested('mentoring', state, ...answers),
    peers: (state: State, ...answers: readonly Answered[]) => suggested('peers', state, ...answers),
    pairing: (program: Program, names: readonly Name[], told: Told = {}) =>
      addPairing(small, db, program, names, told),
    answers: (id: PairingId, name: Name, said: Fit) => sayFit(small, db, { id, name, ...said }),
  };
}

async function addSuggestion(
  small: SmallCommunity,
  db: Db,
  { id, program, state }: { id: ReturnType<typeof suggestionId.of>; program: Program; state: State },
  answers: readonly Answered[],
): Promise<void> {
  const { workspaceId } = small.actor('ana');
  const now = writeInstant(small.ctx.clock.now());
  await db.kysely
    .insertInto('suggestions')
    .values({
      workspace_id: workspaceId,
      id,
      community_id: small.community.id,
      round_id: null,
      asked_by: null,
      program,
      preset: 'teacher',
      state,
      expires_at: now,
      next_step_at: state === 'open' ? now : null,
      created_at: now,
    })
    .execute();
  const rows = answers.map(([name, answer, why], at) => ({
    workspace_id: workspaceId,
    suggestion_id: id,
    user_id: idOf(name),
    part: program === 'peers' ? ('peer' as const) : at === 0 ? ('mentor' as const) : ('mentee' as const),
    answer,
    why: why ?? null,
    why_words: null,
    answered_at: answer === null ? null : now,
  }));
  await db.kysely.insertInto('suggestion_people').values(rows).execute();
}

interface Told {
  readonly isEnded?: boolean;
  readonly roundId?: ReturnType<typeof matchingRoundId.of> | undefined;
  /** After the first day. */
  readonly days?: number;
}

/** The first is the mentor, where there is one. */
async function addPairing(
  small: SmallCommunity,
  db: Db,
  program: Program,
  names: readonly Name[],
  { isEnded = false, roundId = undefined, days = 0 }: Told,
): Promise<PairingId> {
  const { workspaceId } = small.actor('ana');
  const id = pairingId.of(crypto.randomUUID());
  const at = writeInstant(small.ctx.clock.now().add({ hours: 24 * days }));
  await db.kysely
    .insertInto('pairings')
    .values({
      workspace_id: workspaceId,
      id,
      community_id: small.community.id,
      round_id: roundId ?? null,
      suggestion_id: null,
      program,
      preset: 'teacher',
      state: isEnded ? 'ended' : 'running',
      channel_id: null,
      introduced_at: null,
      began_at: at,
      closes_at: null,
      next_step_at: null,
      ended_at: isEnded ? at : null,
      ended_because: isEnded ? 'ended' : null,
    })
    .execute();
  const isOfTwo = program === 'mentoring' || program === 'buddies';
  const rows = names.map((name, at) => ({
    workspace_id: workspaceId,
    pairing_id: id,
    user_id: idOf(name),
    part: isOfTwo ? (at === 0 ? ('mentor' as const) : ('mentee' as const)) : ('peer' as const),
    why_ended: null,
  }));
  await db.kysely.insertInto('pairing_people').values(rows).execute();
  return id;
}

/** Asked how it goes, they say whether it fits; and step out, if they do. */
async function sayFit(
  small: SmallCommunity,
  db: Db,
  { id, name, fit, leaves, days }: Fit & { readonly id: PairingId; readonly name: Name },
): Promise<void> {
  const { workspaceId } = small.actor('ana');
  const userId = idOf(name);
  const now = small.ctx.clock.now().add({ hours: 24 * days });
  await write(db, async (tx) => {
    const pairing = await findPairing(tx, workspaceId, id);
    if (pairing === null) throw new Error('no such pairing');
    const number = (await askedSoFar(tx, pairing)).number + 1;
    await addCheckIns(tx, pairing, { number, kind: 'check_in', users: [userId] }, now);
    const row = await findCheckIn(tx, pairing, { user: userId, number });
    if (row === null) throw new Error('not asked');
    await saveAnswer(tx, row, { fit, answered_at: writeInstant(now) });
    if (leaves) await saveLeft(tx, pairing, userId, now);
  });
}

interface Fit {
  readonly fit: 'good' | 'not_a_fit';
  readonly leaves: boolean;
  /** After the first day. */
  readonly days: number;
}
