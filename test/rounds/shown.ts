import type { ShownRound } from '../../src/domain/rounds/shown-round.ts';
import { channelId, roundId } from '../../src/ids.ts';

/** A round as those who are asked see it. */
export function shownRound(parts: Partial<ShownRound> = {}): ShownRound {
  return {
    roundId: roundId.of('00000000-0000-4000-8000-000000000000'),
    communityName: 'R & D',
    channelId: channelId.of('C1'),
    channelName: 'learning',
    title: 'How do <!channel> & we learn?',
    ownerName: 'Ana <Sousa>',
    isAboutOwner: false,
    asked: { who: 'channel' },
    identity: 'unlinked',
    needed: 5,
    readers: 'leaders',
    closes: Temporal.ZonedDateTime.from('2026-03-09T17:00[Europe/Berlin]'),
    questions: [],
    ...parts,
  };
}
