import type { Tx } from '../../../db/transaction.ts';
import type { SuggestionId } from '../../../ids.ts';
import { asMember, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { optionalWords } from '../../words.ts';
import { mentoringLimits, type ReasonForNo, reasonsForNo } from '../mentoring.ts';
import { noteAnswer, pauseProfile } from '../profiles/pausing.ts';
import { end, makeIds, mayTakeOneMore, settle } from './settling.ts';
import { findSuggestion, saveAnswer } from './store.ts';
import { standingsOf, wouldRatherNot } from './store-of-people.ts';
import { isOut, type Suggested, type Suggestion, type SuggestionState } from './suggestion.ts';

export interface Own {
  readonly suggestion: Suggestion;
  readonly own: Suggested;
}

/** `waits`: for others, whatever they have said or not. `over`: it cannot come to it any more, and nobody is told why. */
export type Accepted = 'agreed' | 'waits' | 'over';

/**
 * Says yes. When everybody has, they are paired in the same transaction. Said again, nothing changes.
 * @throws Refusal `not_found` for those who are not in it; `conflict` where it is over, they have paused, or a mentor has no room left;
 * like asMember for those who have left.
 */
export async function acceptSuggestion(ctx: Ctx, actor: Actor, id: SuggestionId): Promise<Accepted> {
  const who = await identify(ctx, actor, 'member');
  const made = makeIds(ctx);
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { suggestion, own } = await ownSuggestion(tx, actor, id);
    const { state, workspaceId, communityId } = suggestion;
    if (own.answer === 'yes' && state === 'agreed') return 'agreed';
    if (own.answer === 'yes' && state === 'open') return 'waits';
    if (state !== 'open' || isOut(own)) throw new Refusal('conflict', whyOver(suggestion, own));
    await asMember(tx, who, communityId);
    const standings = await standingsOf(
      tx,
      suggestion,
      suggestion.people.map(({ userId }) => userId),
    );
    if (standings.get(actor.userId)?.isPaused === true) throw new Refusal('conflict', PAUSED);
    if (own.part === 'mentor' && !(await mayTakeOneMore(tx, suggestion, actor.userId))) {
      throw new Refusal('conflict', FULL);
    }
    const given = { answer: 'yes', why: null, whyWords: null } as const;
    await saveAnswer(tx, suggestion, actor.userId, given, now);
    await noteAnswer(tx, { workspaceId, communityId, userId: actor.userId });
    const answered = withAnswer(suggestion, actor.userId, given);
    const isSomebodyGone = answered.people.some(
      ({ userId, part }) => part !== 'peer' && !isAvailable(standings.get(userId)),
    );
    const asked = answered.people.filter((one) => !isOut(one)).map(({ userId }) => userId);
    if (isSomebodyGone || (await wouldRatherNot(tx, suggestion, asked))) {
      await end(tx, answered, 'withdrawn', made, now);
      return 'over';
    }
    return acceptedAs(await settle(tx, answered, { isOver: false, made }, now));
  });
}

function acceptedAs(state: SuggestionState): Accepted {
  if (state === 'agreed') return 'agreed';
  return state === 'open' ? 'waits' : 'over';
}

function isAvailable(standing: { readonly isThere: boolean; readonly isPaused: boolean } | undefined) {
  return standing?.isThere === true && !standing.isPaused;
}

/** A suggestion to which this person says no, or has: for the window in which they say why. @throws Refusal like declineSuggestion. */
export async function suggestionToDecline(ctx: Ctx, actor: Actor, id: SuggestionId): Promise<Own> {
  await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    const found = await ownSuggestion(tx, actor, id);
    if (!mayDecline(found)) throw new Refusal('conflict', whyOver(found.suggestion, found.own));
    return found;
  });
}

export interface TypedNo {
  readonly why: string | null;
  readonly words: string | null;
}

export interface Declined {
  readonly suggestion: Suggestion;
  readonly why: ReasonForNo | null;
  /** Whether they might rather be asked nothing for a while: they said so, and have a profile that is not paused. */
  readonly offersPause: boolean;
}

