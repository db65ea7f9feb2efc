import type { WishedPart } from '../../../domain/mentoring/mentoring.ts';
import type { SavedProfile } from '../../../domain/mentoring/profiles/own.ts';
import { wantsMentor, wantsToMentor } from '../../../domain/mentoring/profiles/profile.ts';
import { escapeWords } from '../../blocks/text.ts';

export const WANTS: Readonly<Record<WishedPart, string>> = {
  mentee: 'Somebody to learn from',
  mentor: 'To mentor somebody',
  both: 'Both',
  company: 'Neither now: only a buddy, or a peer for coffee',
};

/** From the first level to the last. */
export const EXPERIENCE = [
  'New to it',
  '1 to 2 years',
  '3 to 5 years',
  '6 to 10 years',
  'More than 10 years',
];

const WHO_SEES =
  'Whoever is suggested to you, or finds you, reads why you two suit, and what you hope for. Leaders who look through a matching round read why two people suit. Only you see with whom you would rather not be matched.';

/** What happens after a profile was saved, in mrkdwn. */
export function whatHappensNext({ community, profile, mentees }: SavedProfile): string {
  return [
    `Your mentor profile in *${escapeWords(community.name)}* is saved.`,
    ...(profile.pausedBecause === null ? whatComes(profile.wants, profile.capacity) : [PAUSED]),
    ...(wantsToMentor(profile.wants) ? roomInWords(profile.capacity, mentees) : []),
    WHO_SEES,
  ].join('\n');
}

const PAUSED = 'You are paused, so I suggest nobody to you yet. `/mentor resume`, and you are back.';

function whatComes(wants: WishedPart, capacity: number): string[] {
  const mentors = wantsToMentor(wants) && capacity > 0;
  if (wantsMentor(wants)) {
    return [
      'When a leader starts a matching round, I look for somebody for you. You need not wait: `/mentor find python` looks now.',
      ...(mentors ? [ASKED] : []),
    ];
  }
  if (mentors) return [ASKED];
  return ['When a leader brings people together, I may suggest somebody to you. You can say no each time.'];
}

const ASKED =
  'When somebody could learn from you, I ask you first. Where a leader brings people together at once, you can step out with one tap.';

function roomInWords(capacity: number, mentees: number): string[] {
  if (mentees > capacity) {
    const now = mentees === 1 ? 'one person' : `${mentees} people`;
    return [`You mentor ${now} now. That goes on as it is; I only suggest nobody new until there is room.`];
  }
  return capacity === 0 ? ['You take nobody now. Change the number whenever you have room.'] : [];
}
