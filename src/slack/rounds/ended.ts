import type { RoundNow } from '../../domain/rounds/round-now.ts';

/** How a round ended that has no results. */
export function endInWords({ discardedBecause, identity, needed, state }: RoundNow): string {
  switch (discardedBecause) {
    case 'too_few':
      return identity === 'together'
        ? 'Ended without results: nobody answered.'
        : `Ended without results: fewer than ${needed} answered, so the answers were destroyed, unread.`;
    case 'no_reader':
      return 'Ended without results: those who were to look them through do not lead here any more, so the answers were destroyed, unread.';
    case 'rested':
      return 'Ended without results: the community rested for more than a week after the closing, so the answers were destroyed, unread.';
    case 'key_lost':
      return 'Ended without results: the key to its answers was lost on the server, or they were damaged there, so nobody can read them.';
    case 'cancelled':
    case null:
      return state === 'discarding'
        ? 'Cancelled. Its answers are being destroyed, unread.'
        : 'Cancelled. Its answers were destroyed, unread.';
  }
}
