/** How answers count, and what may be said of those to one question: pure. */
import type { Given } from '../answers.ts';
import { type Question, RATINGS } from '../questions.ts';
import { neededAnswers, type Terms } from '../round.ts';
import type { Figures } from './figures.ts';

/** What a round's terms ask of a number of answers before anything is said of them. */
export interface Counting {
  readonly needed: number;
  /** How many of the answers do not count. Which ones nobody knows, so of each question it is taken that they are among them. */
  readonly uncounted: number;
  /** Whether answers that are all alike are kept back where few were given. */
  readonly hidesAlike: boolean;
}

/** From so many answers on they are shown even where they are all alike. */
const MANY = 10;
/** While a round is open. */
const LIVE_STEP = 5;

/**
 * @param answeredByReaders how many of a round's answers came from people who may read its results. Where only leaders read and
 * no answer bears a name, these do not count: whoever reads can take their own answer away from what they see.
 */
export function countingBy(
  terms: Pick<Terms, 'identity' | 'threshold' | 'readers'>,
  answeredByReaders: number,
): Counting {
  return {
    needed: neededAnswers(terms),
    uncounted: countsReaders(terms) ? 0 : answeredByReaders,
    hidesAlike: terms.identity !== 'together',
  };
}

/** Whether those who may read the results count like everyone else. */
export function countsReaders({ identity, readers }: Pick<Terms, 'identity' | 'readers'>): boolean {
  return identity !== 'unlinked' || readers === 'everyone';
}

/** Whether anything may be said of so many answers. */
export function isEnough(answers: number, { needed, uncounted }: Counting): boolean {
  return answers - uncounted >= needed;
}

/** What may be said while a round is open of how many have answered: counted in steps, so that nobody is seen to answer. */
export function liveCount(answers: number): number {
  return Math.floor(answers / LIVE_STEP) * LIVE_STEP;
}

/** What may be said of the answers to this question, compared with nothing yet. */
export function figuresOf(question: Question, given: readonly Given[], counting: Counting): Figures {
  const answered = given.length;
  if (!isEnough(answered, counting)) return { shown: 'nothing' };
  if (question.kind === 'open') return { shown: 'comments', answered };
  if (areAlike(given, counting)) return { shown: 'all similar', answered };
  if (question.kind === 'rating') {
    const ratings = given.flatMap((one) => (one.kind === 'rating' ? [one.rating] : []));
    const counts = RATINGS.map((rating) => ratings.filter((one) => one === rating).length);
    const mean = ratings.reduce((sum, rating) => sum + rating, 0) / answered;
    return { shown: 'ratings', answered, counts, mean, change: null };
  }
  const counts = question.choices.map(() => 0);
  for (const choice of given.flatMap(choicesOf)) counts[choice] = (counts[choice] ?? 0) + 1;
  return { shown: 'choices', answered, counts };
}

/** Whether few count, and what those answered may be all the same: then any figure would tell what each of them said. */
function areAlike(given: readonly Given[], { uncounted, hidesAlike }: Counting): boolean {
  const counted = given.length - uncounted;
  if (!hidesAlike || counted >= MANY) return false;
  const alike = new Map<string, number>();
  for (const one of given) {
    const answer = one.kind === 'rating' ? String(one.rating) : choicesOf(one).join();
    alike.set(answer, (alike.get(answer) ?? 0) + 1);
  }
  return Math.max(...alike.values()) >= counted;
}

function choicesOf(given: Given): readonly number[] {
  if (given.kind === 'single') return [given.choice];
  return given.kind === 'multiple' ? given.choices : [];
}
