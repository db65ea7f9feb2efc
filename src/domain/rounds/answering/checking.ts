import { Refusal } from '../../refusal.ts';
import { optionalWords } from '../../words.ts';
import type { Answers, Given } from '../answers.ts';
import { mostWords, type Question, RATINGS } from '../questions.ts';
import type { Identity } from '../round.ts';

/** What was filled in for each question, by its position, as it came: a text, several, or nothing. */
export type Filled = ReadonlyMap<number, string | readonly string[] | null>;

/** Names the input of a question, for the error. */
export function fieldOf({ position }: Pick<Question, 'position'>): string {
  return `q${position}`;
}

/** What was filled in as answers. @throws Refusal `invalid` at the first question that it does not fit, or where nothing is answered. */
export function checkAnswers(questions: readonly Question[], filled: Filled, identity: Identity): Answers {
  const answers = new Map<number, Given>();
  for (const question of questions) {
    const given = givenTo(question, filled.get(question.position) ?? null, identity);
    if (given !== null) answers.set(question.position, given);
    else if (question.isRequired) throw new Refusal('invalid', 'Please answer this one.', fieldOf(question));
  }
  const [first] = questions;
  if (answers.size === 0 && first !== undefined) {
    throw new Refusal('invalid', 'Please answer at least one question.', fieldOf(first));
  }
  return answers;
}

function givenTo(
  question: Question,
  filled: string | readonly string[] | null,
  identity: Identity,
): Given | null {
  const chosen = typeof filled === 'string' ? [filled] : (filled ?? []);
  switch (question.kind) {
    case 'open': {
      const typed = typeof filled === 'string' ? filled : null;
      const words = optionalWords(typed, { field: fieldOf(question), most: mostWords(identity) });
      return words === null ? null : { kind: 'open', words };
    }
    case 'rating': {
      const [value] = chosen;
      if (value === undefined) return null;
      const rating = RATINGS.find((one) => String(one) === value);
      if (rating === undefined) throw changed(question);
      return { kind: 'rating', rating };
    }
    case 'single':
    case 'multiple': {
      const choices = question.choices.flatMap((_, at) => (chosen.includes(String(at)) ? [at] : []));
      if (choices.length !== chosen.length) throw changed(question);
      const [choice] = choices;
      if (choice === undefined) return null;
      return question.kind === 'single' ? { kind: 'single', choice } : { kind: 'multiple', choices };
    }
  }
}

function changed(question: Question): Refusal {
  return new Refusal(
    'invalid',
    'This did not come back as it was sent. Please close the form and open it again.',
    fieldOf(question),
  );
}
