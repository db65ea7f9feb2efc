import { writeInstant } from '../../src/db/instants.ts';
import type { Db } from '../../src/db/open.ts';
import { write } from '../../src/db/transaction.ts';
import { putMember } from '../../src/domain/communities/members/store.ts';
import type { Actor, Ctx } from '../../src/domain/context.ts';
import type { Person } from '../../src/domain/directory.ts';
import { savePerson } from '../../src/domain/people/store.ts';
import { openQuestion } from '../../src/domain/reflections/answering/opening.ts';
import { turnWeeks } from '../../src/domain/reflections/weeks/turning.ts';
import { answerWithoutName } from '../../src/domain/reflections/without-name/answering.ts';
import { closeSealedWeeks } from '../../src/domain/reflections/without-name/closing.ts';
import { type UserId, userId } from '../../src/ids.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';
import { smallCommunity } from '../support/small-community.ts';

export const WEEK = '2026-W10';
const TUESDAY = Temporal.Instant.from('2026-03-03T10:00:00Z');
/** When the community's week has closed. */
export const CLOSED = Temporal.Instant.from('2026-03-09T09:01:00Z');

/** A community of ana, who leads, and others who do not: for the doors of the domain alone. */
export async function sealedCommunity(db: Db, others = 8) {
  const small = await smallCommunity(db);
  const { community } = small;
  const { workspaceId } = community;
  const keys = memoryKeys();
  const people = new Map<UserId, Person>();
  await write(db, async (tx) => {
    await tx.updateTable('members').set({ state: 'left' }).where('role', '=', 'member').execute();
    for (let number = 0; number < others; number += 1) {
      const person: Person = {
        userId: memberNumber(number),
        name: `Member ${number}`,
        zone: 'Europe/Berlin',
        standing: 'regular',
        isActive: true,
      };
      people.set(person.userId, person);
      await savePerson(tx, workspaceId, person, TUESDAY);
      const place = {
        communityId: community.id,
        userId: person.userId,
        role: 'member',
        state: 'belongs',
      } as const;
      await putMember(tx, workspaceId, place, writeInstant(TUESDAY));
    }
  });
  const { directory } = small.ctx;
  const at = (now: Temporal.Instant, parts: Partial<Pick<Ctx, 'keys' | 'random'>> = {}): Ctx => ({
    ...small.ctx,
    keys,
    ...parts,
    clock: { now: () => now, sleepUntil: async () => {} },
    directory: {
      ...directory,
      person: async (workspace, user, options) =>
        people.get(user) ?? (await directory.person(workspace, user, options)),
    },
  });
  const actor = (number: number): Actor => ({ workspaceId, userId: memberNumber(number) });
  return {
    community,
    keys,
    at,
    actor,
    leader: small.actor('ana'),
    place: { workspaceId, communityId: community.id, week: WEEK },
    /** Somebody opens the form. */
    opens: (number: number, parts: Partial<Pick<Ctx, 'keys'>> = {}) =>
      openQuestion(at(TUESDAY, parts), actor(number), community.id, WEEK),
    answers: (number: number, parts: Partial<Pick<Ctx, 'keys'>> = {}) =>
      answerWithoutName(at(TUESDAY, parts), actor(number), {
        communityId: community.id,
        week: WEEK,
        words: `Words ${number}.`,
      }),
    /** A tick: the week turns where its hour has come, and sealed weeks are dealt with. */
    tick: async (now: Temporal.Instant, parts: Partial<Pick<Ctx, 'keys' | 'random'>> = {}) => {
      const ctx = at(now, parts);
      await turnWeeks(ctx, workspaceId, now);
      await closeSealedWeeks(ctx, workspaceId, now);
    },
  };
}

/** The first answers are in, and the community knows when its week turns. */
export async function answered(
  db: Db,
  { answers, others = 8 }: { readonly answers: number; readonly others?: number },
) {
  const sealed = await sealedCommunity(db, others);
  await sealed.tick(TUESDAY);
  await sealed.opens(0);
  for (let number = 0; number < answers; number += 1) await sealed.answers(number);
  return sealed;
}

export function memberNumber(number: number): UserId {
  return userId.of(`UM${number}`);
}

/** The sealed week, what can be read of it, and what is owed. */
export async function stateOf(db: Db) {
  const [week] = await db.kysely.selectFrom('sealed_weeks').selectAll().execute();
  const words = await db.kysely.selectFrom('leader_reflections').select('words').orderBy('words').execute();
  const spoken = await db.kysely
    .selectFrom('members')
    .select('user_id')
    .where('spoke_week', '=', WEEK)
    .orderBy('user_id')
    .execute();
  const deliveries = await db.kysely.selectFrom('deliveries').select('kind').execute();
  const parts = await db.kysely.selectFrom('letter_parts').select('kind').execute();
  const seals = await db.kysely.selectFrom('seals').select('id').execute();
  const boxes = await db.kysely.selectFrom('sealed_boxes').select('box').execute();
  return {
    state: week?.state,
    outcome: week?.outcome,
    answered: week?.answered,
    words: words.map((row) => row.words),
    spoken: spoken.map((row) => row.user_id),
    told: [...deliveries, ...parts].map((row) => row.kind).filter((kind) => /summary|without/.test(kind)),
    sealed: seals.length + boxes.length,
  };
}