/**
 * Says no, also after a yes as long as nothing has come of it. Why is theirs alone, and can be changed afterwards.
 * @throws Refusal `not_found` for those who are not in it; `conflict` where it is over; `invalid` at `words`.
 */
export async function declineSuggestion(
  ctx: Ctx,
  actor: Actor,
  id: SuggestionId,
  typed: TypedNo,
): Promise<Declined> {
  await identify(ctx, actor, 'member');
  const why = reasonsForNo.find((reason) => reason === typed.why) ?? null;
  const whyWords = optionalWords(typed.words, { field: 'words', most: mentoringLimits.why });
  const made = makeIds(ctx);
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const found = await ownSuggestion(tx, actor, id);
    const { suggestion, own } = found;
    if (!mayDecline(found)) throw new Refusal('conflict', whyOver(suggestion, own));
    const given = { answer: 'no', why, whyWords } as const;
    await saveAnswer(tx, suggestion, actor.userId, given, now);
    const { workspaceId, communityId } = suggestion;
    if (suggestion.state === 'open' && own.answer !== 'no') {
      await noteAnswer(tx, { workspaceId, communityId, userId: actor.userId });
      await settle(tx, withAnswer(suggestion, actor.userId, given), { isOver: false, made }, now);
    }
    const standing = (await standingsOf(tx, suggestion, [actor.userId])).get(actor.userId);
    const hasProfile = standing !== undefined && standing.capacity !== null && !standing.isPaused;
    return { suggestion, why, offersPause: why === 'not_now' && hasProfile };
  });
}

/** *Pause*, offered to whoever says no because it is not the time. @throws Refusal `not_found` for those who are not in it; like asMember. */
export async function pauseAfterNo(ctx: Ctx, actor: Actor, id: SuggestionId): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  await change(ctx, actor.workspaceId, async (tx) => {
    const { workspaceId, communityId } = (await ownSuggestion(tx, actor, id)).suggestion;
    await asMember(tx, who, communityId);
    await pauseProfile(tx, { workspaceId, communityId, userId: actor.userId }, 'own');
  });
}

/** @throws Refusal `not_found` where there is none, or it is not this person's: the two look alike. */
async function ownSuggestion(tx: Tx, { workspaceId, userId }: Actor, id: SuggestionId): Promise<Own> {
  const suggestion = await findSuggestion(tx, workspaceId, id);
  const own = suggestion?.people.find((one) => one.userId === userId);
  if (suggestion === null || own === undefined) {
    throw new Refusal('not_found', 'This suggestion is no longer there.');
  }
  return { suggestion, own };
}

/** As long as it is open; and whoever said no may change why. */
function mayDecline({ suggestion, own }: Own): boolean {
  return own.answer === 'no' || (suggestion.state === 'open' && own.answer !== 'gone');
}

function withAnswer(
  suggestion: Suggestion,
  user: Suggested['userId'],
  given: Pick<Suggested, 'answer' | 'why' | 'whyWords'>,
): Suggestion {
  const people = suggestion.people.map((one) => (one.userId === user ? { ...one, ...given } : one));
  return { ...suggestion, people };
}

const PAUSED =
  'You have paused being matched, so nobody is suggested to you now. Take it up again with `/mentor resume`.';
const FULL =
  'You have said yes to as many people as you want to mentor. If you can take one more, change the number in `/mentor` and press Accept again.';

/** For whoever answers too late. Nobody learns from it what somebody else has said. */
function whyOver({ state }: Suggestion, own: Suggested): string {
  if (own.answer === 'no') return 'You have said *Not this one*, so this suggestion is over.';
  if (own.answer === 'gone') return 'You had paused or left, so this suggestion went on without you.';
  switch (state) {
    case 'open':
    case 'agreed':
      return 'You have said yes, and so has everyone. It is in `/mentor pairs`.';
    case 'expired':
      return 'This suggestion is over: its time has passed. Others will come.';
    case 'declined':
    case 'withdrawn':
      return 'This suggestion is over. It does not work out this time.';
  }
}
