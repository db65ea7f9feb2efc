import { largestAnswer } from '../../sealing/largest-answer.ts';
import type { SealSize } from '../../sealing/sealing.ts';
import { reflectionLimits } from '../reflection.ts';

const ANSWER_BYTES = largestAnswer([{ kind: 'words', most: reflectionLimits.wordsWithoutName }]);
const FEWEST_JOINERS = 32;

/**
 * The size of a week's seal, which stays as it is while the week lasts: half as many again may join, and 32 in any community. Who
 * comes later than that finds no room, and is told so.
 */
export function sealSizeFor(people: number): SealSize {
  return {
    answerBytes: ANSWER_BYTES,
    capacity: people + Math.max(FEWEST_JOINERS, Math.ceil(people / 2)),
  };
}

/** Whether a community is large enough: somebody leads it and reads, and as many as must answer do not. */
export function areEnough({
  leaders,
  others,
}: {
  readonly leaders: number;
  readonly others: number;
}): boolean {
  return leaders > 0 && others >= reflectionLimits.threshold;
}

/** An answer as it lies in a box. */
export function writeSealed(words: string): string {
  return JSON.stringify([words]);
}

/** @throws TypeError for what writeSealed did not write. */
export function readSealed(text: string): string {
  const values: unknown = JSON.parse(text);
  const words: unknown = Array.isArray(values) ? values[0] : null;
  if (typeof words !== 'string') throw new TypeError('an answer without its words');
  return words;
}
