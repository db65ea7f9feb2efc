import { writeInstant } from '../../../db/instants.ts';
import type { ReflectionRow } from '../../../db/tables-of-reflections.ts';
import type { Tx } from '../../../db/transaction.ts';
import { refresh, wasGivenUp } from '../../../delivery/outbox.ts';
import {
  type CommunityId,
  type DeliveryId,
  deliveryId,
  type ReflectionId,
  reflectionId,
} from '../../../ids.ts';
import { asMember, type Identified, identify, type Membership } from '../../access.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { rememberCommunity } from '../../people/store.ts';
import { Refusal } from '../../refusal.ts';
import type { Seal } from '../../sealing/sealing.ts';
import { isoWeekOf } from '../../time.ts';
import { requiredWords } from '../../words.ts';
import { zoneOf } from '../../zone.ts';
import { saveAskedWeek, saveSpoken } from '../hours/store.ts';
import { savePrompt } from '../prompts/store.ts';
import { reflectionKeys, reflectionLimits, type Visibility, visibilities } from '../reflection.ts';
import { holdsAnswerOf, sealIfAny } from '../without-name/week-seal.ts';
import { type AskedWeek, askedIn } from './asked.ts';
import { letAppear, takeOutOfThread } from './sharing.ts';
import { addReflection, changeReflection, findAnswer } from './store.ts';

export interface TypedAnswer {
  readonly communityId: CommunityId;
  /** ISO week: `2026-W10`. */
  readonly week: string;
  readonly words: string | null;
  readonly visibility: string | null;
}

export interface Answered {
  readonly id: ReflectionId;
  readonly visibility: Visibility;
  readonly isNew: boolean;
  /** It was first given after its week had closed, so it misses that week's summary. */
  readonly isLate: boolean;
}

export const NOTHING_WRITTEN =
  'Please write a line or two. If you have nothing to say this week, press Cancel.';

/** So that whoever has answered without their name is neither told apart by a refusal in the log, nor by an input that was noted. */
class InAlready extends Error {
  override name = 'InAlready';
}

/**
 * Saves a member's answer to the question of a week: one a week and community; said again, it replaces what was said. Where the
 * community may read it, it appears in the week's thread, and goes from there where they may not any more.
 * @returns `in already` where they have answered without their name: nothing is saved then.
 * @throws Refusal `invalid` at `words`; `not_found` for a week that nobody was asked in; those of asMember.
 */
export async function answerQuestion(
  ctx: Ctx,
  actor: Actor,
  typed: TypedAnswer,
): Promise<Answered | 'in already'> {
  const who = await identify(ctx, actor, 'member');
  const words = requiredWords(typed.words, {
    field: 'words',
    most: reflectionLimits.words,
    missing: NOTHING_WRITTEN,
  });
  const visibility = visibilities.find((one) => one === typed.visibility) ?? 'private';
  const ids = newIds(ctx);
  const now = ctx.clock.now();
  const { workspaceId } = actor;
  const seal = await sealIfAny(ctx, { workspaceId, ...typed });
  try {
    return await change(ctx, workspaceId, async (tx) => {
      const membership = await asMember(tx, who, typed.communityId);
      const asked = await askedIn(tx, who, membership, typed.week, { postId: ids.post, now });
      if (asked === null) throw notAsked();
      const row = await put(tx, { asked, words, visibility, seal }, { who, membership, ids, now });
      await settlePrompt(tx, who, membership, typed.week, now);
      return {
        id: row.id,
        visibility,
        isNew: row.edited_at === null,
        isLate: asked.week.closed_at !== null && row.written_at > asked.week.closed_at,
      };
    });
  } catch (error) {
    if (error instanceof InAlready) return 'in already';
    throw error;
  }
}

export function notAsked(): Refusal {
  return new Refusal(
    'not_found',
    'There is no question for that week any more. Type `/reflect` for this week’s.',
  );
}

export interface NewIds {
  readonly reflection: ReflectionId;
  readonly message: DeliveryId;
  readonly post: DeliveryId;
}

export function newIds(ctx: Ctx): NewIds {
  return {
    reflection: reflectionId.of(ctx.random.uuid()),
    message: deliveryId.of(ctx.random.uuid()),
    post: deliveryId.of(ctx.random.uuid()),
  };
}

interface Said {
  readonly asked: AskedWeek;
  readonly words: string;
  readonly visibility: Visibility;
  /** Of answers without a name to the same question; null where there are none. */
  readonly seal: Seal | null;
}

interface By {
  readonly who: Identified;
  readonly membership: Membership;
  readonly ids: NewIds;
  readonly now: Temporal.Instant;
}

async function put(tx: Tx, said: Said, by: By): Promise<ReflectionRow> {
  const { asked, words, visibility, seal } = said;
  const { workspaceId, userId } = by.who.actor;
  const { community } = by.membership;
  const place = { communityId: community.id, userId, week: asked.week.week };
  const before = await findAnswer(tx, workspaceId, place);
  if (before === null && seal !== null) {
    if (await holdsAnswerOf(tx, seal, { workspaceId, ...place }, userId)) throw new InAlready();
  }
  const isShared = visibility === 'community';
  const appears = isShared && !(before !== null && (await isInThread(tx, before)));
  const times = (before?.times_shared ?? 0) + (appears ? 1 : 0);
  const at = writeInstant(by.now);
  const row: ReflectionRow =
    before === null
      ? {
          workspace_id: workspaceId,
          id: by.ids.reflection,
          community_id: community.id,
          user_id: userId,
          week: asked.week.week,
          theme: asked.theme,
          question: asked.question,
          words,
          visibility,
          times_shared: times,
          written_at: at,
          edited_at: null,
        }
      : { ...before, words, visibility, times_shared: times, edited_at: at };
  if (before === null) await addReflection(tx, row);
  else await changeReflection(tx, row, row);
  if (appears) await letAppear(tx, row, { ...by, week: asked.week });
  else if (isShared) await refresh(tx, workspaceId, reflectionKeys.shared(row.id, times), by.now);
  else await takeOutOfThread(tx, row, by.now);
  return row;
}

/** Whether the community reads this answer, or will; not where its message was given up, as when its author had left. */
async function isInThread(tx: Tx, answer: ReflectionRow): Promise<boolean> {
  if (answer.visibility !== 'community') return false;
  const key = reflectionKeys.shared(answer.id, answer.times_shared);
  return !(await wasGivenUp(tx, answer.workspace_id, key));
}

/** Whoever has answered is neither reminded nor asked again that week, and their message says so. */
async function settlePrompt(
  tx: Tx,
  who: Identified,
  membership: Membership,
  week: string,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, userId } = who.actor;
  const { community, member } = membership;
  const key = { workspace_id: workspaceId, community_id: community.id, user_id: userId, week };
  await savePrompt(tx, key, { remind_at: null, declined_at: null });
  const weekHere = isoWeekOf(now, zoneOf(who, membership));
  await saveSpoken(tx, workspaceId, member, weekHere);
  if (week === weekHere) await saveAskedWeek(tx, workspaceId, member, week);
  await refresh(tx, workspaceId, reflectionKeys.prompt(community.id, userId, week), now);
  await refresh(tx, workspaceId, reflectionKeys.reminder(community.id, userId, week), now);
  await rememberCommunity(tx, workspaceId, userId, community.id);
}
