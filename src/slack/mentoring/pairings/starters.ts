import type { Program } from '../../../domain/mentoring/mentoring.ts';
import type { PairingId } from '../../../ids.ts';

/** What a first conversation may begin with: questions that can be answered without preparing, and that both can be asked. */
const STARTERS: Readonly<Record<Program, readonly string[]>> = {
  mentoring: [
    'What are you working on just now that you would like to be better at?',
    'Who taught you something that you still use? How did they do it?',
    'What did you find hard a year ago that is easy now?',
    'Which decision of the last months would you like to talk through?',
    'What do people come to you for, and what do you wish they came for?',
    'When did you last change your mind about how work should be done?',
    'What would have to happen for you to say in half a year: that was worth it?',
    'What do you do when you are stuck?',
    'Which part of your work does nobody see?',
  ],
  buddies: [
    'What surprised you most in your first days here?',
    'What did you understand only after a few months, and would have liked to know at once?',
    'Whom does one ask here, and about what?',
    'Which word or abbreviation did you not dare to ask about?',
    'How does a good day look for you, and how a good week?',
    'What did you do well where you were before that we could learn from?',
    'Which meeting, place or habit here is worth knowing?',
    'What would make the next two weeks easier?',
  ],
  peers: [
    'What does each of you want to get better at in the next weeks?',
    'What have you tried lately that did not work, and what came of it?',
    'Which question do you carry around that nobody around you can answer?',
    'What did you learn last month that the others may not know?',
    'Where would a second pair of eyes help you now?',
    'What would you like to be asked the next time you meet?',
    'Which habit has helped you most with learning?',
    'What do you know so well that you could show it in ten minutes?',
  ],
  coffee: [
    'How did you come to do what you do?',
    'What was the best part of your week so far?',
    'What do you do when you do not work?',
    'Which book, film or talk has stayed with you?',
    'What are you curious about just now?',
    'If you could learn one thing in a day, what would it be?',
    'Where is the best coffee, or tea, near you?',
    'What would you do here if you had a free week?',
    'What is something small that made your work better?',
  ],
};

const SHOWN = 3;

/** Three of them, in a row of the list; the pairing's id says where it begins, so they are the same each time. */
export function startersFor(program: Program, id: PairingId): readonly string[] {
  const all = STARTERS[program];
  const from = Number.parseInt(id.slice(0, 8), 16) % all.length;
  return [...all, ...all].slice(from, from + SHOWN);
}

/** A first agenda, in mrkdwn without people's words. */
export const AGENDAS: Readonly<Record<Program, readonly string[]>> = {
  mentoring: [
    'Who you are and what your days look like: five minutes each.',
    'What should be different half a year from now.',
    'How often you meet, for how long, and what stays between you.',
    'A date for the next time.',
  ],
  buddies: [
    'Who you are, and how you came here.',
    'What is clear by now, and what is not yet.',
    'Whom and what to know in the next two weeks.',
    'A date for the next time.',
  ],
  peers: [
    'Who you are, and what each of you works on.',
    'What each wants from this group: one sentence.',
    'How often you meet, and who begins next time.',
    'A date for the next time.',
  ],
  coffee: [
    'No agenda: half an hour, with a coffee or on a walk, in one place or on a call.',
    'You need not talk about work.',
  ],
};
