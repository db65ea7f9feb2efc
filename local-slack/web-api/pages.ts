import type { JsonObject } from '../json.ts';
import { ApiError } from './call.ts';

export interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string;
}

/**
 * One page of a list that may change between pages: the cursor names the last item seen, and the next page goes on
 * after it. @throws ApiError invalid_cursor, invalid_limit
 */
export function pageOf<Item>(
  all: readonly Item[],
  keyOf: (item: Item) => string,
  { cursor = '', limit }: { cursor?: string | undefined; limit: number },
): Page<Item> {
  if (limit < 1) throw new ApiError('invalid_limit');
  const start = cursor === '' ? 0 : startAfter(all, keyOf, cursor);
  const items = all.slice(start, start + limit);
  const last = items.at(-1);
  const hasMore = start + limit < all.length && last !== undefined;
  return { items, nextCursor: hasMore ? encode(start + limit, keyOf(last)) : '' };
}

function startAfter<Item>(all: readonly Item[], keyOf: (item: Item) => string, cursor: string): number {
  const read = /^(\d+):(.+)$/s.exec(Buffer.from(cursor, 'base64').toString('utf8'));
  if (read === null) throw new ApiError('invalid_cursor');
  const last = all.findIndex((item) => keyOf(item) === read[2]);
  return last === -1 ? Number(read[1]) : last + 1;
}

function encode(index: number, key: string): string {
  return Buffer.from(`${index}:${key}`).toString('base64');
}

export function nextPage(nextCursor: string): JsonObject {
  return { response_metadata: { next_cursor: nextCursor } };
}
