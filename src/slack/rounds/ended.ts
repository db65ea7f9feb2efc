import type { RoundNow } from '../../domain/rounds/round-now.ts';

/** How a round ended that has no results. */
export function endInWords({ discardedBecause, needed }: RoundNow): string {
  switch (discardedBecause) {
    case 'too_few':
      return `Ended without results: fewer than ${needed} answered, so the answers were destroyed, unread.`;
    case 'no_reader':
      return 'Ended without results: nobody who was to read them leads here any more, so the answers were destroyed, unread.';
    case 'key_lost':
      return 'Ended without results: the key to its answers was lost on the server, so nobody can read them.';
    case 'cancelled':
    case null:
      return 'Cancelled. Its answers were destroyed, unread.';
  }
}
