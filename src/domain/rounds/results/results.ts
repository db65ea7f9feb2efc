import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import type { Community } from '../../communities/community.ts';
import { namesOf } from '../../people/store.ts';
import { listNamedAnswers, type NamedAnswer } from '../answering/store.ts';
import type { Given } from '../answers.ts';
import type { Question } from '../questions.ts';
import { everyoneReads, type RoundInFull, type WithheldBecause } from '../round.ts';
import { type RoundNow, roundNow } from '../round-now.ts';
import type { Figures } from './figures.ts';
import { type Comment, findFigures, listComments } from './store.ts';

/** What came of a round, as those who may read it see it. */
export interface Results {
  readonly shown: RoundNow;
  readonly answered: number;
  readonly questions: readonly QuestionResult[];
  /** Whether everyone in the community reads them, in the channel. */
  readonly isInChannel: boolean;
}

export interface QuestionResult {
  readonly question: Question;
  readonly figures: Figures;
  /** Who answered what, by name, where answers bear one; to an open question those are comments. */
  readonly answers: readonly NamedGiven[];
  /** Those with a name by name, the others in random order. */
  readonly comments: readonly ReadComment[];
  /** What a leader held back, by reason. */
  readonly withheld: ReadonlyMap<WithheldBecause, number>;
}

export interface NamedGiven {
  readonly author: Author;
  readonly given: Given;
}

export interface ReadComment {
  /** Null where answers bear no name. */
  readonly author: Author | null;
  readonly words: string;
}

/** Who gave an answer that bears their name. */
export interface Author {
  readonly userId: UserId;
  readonly name: string;
}

/** The results of a round whose figures are written, for whoever has been found to read them. */
export async function resultsOf(tx: Tx, full: RoundInFull, community: Community): Promise<Results> {
  const { round, questions } = full;
  const figures = await findFigures(tx, round);
  const comments = await listComments(tx, round);
  const answers = round.terms.identity === 'unlinked' ? [] : await listNamedAnswers(tx, round, questions);
  const names = await namesOf(
    tx,
    round.workspaceId,
    answers.map(({ author }) => author),
  );
  const authorOf = (userId: UserId): Author => ({ userId, name: names.get(userId) ?? userId });
  return {
    shown: await roundNow(tx, round, community),
    answered: round.answered ?? 0,
    isInChannel: everyoneReads(round.terms),
    questions: questions.map((question) => {
      const here = comments.filter(({ position }) => position === question.position);
      const said = figures.get(question.position) ?? { shown: 'nothing' };
      return {
        question,
        figures: said,
        // Of a question that too few have answered nothing is shown, whether answers bear names or not.
        answers: said.shown === 'nothing' ? [] : givenTo(question, answers, authorOf),
        comments: commentsShown(here, authorOf),
        withheld: countByReason(here),
      };
    }),
  };
}

function givenTo(
  { position, kind }: Question,
  answers: readonly NamedAnswer[],
  authorOf: (user: UserId) => Author,
): NamedGiven[] {
  if (kind === 'open') return [];
  return answers
    .flatMap(({ author, answers: all }) => {
      const given = all.get(position);
      return given === undefined ? [] : [{ author: authorOf(author), given }];
    })
    .sort((one, other) => byName(one.author, other.author));
}

function commentsShown(comments: readonly Comment[], authorOf: (user: UserId) => Author): ReadComment[] {
  return comments
    .filter(({ withheldBecause }) => withheldBecause === null)
    .map(({ author, words }) => ({ author: author === null ? null : authorOf(author), words }))
    .sort((one, other) =>
      one.author === null || other.author === null ? 0 : byName(one.author, other.author),
    );
}

function byName(one: Author, other: Author): number {
  return one.name.localeCompare(other.name, 'en') || (one.userId < other.userId ? -1 : 1);
}

function countByReason(comments: readonly Comment[]): Map<WithheldBecause, number> {
  const counts = new Map<WithheldBecause, number>();
  for (const { withheldBecause: why } of comments) {
    if (why !== null) counts.set(why, (counts.get(why) ?? 0) + 1);
  }
  return counts;
}
