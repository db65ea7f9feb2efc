import type { Program } from '../../domain/mentoring/mentoring.ts';

/** Plain words. */
export const programNames: Readonly<Record<Program, string>> = {
  mentoring: 'Mentoring',
  buddies: 'Buddies for newcomers',
  peers: 'Peer groups',
  coffee: 'Coffee',
};
