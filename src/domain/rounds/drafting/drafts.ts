import type { Tx } from '../../../db/transaction.ts';
import { type CommunityId, type RoundId, roundId, userId } from '../../../ids.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { rememberCommunity } from '../../people/store.ts';
import { Refusal } from '../../refusal.ts';
import { checkWritten, type Frame, takeWritten } from './checking.ts';
import { type DraftPlace, proposedAfresh, type ShownDraft, type TypedRound } from './draft.ts';
import { type Draft, findDraft } from './finding.ts';
import { draftOfForm, frameOf, readyFor, saveDraft, showDraft, writtenInto } from './keeping.ts';
import { checkChosen, lookUpStrangers } from './strangers.ts';

/** What a leader begins a round with. Nothing is kept yet. @throws Refusal as asLeader. */
export async function proposeRound(ctx: Ctx, actor: Actor, community: CommunityId): Promise<ShownDraft> {
  const id = roundId.of(ctx.random.uuid());
  return await followTyped(ctx, actor, { communityId: community, roundId: id, isKept: false }, {});
}

/**
 * A draft, for a leader to go on with. Where the closing that it has is over, another is proposed.
 * @throws Refusal as findDraft.
 */
export async function draftFor(ctx: Ctx, actor: Actor, id: RoundId): Promise<ShownDraft> {
  const ready = await readyFor(ctx, actor, {});
  return await look(ctx, async (tx) => {
    const draft = await findDraft(tx, ready.who, id);
    return proposedAfresh(await showDraft(tx, ready, draft), ready.now);
  });
}

/** The draft with as much of what was typed as can be taken; keeps nothing. @throws Refusal as draftAt. */
export async function followTyped(
  ctx: Ctx,
  actor: Actor,
  place: DraftPlace,
  typed: TypedRound,
): Promise<ShownDraft> {
  const ready = await readyFor(ctx, actor, typed);
  return await look(ctx, async (tx) => {
    const draft = await draftOfForm(tx, ready, place, typed);
    const written = takeWritten(typed, draft.round, frameOf(ready, draft));
    return await showDraft(tx, ready, writtenInto(draft, written));
  });
}

/**
 * Keeps the draft with as much of what was typed as can be taken, for what is done beside it. Makes it where it is not kept yet.
 * @throws Refusal as draftAt.
 */
export async function keepTyped(
  ctx: Ctx,
  actor: Actor,
  place: DraftPlace,
  typed: TypedRound,
): Promise<ShownDraft> {
  return await keep(ctx, actor, place, typed, async (_, draft, frame) =>
    writtenInto(draft, takeWritten(typed, draft.round, frame)),
  );
}

/**
 * Saves what a leader wrote and chose, all or nothing. Makes the draft where it is not kept yet. One that is to be sent must ask
 * something, and whoever sends it runs it.
 * @throws Refusal `invalid` at its field as checkWritten, at `people`, and at `title` where a round to be sent asks nothing; as draftAt.
 */
export async function changeDraft(
  ctx: Ctx,
  actor: Actor,
  place: DraftPlace,
  typed: TypedRound,
  wish: 'to keep' | 'to send',
): Promise<ShownDraft> {
  await lookUpStrangers(ctx, actor, place.communityId, chosenIn(typed));
  return await keep(ctx, actor, place, typed, async (tx, draft, frame) => {
    const written = checkWritten(typed, draft.round, frame);
    await checkChosen(tx, draft.community, written.terms.audience);
    const changed = writtenInto(draft, written);
    if (wish === 'to keep') return changed;
    checkAsks(draft);
    return { ...changed, round: { ...changed.round, owner: actor.userId } };
  });
}

async function keep(
  ctx: Ctx,
  actor: Actor,
  place: DraftPlace,
  typed: TypedRound,
  work: (tx: Tx, draft: Draft, frame: Frame) => Promise<Draft>,
): Promise<ShownDraft> {
  const ready = await readyFor(ctx, actor, typed);
  return await change(ctx, actor.workspaceId, async (tx) => {
    const draft = await draftOfForm(tx, ready, place, typed);
    const changed = await work(tx, draft, frameOf(ready, draft));
    await saveDraft(tx, changed, ready.now);
    await rememberCommunity(tx, actor.workspaceId, actor.userId, draft.community.id);
    return await showDraft(tx, ready, { ...changed, isKept: true });
  });
}

/** @throws Refusal `invalid` at `title`, beside which the questions stand, where there are none. */
export function checkAsks({ questions }: Pick<Draft, 'questions'>): void {
  if (questions.length > 0) return;
  throw new Refusal(
    'invalid',
    'This round asks nothing yet. Press Questions, and add at least one.',
    'title',
  );
}

function chosenIn({ who, people = [] }: TypedRound) {
  return who === 'chosen' ? people.flatMap((id) => userId.parse(id) ?? []) : [];
}
