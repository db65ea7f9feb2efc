import { read, type Tx } from '../../../db/transaction.ts';
import type { CommunityId, SuggestionId, UserId, WorkspaceId } from '../../../ids.ts';
import { findCommunityById, zoneOf } from '../../communities/communities.ts';
import type { Ctx } from '../../context.ts';
import type { Writing } from '../matching/reasons.ts';
import type { Part, Program, ReasonForNo } from '../mentoring.ts';
import { findSuggestion } from './store.ts';
import { standingsOf, wouldRatherNot } from './store-of-people.ts';
import { roundNow } from './store-of-rounds.ts';
import { isOut, type Suggested, type Suggestion } from './suggestion.ts';
import { answerByIn } from './time-to-answer.ts';
import { whyThese } from './why-these.ts';

type ForComposing = Pick<Ctx, 'db' | 'clock'>;

/**
 * How it stands for one of its people:
 * - `asks` them; `waits`: they have said yes, and it waits for others, whatever those have said or not;
 * - `agreed`;
 * - `declined`, or `passed`, by themselves: said no, or let it pass;
 * - `not this time`: it came to nothing, and whose doing that was is nobody's to know;
 * - `cancelled` with its round; `over`, because they have left or paused themselves.
 */
export type SuggestionNow =
  | 'asks'
  | 'waits'
  | 'agreed'
  | 'declined'
  | 'passed'
  | 'not this time'
  | 'cancelled'
  | 'over';

/** A suggestion as one of its people sees it. */
export interface SuggestionTold {
  readonly id: SuggestionId;
  readonly communityId: CommunityId;
  readonly communityName: string;
  readonly program: Program;
  readonly now: SuggestionNow;
  readonly part: Part;
  /** Those who are still in it. */
  readonly others: readonly Other[];
  /** Whoever asked for it, where that is not the reader. */
  readonly askedBy: UserId | null;
  /** Whether the reader asked for it. */
  readonly isAsker: boolean;
  readonly isOfRound: boolean;
  /** Whether the round still looks for somebody for those who are left with nobody. */
  readonly goesOn: boolean;
  /** For people to read; skills and names in them are escaped and mentioned as the place wants. */
  readonly reasons: readonly string[];
  /** An evening where the reader's days pass. */
  readonly answerBy: Temporal.ZonedDateTime;
  /** What the reader said when they said no; theirs alone. */
  readonly own: { readonly why: ReasonForNo | null; readonly words: string | null };
}

export interface Other {
  readonly userId: UserId;
  readonly part: Part;
  /** What they hope for, in their words. */
  readonly hopes: string | null;
}

interface Asked {
  readonly id: SuggestionId;
  readonly reader: UserId;
  readonly writing: Writing;
}

/**
 * What a message about it says to one of its people; null where it is gone. About to be said for the first time, also null where it asks
 * nothing any more, its time is up, or somebody of it has left, paused, or would rather not by now.
 */
export function suggestionForMessage(
  ctx: ForComposing,
  workspace: WorkspaceId,
  asked: Asked & { readonly stands: boolean },
): Promise<SuggestionTold | null> {
  const now = ctx.clock.now();
  return read(ctx.db, async (tx) => {
    const suggestion = await findSuggestion(tx, workspace, asked.id);
    if (suggestion === null) return null;
    const told = await toldTo(tx, suggestion, asked, now);
    if (asked.stands || told === null) return told;
    const isOver = Temporal.Instant.compare(now, suggestion.expiresAt) >= 0;
    return told.now !== 'asks' || isOver || (await isSomebodyGone(tx, suggestion)) ? null : told;
  });
}

/** What came of it, for whoever asked by themselves; null where they are there no more, or it is open. */
export function outcomeForMessage(
  ctx: ForComposing,
  workspace: WorkspaceId,
  asked: Asked & { readonly stands: boolean },
): Promise<SuggestionTold | null> {
  const now = ctx.clock.now();
  return read(ctx.db, async (tx) => {
    const suggestion = await findSuggestion(tx, workspace, asked.id);
    if (suggestion === null || suggestion.state === 'open') return null;
    const isThere = (await standingsOf(tx, suggestion, [asked.reader])).get(asked.reader)?.isThere === true;
    return asked.stands || isThere ? await toldTo(tx, suggestion, asked, now) : null;
  });
}

/** @returns null for those who are not in it. */
export async function toldTo(
  tx: Tx,
  suggestion: Suggestion,
  { reader, writing }: Pick<Asked, 'reader' | 'writing'>,
  now: Temporal.Instant,
): Promise<SuggestionTold | null> {
  const own = suggestion.people.find((one) => one.userId === reader);
  const { workspaceId, communityId, roundId } = suggestion;
  const community = await findCommunityById(tx, workspaceId, communityId);
  if (own === undefined || community === null) return null;
  const users = suggestion.people.map((one) => one.userId);
  const standings = await standingsOf(tx, suggestion, users);
  const ownStanding = standings.get(reader);
  const round = roundId === null ? null : await roundNow(tx, workspaceId, roundId);
  const isGone = ownStanding?.isThere !== true || ownStanding.isPaused;
  const zone = await zoneOf(tx, { workspaceId, communityId, userId: reader });
  const isAsker = suggestion.askedBy === reader;
  const asks = nowFor(suggestion, own, { isGone, isCancelled: round?.state === 'cancelled' });
  return {
    id: suggestion.id,
    communityId,
    communityName: community.name,
    program: suggestion.program,
    now: asks,
    part: own.part,
    others: suggestion.people
      .filter((one) => one !== own && (!isOut(one) || own.part !== 'peer'))
      .map((one) => ({
        userId: one.userId,
        part: one.part,
        hopes: standings.get(one.userId)?.hopes ?? null,
      })),
    askedBy: isAsker ? null : suggestion.askedBy,
    isAsker,
    isOfRound: roundId !== null,
    goesOn: round?.state === 'sent' || round?.state === 'sending',
    reasons: asks === 'asks' ? await whyThese(tx, suggestion, { reader, writing }, now) : [],
    answerBy: answerByIn(zone, suggestion.expiresAt),
    own: { why: own.why, words: own.whyWords },
  };
}

function nowFor(
  { state }: Suggestion,
  { answer }: Suggested,
  { isGone, isCancelled }: { readonly isGone: boolean; readonly isCancelled: boolean },
): SuggestionNow {
  if (answer === 'no') return 'declined';
  if (answer === 'gone') return 'over';
  switch (state) {
    case 'open':
      if (isGone) return 'over';
      return answer === 'yes' ? 'waits' : 'asks';
    case 'agreed':
      return answer === 'yes' ? 'agreed' : 'passed';
    case 'expired':
      return answer === 'yes' ? 'not this time' : 'passed';
    case 'withdrawn':
      if (isCancelled) return 'cancelled';
      return isGone ? 'over' : 'not this time';
    case 'declined':
      return 'not this time';
  }
}

async function isSomebodyGone(tx: Tx, suggestion: Suggestion): Promise<boolean> {
  const users = suggestion.people.filter((one) => !isOut(one)).map((one) => one.userId);
  if (await wouldRatherNot(tx, suggestion, users)) return true;
  const standings = await standingsOf(tx, suggestion, users);
  return users.some((user) => {
    const standing = standings.get(user);
    return standing?.isThere !== true || standing.isPaused;
  });
}
