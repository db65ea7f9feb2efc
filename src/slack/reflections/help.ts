import { paragraph } from '../blocks/text.ts';
import type { Answer, CommandCall } from '../calls.ts';
import { PRIVATE_MEANS } from './form.ts';

const FOR_EVERYONE = [
  '*Your weekly question*',
  'Once a week, at your own hour and on your working days, I send you one question. Answer it, press *Not this week*, or take *Another question*. I remind you once, two days later.',
  '`/reflect` answers this week’s question now. `/reflect Today I saw that…` opens it filled in.',
  '`/reflect journal` shows what you answered. `/reflect journal meetings` looks for a word. You can change, delete and export it there.',
  '`/reflect skip` leaves out this week’s question, or the next one; `/reflect pause` all of them; `/reflect resume` brings them back. `/learn settings` sets your day, hour, zone and working days.',
  'After three weeks without a word I ask whether less would be better, and then I am quiet.',
];
const WHO_SEES = [
  '*Who sees it*',
  `You choose for each answer: only you, the community with your name, or the leaders without your name. The last is there where at least five people do not lead. ${PRIVATE_MEANS}`,
  'What you answer *without your name* is sealed until the week closes. If at least five people who do not lead answered so, leaders can read it for 30 days. If fewer did, it is destroyed unread. It is in no journal and no export, and nobody can find it to change or delete it, you included. The form says more. I do not look who has answered so, so buttons stay and a reminder may come.',
  'The summary says how many took part where they are at least five, and never who did or did not.',
];
const FOR_LEADERS = [
  '*For leaders*',
  '`/reflect bank` shows the questions: add, edit, retire and reorder them, choose next week’s, or leave it to the rotation. You can stop the weekly question there too.',
  'You are asked a question of the week’s theme that is for those who lead. *Answer next week’s first*, in `/reflect bank`: what you share there stands first in the thread of the week’s post.',
  'Where at least five answered without their name, I tell you after the week has closed: *Read them*, for 30 days. Please do not guess whose they are.',
  'After the summary, where there was something to hear, I ask you what you heard and what you will do. It goes into the week’s thread.',
];

/** `/reflect help`. The same for everyone: who may lead one day may know what leaders do. */
export function reflectHelp(): Answer {
  return {
    text: 'What you can do with /reflect.',
    blocks: [FOR_EVERYONE, WHO_SEES, FOR_LEADERS].map((lines) => paragraph(lines.join('\n'))),
  };
}

export async function openReflectHelp(call: CommandCall): Promise<void> {
  await call.answer(reflectHelp());
}
