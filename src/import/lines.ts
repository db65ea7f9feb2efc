export interface Line {
  /** From 1, as editors count. */
  readonly number: number;
  /** Null where it is longer than anything we would take. */
  readonly text: string | null;
}

/** An entry of 30,000 characters has at most six bytes for each in JSON, and something around them. */
const LONGEST_LINE = 400_000;

/** The lines of a UTF-8 stream, one after the other: no more than one of them is held. Blank ones are left out, a byte-order mark too. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8');
  let number = 0;
  let kept = '';
  let isTooLong = false;
  const end = (): Line | null => {
    const line = kept.replace(/\r$/, '');
    const text = isTooLong ? null : line;
    number += 1;
    kept = '';
    isTooLong = false;
    return text?.trim() === '' ? null : { number, text };
  };
  for await (const chunk of bytes) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    kept += first;
    for (const piece of others) {
      const line = end();
      if (line !== null) yield line;
      kept = piece;
    }
    if (kept.length > LONGEST_LINE) {
      isTooLong = true;
      kept = '';
    }
  }
  kept += decoder.decode();
  const last = end();
  if (last !== null) yield last;
}
