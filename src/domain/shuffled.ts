import type { Random } from './context.ts';

/** The same things in an order that says nothing: each order is as likely as the next. */
export function shuffled<T>(things: readonly T[], random: Pick<Random, 'below'>): T[] {
  const order: T[] = [];
  for (const thing of things) order.splice(random.below(order.length + 1), 0, thing);
  return order;
}
