/**
 * What may be said of a round's answers: computed once, as it closes, and kept; message, chart, CSV, digest and home show what is
 * kept and compute nothing of their own. The answers themselves are gone by then, if they bear no name.
 *
 * What is protected: nobody may learn from figures, nor by adding and taking away figures, what fewer people than the threshold
 * answered. So a figure is always over everyone who answered that question, never over a part of them, and nothing crosses two
 * questions: comments are shuffled for each. How many answered a question is told exactly, since its counts add up to it anyway. Where that
 * is a few less than answered the round, or than were asked, it tells that a few left something out: not who, and nothing that
 * they said. Between rounds figures can be taken away from each other, and what is left can be put to names, since people know who was
 * asked: hence what comparing.ts refuses. What remains is known: where all answer one round, and all but two its repetition, the
 * difference is what two answered, if nobody changed their mind; nobody can name the two.
 *
 * Named answers follow the same rules, since figures go where the names do not. Answers revealed together have names and nothing else:
 * nothing is held back of them.
 */
import type { UserId } from '../../../ids.ts';
import type { Random } from '../../context.ts';
import { shuffled } from '../../shuffled.ts';
import type { Answers, Given } from '../answers.ts';
import type { Question } from '../questions.ts';
import { type Asking, type Before, changeSince } from './comparing.ts';
import { countingBy, figuresOf, isEnough } from './counting.ts';
import type { Figures } from './figures.ts';

export interface ToReport extends Asking {
  readonly questions: readonly Question[];
  /** One for each person who answered, in any order. */
  readonly answers: readonly Written[];
  /** How many of them came from people who may read the results. Counts only where not everyone may. */
  readonly answeredByReaders: number;
  /** The round of the same series that closed before, if any. */
  readonly before: Before | null;
}

export interface Written {
  /** Null where nobody knows. */
  readonly author: UserId | null;
  readonly answers: Answers;
}

export type Report =
  /** Fewer answers than anything may be said of; not even how many. */
  | { readonly isShowable: false }
  | {
      readonly isShowable: true;
      readonly answered: number;
      /** By the question's position. */
      readonly figures: ReadonlyMap<number, Figures>;
      /** To all open questions of which words may be shown; those to one question in an order that says nothing. */
      readonly comments: readonly Comment[];
    };

export interface Comment {
  readonly position: number;
  /** Null where answers bear no name. */
  readonly author: UserId | null;
  readonly words: string;
}

/** What may be said of a round, and nothing more. */
export function reportRound(round: ToReport, random: Pick<Random, 'below'>): Report {
  const counting = countingBy(round.terms, round.answeredByReaders);
  const answered = round.answers.length;
  if (!isEnough(answered, counting)) return { isShowable: false };
  const figures = new Map(
    round.questions.map((question) => {
      const said = figuresOf(question, answersTo(question, round), counting);
      return [question.position, compared(said, question, round)];
    }),
  );
  const comments = round.questions
    .filter(({ position }) => figures.get(position)?.shown === 'comments')
    .flatMap((question) => shuffled(commentsOn(question, round), random));
  return { isShowable: true, answered, figures, comments };
}

function answersTo({ position, kind }: Question, { answers }: ToReport): Given[] {
  return answers.flatMap(({ answers: all }) => {
    const given = all.get(position);
    return given?.kind === kind ? [given] : [];
  });
}

function compared(figures: Figures, question: Question, round: ToReport): Figures {
  if (figures.shown !== 'ratings' || round.before === null) return figures;
  return { ...figures, change: changeSince(round.before, round, question, figures) };
}

function commentsOn({ position }: Question, { answers, terms }: ToReport): Comment[] {
  return answers.flatMap(({ author, answers: all }) => {
    const given = all.get(position);
    if (given?.kind !== 'open') return [];
    return [{ position, author: terms.identity === 'unlinked' ? null : author, words: given.words }];
  });
}
