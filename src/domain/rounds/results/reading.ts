import type { Tx } from '../../../db/transaction.ts';
import type { RoundId, UserId, WorkspaceId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { asLeaderOfRound, asMemberInRound, mayRead } from '../access.ts';
import { listNamedAnswers, type NamedAnswer } from '../answering/store.ts';
import type { Question } from '../questions.ts';
import type { Round, RoundInFull, WithheldBecause } from '../round.ts';
import { type RoundNow, roundNow } from '../round-now.ts';
import { findRoundInFull } from '../store.ts';
import type { Figures } from './figures.ts';
import { findFigures, listComments } from './store.ts';

/** What came of a round, as those who may read it see it. */
export interface Results {
  readonly shown: RoundNow;
  readonly answered: number;
  readonly questions: readonly QuestionResult[];
  /** Whether the viewer may say what will be done about them; false where there is no viewer. */
  readonly mayPromise: boolean;
}

export interface QuestionResult {
  readonly question: Question;
  readonly figures: Figures;
  readonly comments: readonly ReadComment[];
  /** What a leader held back, by reason. */
  readonly withheld: ReadonlyMap<WithheldBecause, number>;
}

export interface ReadComment {
  /** Null where answers bear no name. */
  readonly author: UserId | null;
  readonly words: string;
}

/**
 * The published results, for somebody who may read them.
 * @throws Refusal as asMemberInRound; `not_allowed` where only leaders read them; `conflict` where they are not published.
 */
export async function resultsFor(ctx: Ctx, actor: Actor, id: RoundId): Promise<Results> {
  const who = await identify(ctx, actor, 'member');
  return await look(ctx, async (tx) => {
    const { round, questions, community, member } = await asMemberInRound(tx, who, id);
    if (!(await mayRead(tx, round, actor.userId))) {
      throw new Refusal(
        'not_allowed',
        'The results of this round are for its leaders only, as its invitation said.',
      );
    }
    if (round.state !== 'published') {
      throw new Refusal('conflict', 'The results of this round are not published yet.');
    }
    return {
      ...(await resultsOf(tx, { round, questions }, community)),
      mayPromise: member.role === 'leader',
    };
  });
}

/** The published results, for a message to those who may read them; null where there are none. For no viewer. */
export function resultsForMessage(ctx: Ctx, workspace: WorkspaceId, id: RoundId): Promise<Results | null> {
  return look(ctx, async (tx) => {
    const full = await findRoundInFull(tx, workspace, id);
    if (full === null || full.round.state !== 'published') return null;
    const community = await findCommunityById(tx, workspace, full.round.communityId);
    return community === null ? null : await resultsOf(tx, full, community);
  });
}

/** A round that has closed, as its leader looks it through before others read it. */
export interface ToLookThrough {
  readonly shown: RoundNow;
  readonly answered: number;
  readonly questions: readonly Question[];
  readonly comments: readonly (ReadComment & {
    readonly id: string;
    readonly position: number;
    readonly withheldBecause: WithheldBecause | null;
  })[];
}

/** @throws Refusal as asLeaderOfRound; `not_allowed` where they may not read it; `conflict` where it is not at that point. */
export async function roundToLookThrough(ctx: Ctx, actor: Actor, id: RoundId): Promise<ToLookThrough> {
  const who = await identify(ctx, actor, 'leader');
  return await look(ctx, async (tx) => {
    const { round, questions, community } = await asLeaderOfRound(tx, who, id);
    await mustBeReader(tx, round, actor.userId);
    mustBeClosed(round);
    const shown = await roundNow(tx, round, community);
    return { shown, answered: round.answered ?? 0, questions, comments: await listComments(tx, round) };
  });
}

/** @throws Refusal `not_allowed`. */
export async function mustBeReader(tx: Tx, round: Round, user: UserId): Promise<void> {
  if (await mayRead(tx, round, user)) return;
  throw new Refusal(
    'not_allowed',
    'Who may read this round was settled when it opened, and you were not leading then. Its other leaders can look it through.',
  );
}

/** @throws Refusal `conflict`. */
export function mustBeClosed({ state }: Round): void {
  if (state === 'closed') return;
  const message =
    state === 'published'
      ? 'The results are published already, so nothing can be held back any more.'
      : 'This round has not closed yet.';
  throw new Refusal('conflict', message);
}

/** Every named answer with its author, for a file; empty where answers bear no name. */
export async function namedAnswersOf(tx: Tx, { round, questions }: RoundInFull): Promise<NamedAnswer[]> {
  return round.terms.identity === 'unlinked' ? [] : await listNamedAnswers(tx, round, questions);
}

async function resultsOf(tx: Tx, { round, questions }: RoundInFull, community: Community): Promise<Results> {
  const figures = await findFigures(tx, round);
  const comments = await listComments(tx, round);
  return {
    shown: await roundNow(tx, round, community),
    answered: round.answered ?? 0,
    mayPromise: false,
    questions: questions.map((question) => {
      const here = comments.filter(({ position }) => position === question.position);
      const withheld = new Map<WithheldBecause, number>();
      for (const { withheldBecause: why } of here) {
        if (why !== null) withheld.set(why, (withheld.get(why) ?? 0) + 1);
      }
      return {
        question,
        figures: figures.get(question.position) ?? { shown: 'nothing' },
        comments: here
          .filter(({ withheldBecause }) => withheldBecause === null)
          .map(({ author, words }) => ({ author, words })),
        withheld,
      };
    }),
  };
}
