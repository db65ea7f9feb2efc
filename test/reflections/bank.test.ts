import { describe, expect, it } from 'vitest';
import { bank } from '../../src/domain/reflections/bank/bank.ts';
import { themeNames, themes } from '../../src/domain/reflections/bank/themes.ts';
import { countWords } from '../wording/literals.ts';

const MOST_WORDS = 20;
const texts = bank.map(({ text }) => text);

const ASKS = String.raw`\b(?:what|which|when|where|how|who|whom|whose|why)\b`;
/** Words that say nothing of what is asked: grammar, and what nearly every question is about. */
const EMPTY = new Set(
  `a about able after again an and another any are as at be because before but by can could did do does for from had has have how
  if in into is it like may might most not of on one only or so some than that the their them they this to was were what when where
  which who whom whose why will with without would you your yours
  group last lately now past people person recent recently someone something week weeks work working`.split(
    /\s+/,
  ),
);

/** Lower case, without punctuation. */
const plainly = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s]/gu, '')
    .trim()
    .split(/\s+/);
/** "tasks" and "task", "asked" and "asks" count as one word. */
const stem = (word: string) => word.replace(/(?<=\w{3})(?:ing|ed|es|s|e)$/u, '');
const contentOf = (text: string) =>
  new Set(
    plainly(text)
      .filter((word) => !EMPTY.has(word))
      .map(stem),
  );
const shared = (one: string, other: string) => contentOf(one).intersection(contentOf(other)).size;
const shorter = (one: string, other: string) => Math.min(contentOf(one).size, contentOf(other).size);
const pairs = texts.flatMap((one, at) => texts.slice(at + 1).map((other) => [one, other] as const));
const matching = (pattern: RegExp) => texts.filter((text) => pattern.test(text));

describe.each(themes)('the theme %s', (theme) => {
  const asked = (audience: string) =>
    bank.filter((question) => question.theme === theme && question.audience === audience);

  it('has questions enough', () => {
    expect(asked('everyone').length).toBeGreaterThanOrEqual(8);
    expect(asked('leaders').length).toBeGreaterThanOrEqual(4);
  });

  it('does not open two questions in a row with the same word', () => {
    const alike = ['everyone', 'leaders'].flatMap((audience) =>
      asked(audience)
        .map(({ text }) => text)
        .filter((text, at, all) => plainly(text)[0] === plainly(all[at - 1] ?? '')[0]),
    );
    expect(alike).toEqual([]);
  });

  it('has a name of a few words that stands in a sentence', () => {
    expect(themeNames[theme]).toMatch(/^[a-z][a-z ]+[a-z]$/);
    expect(countWords(themeNames[theme])).toBeLessThanOrEqual(6);
  });
});

describe('each question', () => {
  it('is one sentence that ends in a question mark', () => {
    expect(texts.filter((text) => !/^[A-Z][^.?!;\n]*[^\s.?!;]\?$/u.test(text))).toEqual([]);
  });

  it('has at most twenty words', () => {
    expect(texts.filter((text) => countWords(text) > MOST_WORDS)).toEqual([]);
  });

  it('is plain: no dashes, quotes or brackets', () => {
    expect(matching(/[–—"“”()*_]|\s-\s|\s{2}|'/u)).toEqual([]);
  });

  it('cannot be answered with yes or no', () => {
    expect(texts.filter((text) => !new RegExp(ASKS, 'iu').test(text))).toEqual([]);
    expect(
      matching(/(?:^|, )(?:do|does|did|is|are|was|were|have|has|had|can|could|will|would|should)\b/iu),
    ).toEqual([]);
  });

  it('asks one thing', () => {
    expect(matching(new RegExp(`\\b(?:and|or),? ${ASKS}`, 'iu'))).toEqual([]);
  });

  it('fits whichever weekday it comes on', () => {
    expect(
      matching(/\b(?:this week|today|yesterday|\p{L}+day morning|(?:mon|tues|wednes|thurs|fri)day)\b/iu),
    ).toEqual([]);
  });

  it('blames nobody', () => {
    expect(
      matching(/\b(?:should you|fail|failed|failure|fault|blame|guilty|forgot|bad at|wrong)\b/iu),
    ).toEqual([]);
  });
});

describe('the bank as a whole', () => {
  it('asks nothing twice', () => {
    const folded = texts.map((text) => plainly(text).join(' '));
    expect(folded.filter((text, at) => folded.indexOf(text) !== at)).toEqual([]);
  });

  it('has no question that says nothing', () => {
    expect(texts.filter((text) => contentOf(text).size === 0)).toEqual([]);
  });

  it('has no two questions with the same content words', () => {
    const same = pairs.filter(
      ([one, other]) => contentOf(one).symmetricDifference(contentOf(other)).size === 0,
    );
    expect(same).toEqual([]);
  });

  it('has no two questions that share most of their content words', () => {
    const near = pairs.filter(
      ([one, other]) => shared(one, other) >= 3 && shared(one, other) / shorter(one, other) > 0.5,
    );
    expect(near).toEqual([]);
  });

  it('opens in many ways', () => {
    const openings = Map.groupBy(texts, (text) => plainly(text)[0]);
    expect(openings.size).toBeGreaterThanOrEqual(8);
    const most = Math.max(...[...openings.values()].map((list) => list.length));
    expect(most / texts.length).toBeLessThan(0.35);
  });
});
