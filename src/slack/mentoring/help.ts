import { paragraph } from '../blocks/text.ts';
import type { Answer, CommandCall } from '../calls.ts';

const PROFILE = [
  '*Your mentor profile*',
  '`/mentor` opens it: what you want to learn, what you can help with, how many people you can mentor. It takes a minute.',
  'You can look for a mentor, be one, both, or only want a buddy or somebody for coffee.',
  'Skills are the community’s own words. Type to find what others wrote, or add yours. Spellings of one word count as one.',
  'Change or delete it there whenever you like.',
];
const FINDING = [
  '*Find somebody yourself*',
  '`/mentor find python` shows up to five people who can help with it, and why. You choose one, and I ask them in your name.',
  'You hear from me when they have answered, or after three days. You can ask three people at a time.',
];
const SUGGESTIONS = [
  '*Suggestions*',
  'I write to you by day: who, why you two, what they hope for, and until when. Press *Accept*, or *Not this one*.',
  'You have three days, unless your leaders chose otherwise. Where time allows, I remind you once.',
  'When both say yes, I open a conversation for the two of you. If not, nobody learns who said what, or why.',
  'In a matching round, I then look for somebody else for the mentee. Whoever ends up with nobody is told.',
];
const PAIRINGS = [
  '*Pairings*',
  '`/mentor pairs` shows with whom you are. `/mentor end` ends it kindly.',
  'Every two weeks I ask each of you alone how it goes. *Not a fit* ends it, and nobody learns who said so.',
  'Half-way and at the end you can look back, for yourself or as a share.',
];
const PAUSING = [
  '*Pause*',
  '`/mentor pause`: I suggest nobody to you, and you to nobody. Pairings that run go on. `/mentor resume`, and you are back.',
  'If three suggestions in a row get no answer from you, I pause you by myself, and tell you.',
];
const MATCHING = [
  '*How matching decides*',
  '1. The rules that leaders chose, and what is private between two people, are never broken.',
  '2. As many people as possible get somebody. Whoever got nobody last time comes first.',
  '3. The pairing that suits least is made to suit as well as it can.',
  '4. Then all pairings together are made to suit as well as they can.',
];
const SUITING = [
  '*How well two people suit*',
  'What one wants to learn and the other offers, and some experience ahead.',
  'Working hours you share, time a month, and a language in common.',
  'Different teams, and what else the mentor can help with.',
  'Leaders choose what counts most. What you did not say counts neither for nor against you.',
  'Why you said no once counts half as much again in what I suggest to you next. Nobody is told.',
  'What you hope for is for people to read; I do not weigh it. What you write elsewhere is not read.',
  'Peers and coffee: those who share least meet first, and nobody meets twice before all have met.',
];
const WHO = [
  '*Who sees what*',
  'Whoever is suggested to you, or finds you, reads why you two suit, and what you hope for.',
  'Leaders who look through a proposal read why two people suit, not what they hope for.',
  'With whom you would rather not be matched: you alone. It works both ways, and nobody is told.',
  'Why you said no, and how a pairing goes: nobody else, not the other person and not your leaders.',
  'Leaders see figures, of at least five people together.',
];
const LEADING = [
  '*For leaders*',
  '`/mentor round` shows you the whole proposal: who, why, and who is left. Nobody hears of it before you send it.',
  '`/mentor rounds` shows what is proposed, planned and sent. Look through, stop what comes again, cancel what is out.',
  '`/mentor program` shows how your programs go, and which skills many want and few offer, in figures of at least five people.',
  '`/mentor fields` takes team and manager from Slack’s profiles, so that nobody has to type them.',
];

const PARTS = [PROFILE, FINDING, SUGGESTIONS, PAIRINGS, PAUSING, MATCHING, SUITING, WHO, LEADING];

/** `/mentor help`. */
export function mentorHelp(): Answer {
  return {
    text: 'What you can do with /mentor.',
    blocks: PARTS.map((lines) => paragraph(lines.join('\n'))),
  };
}

export async function openMentorHelp(call: CommandCall): Promise<void> {
  await call.answer(mentorHelp());
}
