import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countWords, isProse, literalsOf, sentencesOf } from './literals.ts';

const MOST_WORDS = 20;
const ROOMS = ['src/domain', 'src/slack'];
/** Idioms, cheer and words that we have another word for. */
const UNWELCOME =
  /\b(oops|whoops|awesome|yay|hooray|uh-oh|no worries|good to go|all set|at a glance|heads[- ]up|piece of cake|kudos|stay tuned|easy-peasy|under the hood|out of the box|touch base|up and running|post mortem)\b/iu;

const prose = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    literalsOf(readFileSync(file, 'utf8'))
      .filter(isProse)
      .map((text) => ({ file, text })),
  );

describe('what people read', () => {
  it('is found', () => {
    expect(prose.length).toBeGreaterThan(40);
  });

  it('has at most twenty words a sentence', () => {
    const long = prose.flatMap(({ file, text }) =>
      sentencesOf(text)
        .filter((sentence) => countWords(sentence) > MOST_WORDS)
        .map((sentence) => `${file}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  it('is never chirpy, and has no idioms', () => {
    const chirpy = prose
      .filter(({ text }) => /[a-z]!(\s|$)/u.test(text) || UNWELCOME.test(text))
      .map(({ file, text }) => `${file}: ${text}`);
    expect(chirpy).toEqual([]);
  });
});

describe('reading texts out of a source', () => {
  it('skips comments, and puts a word in place of what is filled in', () => {
    const source =
      "// It's a comment.\nconst a = `You have $" +
      "{n === 1 ? `one` : 'more'} shares.`; const b = 'Don\\'t';";
    expect(literalsOf(source)).toEqual(['You have this shares.', "Don't"]);
  });

  it('counts the words of each sentence', () => {
    expect(sentencesOf('One two. Three `/learn four five`?\n*Six* seven').map(countWords)).toEqual([2, 2, 2]);
  });
});
