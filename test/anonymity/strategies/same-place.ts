import type { Strategy } from '../loot.ts';

/** Texts that stand at the same place of two questions are one person's: who is known by one of them is known by all. */
export const samePlace: Strategy = ({ published }) => {
  const [first, ...others] = published;
  return new Map(
    others.map(({ question, texts }) => [
      `same place as in question ${first?.question}, question ${question}`,
      texts.flatMap((text, place) => {
        const sameAs = first?.texts[place];
        return sameAs === undefined ? [] : [{ text, sameAs }];
      }),
    ]),
  );
};
