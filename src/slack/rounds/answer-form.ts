import type { InputBlock, KnownBlock } from '@slack/types';
import { fieldOf } from '../../domain/rounds/answering/checking.ts';
import type { Answers, Given } from '../../domain/rounds/answers.ts';
import { mostWords, type Question, RATINGS } from '../../domain/rounds/questions.ts';
import type { ShownRound } from '../../domain/rounds/shown-round.ts';
import { manyMenuInput, menuInput, radioInput, textInput, ticksInput } from '../blocks/inputs.ts';
import { headingBlock, promiseBlock } from './invitation.ts';

/** Slack shows no more of them side by side. */
const MOST_IN_SIGHT = 10;

/**
 * The form in which one answers: the promise of the invitation, and the questions, filled in with what was answered before. The
 * field of a question is `fieldOf` its position; a rating has the number as its value, a choice its place from 0.
 */
export function answerBlocks(round: ShownRound, answers: Answers): KnownBlock[] {
  return [
    headingBlock(round.title, `${round.ownerName} asks for feedback.`),
    promiseBlock(round),
    ...round.questions.map((question) =>
      questionInput(question, answers.get(question.position), mostWords(round.identity)),
    ),
  ];
}

function questionInput(question: Question, given: Given | undefined, most: number): InputBlock {
  const field = { name: fieldOf(question), label: question.text };
  const { isRequired } = question;
  switch (question.kind) {
    case 'open':
      // Nothing typed here may leave before it is sent: no reporting of changes.
      return textInput({
        ...field,
        initial: given?.kind === 'open' ? given.words : null,
        lines: 'many',
        isOptional: !isRequired,
        most,
      });
    case 'rating':
      return radioInput({
        ...field,
        isOptional: !isRequired,
        choices: RATINGS.map((rating) => ({ value: String(rating), label: ratingLabel(question, rating) })),
        initial: given?.kind === 'rating' ? String(given.rating) : null,
      });
    case 'single': {
      const single = {
        ...field,
        isOptional: !isRequired,
        choices: choicesOf(question.choices),
        initial: given?.kind === 'single' ? String(given.choice) : null,
      };
      return question.choices.length > MOST_IN_SIGHT ? menuInput(single) : radioInput(single);
    }
    case 'multiple': {
      const multiple = {
        ...field,
        isRequired,
        choices: choicesOf(question.choices),
        initial: given?.kind === 'multiple' ? given.choices.map(String) : [],
      };
      return question.choices.length > MOST_IN_SIGHT ? manyMenuInput(multiple) : ticksInput(multiple);
    }
  }
}

/** `1 – Strongly disagree`, `2`, …: numbers in between speak for themselves. */
function ratingLabel({ low, high }: { readonly low: string; readonly high: string }, rating: number): string {
  const end = rating === RATINGS[0] ? low : rating === RATINGS.at(-1) ? high : '';
  return end === '' ? String(rating) : `${rating} – ${end}`;
}

function choicesOf(choices: readonly string[]) {
  return choices.map((label, at) => ({ value: String(at), label }));
}
