import type { Eyes } from '../../../local-slack/reading/eyes.ts';

/** Someone in Madrid on the first Monday of 2026, at ten. */
export const eyes: Eyes = {
  userName: (id) => ({ U1: 'Ana', U2: 'Ben' })[id] ?? null,
  channelName: (id) => ({ C1: 'learning' })[id] ?? null,
  groupName: (id) => ({ S1: 'mentors' })[id] ?? null,
  chosenIn: () => ({}),
  zone: 'Europe/Madrid',
  now: Temporal.Instant.from('2026-01-05T09:00:00Z'),
};
