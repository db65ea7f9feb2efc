import { asTyped } from '../blocks/as-typed.ts';

/** People and channels in filters arrive as Slack's tokens; the domain takes their ids. */
const NAMED_IN_FILTER = /\b(from|in):\s*<([@#])([A-Z0-9]+)(?:\|[^>]*)?>/gi;

/** What follows `/learn search`, as the domain reads it. */
export function searchTyped(text: string): string {
  return asTyped(text.replaceAll(NAMED_IN_FILTER, '$1:$2$3'), { names: new Map() });
}
