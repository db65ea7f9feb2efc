import { Refusal } from '../../refusal.ts';
import { cleanLine, cleanWords, fold, lengthOf, optionalWords, requiredWords } from '../../words.ts';
import { type Question, type QuestionKind, questionLimits } from '../questions.ts';

/** A question as a leader typed and chose it. What its kind does not have is left out. */
export interface TypedQuestion {
  readonly kind: string | null;
  readonly text: string | null;
  readonly isRequired: boolean;
  /** One a line. */
  readonly choices?: string | null;
  readonly low?: string | null;
  readonly high?: string | null;
}

export const KINDS: readonly QuestionKind[] = ['rating', 'single', 'multiple', 'open'];

/** Slack's field holds no more. */
export const CHOICES_TYPED = 3_000;

/** The same, checked, at that place under that key. @throws Refusal `invalid` at `kind`, `text`, `choices`, `low` or `high`. */
export function checkQuestion(
  typed: TypedQuestion,
  { position, key }: { readonly position: number; readonly key: string },
): Question {
  const kind = KINDS.find((known) => known === typed.kind);
  if (kind === undefined) throw new Refusal('invalid', 'Please choose how it is answered.', 'kind');
  const text = requiredWords(typed.text, {
    field: 'text',
    most: questionLimits.text,
    missing: 'Please write the question.',
  }).replaceAll(/\s+/gu, ' ');
  const asked = { position, key, text, isRequired: typed.isRequired };
  switch (kind) {
    case 'open':
      return { ...asked, kind };
    case 'rating':
      return {
        ...asked,
        kind,
        low: checkEnd(typed.low, 'low', '1'),
        high: checkEnd(typed.high, 'high', '5'),
      };
    case 'single':
    case 'multiple':
      return { ...asked, kind, choices: checkChoices(typed.choices) };
  }
}

function checkEnd(typed: string | null | undefined, field: 'low' | 'high', number: string): string {
  return requiredWords(cleanLine(typed ?? ''), {
    field,
    most: questionLimits.scaleEnd,
    missing: `Please say what ${number} stands for.`,
  });
}

function checkChoices(typed: string | null | undefined): string[] {
  const lines = (optionalWords(typed ?? null, { field: 'choices', most: CHOICES_TYPED }) ?? '').split('\n');
  const choices = lines
    .map((line) => cleanWords(line).replaceAll(/\s+/gu, ' '))
    .filter((line) => line !== '');
  const { leastChoices, mostChoices } = questionLimits;
  if (choices.length === 0) throw refuse('Please write the choices, each on a line of its own.');
  if (choices.length < leastChoices) {
    throw refuse('There is only one choice. Please write at least two, each on a line of its own.');
  }
  if (choices.length > mostChoices) {
    throw refuse(`These are ${choices.length} choices. Please keep it to ${mostChoices}.`);
  }
  const long = choices.find((choice) => lengthOf(choice) > questionLimits.choice);
  if (long !== undefined) {
    throw refuse(
      `“${beginningOf(long)}” has ${lengthOf(long)} characters. Please keep each choice to ${questionLimits.choice}.`,
    );
  }
  const twice = firstTwice(choices);
  if (twice !== null) throw refuse(`“${beginningOf(twice)}” is there twice. Please write each choice once.`);
  return choices;
}

function firstTwice(choices: readonly string[]): string | null {
  const seen = new Set<string>();
  for (const choice of choices) {
    const folded = fold(choice);
    if (seen.has(folded)) return choice;
    seen.add(folded);
  }
  return null;
}

function beginningOf(choice: string): string {
  const points = [...choice];
  return points.length <= 30 ? choice : `${points.slice(0, 29).join('')}…`;
}

function refuse(message: string): Refusal {
  return new Refusal('invalid', message, 'choices');
}
