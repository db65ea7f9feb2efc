import type { Tx } from '../../../db/transaction.ts';
import { whereItStands } from '../../../delivery/outbox.ts';
import {
  type DeliveryId,
  deliveryId,
  type MessageTs,
  type SuggestionId,
  type WorkspaceId,
} from '../../../ids.ts';
import { type Ctx, change, look } from '../../context.ts';
import { oweForTheTick } from '../../letters.ts';
import { mentoringLimits } from '../mentoring.ts';
import { noteSilence, tellPaused } from '../profiles/pausing.ts';
import { findForNobody } from './falling-through.ts';
import { type Made, makeIds, settle } from './settling.ts';
import { findSuggestion, listDue, listWithSomebodyGone, saveTimes } from './store.ts';
import { listAgainstWishes } from './store-of-people.ts';
import { listSentRounds, roundNow } from './store-of-rounds.ts';
import { refreshMessages, zonesOf } from './suggesting.ts';
import { type Suggested, type Suggestion, suggestionKeys } from './suggestion.ts';
import { expiryAfter } from './time-to-answer.ts';
import { withdrawFromGone } from './withdrawing.ts';

const AT_ONCE = 200;
const A_DAY = Temporal.Duration.from({ hours: 24 });
/** Expiring later than this, we were down, or the community rested: whoever wanted to answer could not. */
const LATE = Temporal.Duration.from({ hours: 6 });
/** Not given more time any more so long after the days that it has anyway, also where we are down each evening. */
const MOST_DAYS_MORE = 3;

/**
 * What the clock does about suggestions: those of people who have gone are taken back, those that wait are called to mind, or expire, and
 * for whoever is left without anybody somebody else is looked for. One that fails keeps no other from it. May be asked again for the
 * same instant. @throws the first failure, when all have had their turn.
 */
export async function carryOnSuggestions(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  const failures: unknown[] = [];
  const attempt = async (step: () => Promise<void>) =>
    await step().catch((error) => void failures.push(error));
  const gone = await look(ctx, (tx) => listWithSomebodyGone(tx, workspace));
  const unwished = await look(ctx, (tx) => listAgainstWishes(tx, workspace));
  for (const id of [...gone, ...unwished]) {
    await attempt(() => withdrawFromGone(ctx, workspace, id, now));
  }
  for (const tried = new Set<SuggestionId>(); ; ) {
    const due = await look(ctx, (tx) => listDue(tx, workspace, now, tried.size + AT_ONCE));
    const fresh = due.filter((id) => !tried.has(id));
    for (const id of fresh) {
      tried.add(id);
      await attempt(() => takeStep(ctx, workspace, id, now));
    }
    if (fresh.length < AT_ONCE) break;
  }
  for (const round of await look(ctx, (tx) => listSentRounds(tx, workspace))) {
    await attempt(() => findForNobody(ctx, round, now));
  }
  if (failures.length > 0) throw failures[0];
}

interface Step {
  readonly made: Made;
  readonly newId: () => DeliveryId;
}

async function takeStep(
  ctx: Ctx,
  workspace: WorkspaceId,
  id: SuggestionId,
  now: Temporal.Instant,
): Promise<void> {
  const step = { made: makeIds(ctx), newId: () => deliveryId.of(ctx.random.uuid()) };
  await change(ctx, workspace, async (tx) => {
    const suggestion = await findSuggestion(tx, workspace, id);
    if (suggestion === null || suggestion.state !== 'open') return;
    const { expiresAt } = suggestion;
    if (Temporal.Instant.compare(now, expiresAt) < 0) {
      await nudge(tx, suggestion, step, now);
      return await saveTimes(tx, suggestion, { nextStepAt: expiresAt, expiresAt });
    }
    const unanswered = await unansweredOf(tx, suggestion, now);
    if (!(await getsMoreTime(tx, suggestion, unanswered, now))) {
      return await expire(tx, suggestion, unanswered, step, now);
    }
    const later = { ...suggestion, expiresAt: expiryAfter(1, now, await zonesOf(tx, suggestion)) };
    await saveTimes(tx, later, { nextStepAt: later.expiresAt, expiresAt: later.expiresAt });
    await refreshMessages(tx, later, now);
    await nudge(tx, later, step, now);
  });
}

interface Unanswered {
  readonly person: Suggested;
  /** Whether they have had it before them for a day. */
  readonly hasHadIt: boolean;
}

async function unansweredOf(tx: Tx, suggestion: Suggestion, now: Temporal.Instant): Promise<Unanswered[]> {
  const { workspaceId, id, people } = suggestion;
  const unanswered: Unanswered[] = [];
  for (const person of people.filter(({ answer }) => answer === null)) {
    const standing = await whereItStands(tx, workspaceId, suggestionKeys.asks(id, person.userId));
    const since = standing === null ? null : sentAt(standing.ts);
    const hasHadIt = since !== null && Temporal.Instant.compare(since.add(A_DAY), now) <= 0;
    unanswered.push({ person, hasHadIt });
  }
  return unanswered;
}

/** Slack's timestamps begin with the seconds since 1970. */
function sentAt(ts: MessageTs): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number.parseInt(ts, 10) * 1000);
}

/** Where nobody could answer because of us, or somebody's letter came late: a day more, instead of an end without a chance. */
async function getsMoreTime(
  tx: Tx,
  { workspaceId, roundId, createdAt, expiresAt }: Suggestion,
  unanswered: readonly Unanswered[],
  now: Temporal.Instant,
): Promise<boolean> {
  const isLate = Temporal.Instant.compare(expiresAt.add(LATE), now) <= 0;
  if (!isLate && unanswered.every(({ hasHadIt }) => hasHadIt)) return false;
  const round = roundId === null ? null : await roundNow(tx, workspaceId, roundId);
  const days = (round?.answerDays ?? mentoringLimits.answerDays) + MOST_DAYS_MORE;
  return Temporal.Instant.compare(expiresAt, createdAt.add({ hours: 24 * days })) < 0;
}

/** Calls it to mind to those who have had it for a day and not answered: once, in the letter of their day. */
async function nudge(tx: Tx, suggestion: Suggestion, { newId }: Step, now: Temporal.Instant): Promise<void> {
  const { workspaceId, communityId, id, expiresAt } = suggestion;
  for (const { person, hasHadIt } of await unansweredOf(tx, suggestion, now)) {
    if (!hasHadIt) continue;
    const { userId } = person;
    const key = suggestionKeys.nudge(id, userId);
    const word = { workspaceId, communityId, userId, id: newId(), key, kind: 'suggestion-nudge' };
    await oweForTheTick(tx, { ...word, subject: { suggestionId: id }, due: now, notAfter: expiresAt }, now);
  }
}

/** Its time is up. Whoever let it pass is not blamed; after the third in a row they are asked nothing until they say so. */
async function expire(
  tx: Tx,
  suggestion: Suggestion,
  unanswered: readonly Unanswered[],
  { made, newId }: Step,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, communityId } = suggestion;
  for (const { person, hasHadIt } of unanswered) {
    if (!hasHadIt) continue;
    const who = { workspaceId, communityId, userId: person.userId };
    if ((await noteSilence(tx, who)).isPaused) await tellPaused(tx, who, newId(), now);
  }
  await settle(tx, suggestion, { isOver: true, made }, now);
}
