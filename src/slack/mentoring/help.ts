import { paragraph } from '../blocks/text.ts';
import type { Answer, CommandCall } from '../calls.ts';

const PROFILE = [
  '*Your mentor profile*',
  '`/mentor` opens it: what you can help with, what you want to learn, how many people you can mentor, and what else matters to you.',
  'You can look for a mentor, be one, both, or only want a buddy or somebody for coffee.',
  'Skills are the community’s own words. Type to find what others wrote, or add yours; spellings of one word are one.',
  'Change it whenever you like. You can delete it there too.',
];
const FINDING = [
  '*Find somebody*',
  '`/mentor find python` shows up to five people who can help with it, and why I name them. You choose one, and I ask them in your name.',
  'You hear from me either way: when they have answered, or after three days. You can ask three people at a time.',
];
const PAIRS = [
  '*When somebody is suggested to you*',
  '*Accept*, or *Not this one*. You need give no reason; if you do, it is private, and makes the next suggestion better.',
  'When both have said yes, I open a conversation for the two of you. `/mentor pairs` shows with whom you are, `/mentor end` ends it kindly.',
];
const PAUSING = [
  '*Pause*',
  '`/mentor pause`: I suggest nobody to you, and you to nobody. Pairings that run go on. `/mentor resume`, and you are back.',
  'If three suggestions in a row get no answer from you, I pause you by myself, and tell you.',
];
const MATCHING = [
  '*How matching decides*',
  'First come the rules that leaders chose, and what is private between two people. They are never broken.',
  'Then as many people as possible get somebody; whoever got nobody last time comes first.',
  'Then the pairing that suits least is made to suit as well as it can. Then all pairings together.',
  'What suits: skills wanted and offered, experience, shared working hours, hours a month, languages, teams. Leaders choose what counts most.',
  'Only your mentor profile counts, and the hours that two people share. What you write elsewhere is not read.',
];
const WHO = [
  '*Who sees what*',
  'Skills, experience, languages, hours and what you hope for: people who are suggested to you, or you to them, and leaders who look through a proposal.',
  'Whom you would rather not be matched with: you alone. It works both ways, and nobody is told.',
  'Why you said no to a suggestion, and how a pairing goes: nobody else, not the other person and not your leaders.',
];

/** `/mentor help`. */
export function mentorHelp(): Answer {
  return {
    text: 'What you can do with /mentor.',
    blocks: [PROFILE, FINDING, PAIRS, PAUSING, MATCHING, WHO].map((lines) => paragraph(lines.join('\n'))),
  };
}

export async function openMentorHelp(call: CommandCall): Promise<void> {
  await call.answer(mentorHelp());
}
