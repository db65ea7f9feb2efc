import { paragraph } from '../blocks/text.ts';
import type { Answer, CommandCall } from '../calls.ts';
import { WHO_SEES } from './words.ts';

const GIVING = [
  '*Give feedback*',
  '`/feedback give @ben` opens a form: the situation, what you saw, and what came of it. You see it as they will before you send it.',
  'Ben gets a message that you wrote. The words stand in no message: Ben opens them.',
  'Until then you can take it back. After that it stays.',
];
const ASKING = [
  '*Ask for feedback*',
  '`/feedback ask @ana about my talk` asks one person, or up to three at once. Each gets one message from me.',
  'They write, or press *Not now*, which tells nobody. You can ask the same person again after a week.',
  'It waits for 30 days. Until then you can take it back in `/feedback mine`.',
];
const YOURS = [
  '*What is yours*',
  '`/feedback mine` shows what you got, gave and asked for, to you alone. You can remove and export it there.',
  'What you remove, the other can still read. When both have removed it, it is gone for good.',
  '`/feedback` alone shows what waits for you.',
];
const ROUNDS = [
  '*Feedback rounds*',
  '`/feedback rounds` shows what is asked in your community, and what came of it. Leaders begin one with `/feedback round`.',
  'The invitation says who will read what, how many answers it takes, and what is destroyed when.',
  'Unlinked: your answer is sealed. When the round closes, the key is destroyed, and nobody can connect it with you any more. How you write can give you away.',
];
const WHO = ['*Who sees it*', WHO_SEES, 'Who wrote to whom is counted nowhere, and shown to nobody.'];
const WHY_SIGNED = [
  '*Why there is no anonymous feedback about a person*',
  'You could not answer it, ask what was meant, or put right what is wrong.',
  'In a small team it would not stay anonymous anyway: the words and the occasion say who wrote.',
  'So whoever writes about a person here gives their name. Only a leader can ask for it about themselves, in a round that they open.',
];

/** `/feedback help`. */
export function feedbackHelp(): Answer {
  return {
    text: 'What you can do with /feedback.',
    blocks: [GIVING, ASKING, YOURS, WHO, WHY_SIGNED, ROUNDS].map((lines) => paragraph(lines.join('\n'))),
  };
}

export async function openFeedbackHelp(call: CommandCall): Promise<void> {
  await call.answer(feedbackHelp());
}
