import type { Random } from './context.ts';

/** The items in an order of which each is as likely (Fisher and Yates, as on paper: strike one out, write it down). */
export function shuffled<Item>(items: readonly Item[], random: Pick<Random, 'below'>): Item[] {
  const left = [...items];
  const written: Item[] = [];
  while (left.length > 0) written.push(...left.splice(random.below(left.length), 1));
  return written;
}
