import { randomFillSync } from 'node:crypto';

/** Answers in one box: each answer rewrites all of its box, so the box must stay small. */
export const BOX_HOLDS = 32;

const LENGTH_BYTES = 4;

/** How many boxes there can be. */
export function mostBoxes(capacity: number): number {
  return Math.ceil(capacity / BOX_HOLDS);
}

/**
 * How many boxes stand once so many answers are in: one more than they need, so that there is a choice. Making all at once would
 * write 80 MB for two thousand people; this way the number of boxes tells how many have answered no closer than to 32.
 */
export function boxesThatStand(answers: number, capacity: number): number {
  return Math.min(Math.floor(answers / BOX_HOLDS) + 2, mostBoxes(capacity));
}

/**
 * The bytes of a box: as many for no answer as for 32, and for short ones as for long ones. What is free is filled with chance.
 * @param answerBytes the room of one answer. @throws RangeError where one is longer, or there are too many.
 */
export function writeBox(answers: readonly string[], answerBytes: number): Buffer {
  if (answers.length > BOX_HOLDS) throw new RangeError(`${answers.length} answers are too many for a box`);
  const room = LENGTH_BYTES + answerBytes;
  const box = randomFillSync(Buffer.alloc(1 + BOX_HOLDS * room));
  box.writeUInt8(answers.length, 0);
  for (const [place, answer] of answers.entries()) {
    const length = Buffer.byteLength(answer);
    if (length > answerBytes)
      throw new RangeError(`an answer has ${length} bytes, and ${answerBytes} are its room`);
    box.writeUInt32BE(length, 1 + place * room);
    box.write(answer, 1 + place * room + LENGTH_BYTES);
  }
  return box;
}

/** The answers in the order in which they were written. */
export function readBox(box: Buffer, answerBytes: number): string[] {
  const room = LENGTH_BYTES + answerBytes;
  return Array.from({ length: box.readUInt8(0) }, (_, place) => {
    const begin = 1 + place * room + LENGTH_BYTES;
    return box.toString('utf8', begin, begin + box.readUInt32BE(begin - LENGTH_BYTES));
  });
}
