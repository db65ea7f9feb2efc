import type { SuggestionTold } from '../../../domain/mentoring/suggestions/for-messages.ts';
import { escapeWords, mention } from '../../blocks/text.ts';

const and = new Intl.ListFormat('en', { type: 'conjunction' });

type About = Pick<SuggestionTold, 'others' | 'part' | 'program'>;

/** How people and skills are written in the reasons of a message. */
export const writing = { nameOf: mention, wordsOf: escapeWords } as const;

/** What is proposed, as a sentence to one of its people. */
export function proposalOf(told: SuggestionTold): string {
  const { program, part, askedBy } = told;
  const others = namesOf(told);
  if (askedBy !== null) {
    return part === 'mentor'
      ? `${mention(askedBy)} asks you to be their mentor.`
      : `${mention(askedBy)} would like to mentor you.`;
  }
  switch (program) {
    case 'mentoring':
      return part === 'mentor'
        ? `I suggest that you mentor ${others}.`
        : `I suggest ${others} to you as a mentor.`;
    case 'buddies':
      return part === 'mentor'
        ? `I suggest that you be a buddy to ${others}, who is new here.`
        : `I suggest ${others} to you as a buddy: somebody to ask while you are new.`;
    case 'peers':
      return `I suggest that you and ${others} learn together.`;
    case 'coffee':
      return `I suggest that you and ${others} meet for a coffee.`;
  }
}

/** Whom a suggestion is about, in few words. */
export function aboutOf(told: About): string {
  const { program, part } = told;
  const others = namesOf(told);
  switch (program) {
    case 'mentoring':
      return part === 'mentor' ? `${others} as your mentee` : `${others} as your mentor`;
    case 'buddies':
      return part === 'mentor' ? `you as a buddy to ${others}` : `${others} as your buddy`;
    case 'peers':
      return `learning together with ${others}`;
    case 'coffee':
      return `a coffee with ${others}`;
  }
}

export function namesOf({ others }: Pick<About, 'others'>): string {
  return and.format(others.map(({ userId }) => mention(userId)));
}
