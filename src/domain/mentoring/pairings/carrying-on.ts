import type { Tx } from '../../../db/transaction.ts';
import { refresh, whereItStands } from '../../../delivery/outbox.ts';
import type { PairingId, WorkspaceId } from '../../../ids.ts';
import { isMember } from '../../communities/communities.ts';
import { type Ctx, change, look } from '../../context.ts';
import { oweForTheTick } from '../../letters.ts';
import { endPairing, type MessageIds, newMessageIds } from './ending.ts';
import { introduceDue } from './introducing.ts';
import { suggestNextBest } from './next-best.ts';
import { type Pairing, pairingKeys, peopleIn } from './pairing.ts';
import { nextStepAfter, type Step, stepDue } from './steps.ts';
import { dropClosingWords, findPairing, listWithClosingWords, savePairing } from './store.ts';
import { addCheckIns, askedSoFar, askedUnder } from './store-of-check-ins.ts';
import { listDue } from './store-of-lists.ts';

const AT_ONCE = 200;
/** Slack opens about fifty conversations a minute. */
const MOST_INTRODUCED = 60;
/** Words that Slack would not take are not kept for good. */
const WORDS_ARE_KEPT = { hours: 7 * 24 };

/**
 * Introduces, asks how it goes, brings to an end what is due, and finds somebody else where it did not fit; a pairing that fails keeps no
 * other from it. Nothing happens in communities that rest. May be asked again for the same instant; what was missed while we were down
 * is asked once. @throws the first failure, when all have had their turn.
 */
export async function carryOnPairings(
  ctx: Ctx,
  workspace: WorkspaceId,
  now: Temporal.Instant,
): Promise<void> {
  const failures: unknown[] = [];
  const attempt = async (step: () => Promise<void>) =>
    await step().catch((error) => void failures.push(error));
  await attempt(() => introduceDue(ctx, workspace, MOST_INTRODUCED));
  for (const tried = new Set<PairingId>(); ; ) {
    const limit = tried.size + AT_ONCE;
    const due = await look(ctx, (tx) => listDue(tx, workspace, { introduced: true, now, limit }));
    const fresh = due.filter((id) => !tried.has(id));
    for (const id of fresh) {
      tried.add(id);
      await attempt(() => carryOn(ctx, workspace, id, now));
    }
    if (fresh.length < AT_ONCE) break;
  }
  await attempt(() => suggestNextBest(ctx, workspace));
  await attempt(() => forgetClosingWords(ctx, workspace, now));
  if (failures.length > 0) throw failures[0];
}

async function carryOn(
  ctx: Ctx,
  workspace: WorkspaceId,
  id: PairingId,
  now: Temporal.Instant,
): Promise<void> {
  const pairing = await look(ctx, (tx) => findPairing(tx, workspace, id));
  if (pairing === null) return;
  const ids = { asking: newMessageIds(ctx, pairing), ending: newMessageIds(ctx, pairing) };
  await change(ctx, workspace, async (tx) => {
    const found = await findPairing(tx, workspace, id);
    const isDue = found?.nextStepAt != null && Temporal.Instant.compare(found.nextStepAt, now) <= 0;
    // Meanwhile it may have ended, with something else left to do.
    if (found !== null && found.ended === null && found.introducedAt !== null && isDue) {
      await takeStep(tx, { ...found, introducedAt: found.introducedAt }, ids, now);
    }
  });
}

async function takeStep(
  tx: Tx,
  pairing: Pairing & { readonly introducedAt: Temporal.Instant },
  ids: { readonly asking: MessageIds; readonly ending: MessageIds },
  now: Temporal.Instant,
): Promise<void> {
  const asked = await askedSoFar(tx, pairing);
  const step = stepDue(pairing, asked, now);
  const ending = { because: 'finished', by: null, waiting: [], ids: ids.ending } as const;
  if (step === 'over') {
    await endPairing(tx, pairing, ending, now);
    return;
  }
  const nextStepAt = step === 'closing' ? null : nextStepAfter(pairing, now);
  const going = { ...pairing, nextStepAt };
  await savePairing(tx, going);
  await ask(tx, going, { last: asked.number, kind: step, ids: ids.asking }, now);
  if (step === 'closing') await endPairing(tx, going, ending, now);
}

interface Asks {
  /** The number of what was asked before. */
  readonly last: number;
  readonly kind: Exclude<Step, 'over'>;
  readonly ids: MessageIds;
}

/** Asks each of them separately, in the letter of their day. What was asked before and not answered waits no longer. */
async function ask(
  tx: Tx,
  pairing: Pairing,
  { last, kind, ids }: Asks,
  now: Temporal.Instant,
): Promise<void> {
  const { workspaceId, communityId, id, nextStepAt } = pairing;
  const users = [];
  for (const user of peopleIn(pairing)) {
    if (await isMember(tx, workspaceId, communityId, user)) users.push(user);
  }
  if (users.length === 0) return;
  const number = last + 1;
  await addCheckIns(tx, pairing, { number, kind, users }, now);
  for (const userId of users) {
    const deliveryId = ids.to.get(userId);
    if (deliveryId === undefined) continue;
    const letter = {
      workspaceId,
      communityId,
      id: deliveryId,
      key: pairingKeys.checkIn(id, number, userId),
      kind: 'pairing-check-in',
      userId,
      subject: { pairingId: id, number: String(number) },
      due: now,
      notAfter: nextStepAt,
    };
    await oweForTheTick(tx, letter, now);
  }
  for (const user of await askedUnder(tx, pairing, last)) {
    await refresh(tx, workspaceId, pairingKeys.checkIn(id, last, user), now);
  }
}

/** What somebody wrote as they ended it is the conversation's by now. */
async function forgetClosingWords(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  for (const { pairingId, userId } of await look(ctx, (tx) => listWithClosingWords(tx, workspace, AT_ONCE))) {
    await change(ctx, workspace, async (tx) => {
      const pairing = await findPairing(tx, workspace, pairingId);
      if (pairing === null) return;
      const { leftAt = null } = pairing.people.find((person) => person.userId === userId) ?? {};
      const since = leftAt ?? pairing.ended?.at ?? now;
      const isOld = Temporal.Instant.compare(since.add(WORDS_ARE_KEPT), now) < 0;
      const key = leftAt === null ? pairingKeys.end(pairingId) : pairingKeys.stepOut(pairingId, userId);
      const stands = (await whereItStands(tx, workspace, key)) !== null;
      if (isOld || stands) await dropClosingWords(tx, pairing, userId);
    });
  }
}
