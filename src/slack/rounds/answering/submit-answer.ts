import { answerRound } from '../../../domain/rounds/answering/answering.ts';
import { fieldOf } from '../../../domain/rounds/answering/checking.ts';
import { momentWithZone } from '../../../domain/time.ts';
import { noteView } from '../../answering.ts';
import type { Outcome, SubmissionCall } from '../../calls.ts';
import type { Fields } from '../../fields.ts';
import { readRoundId } from '../input.ts';
import { ANSWERED_BEFORE } from './open-answer.ts';

export async function submitRoundAnswer(call: SubmissionCall): Promise<Outcome> {
  const taken = await answerRound(call.ctx, call.actor, readRoundId(call.meta), filledIn(call.fields));
  return { next: 'replace', view: noteView({ text: whatIsNext(taken) }) };
}

/** By a question's position. Block ids that are no question's are left out. */
function filledIn(fields: Fields): Map<number, string | readonly string[] | null> {
  const filled = new Map<number, string | readonly string[] | null>();
  for (let position = 0; fields[fieldOf({ position })] !== undefined; position += 1) {
    filled.set(position, fields[fieldOf({ position })] ?? null);
  }
  return filled;
}

function whatIsNext({ is, shown }: Awaited<ReturnType<typeof answerRound>>): string {
  const closes = ` on ${momentWithZone(shown.closes)}`;
  if (is === 'there already') return ANSWERED_BEFORE;
  switch (shown.identity) {
    case 'unlinked':
      return `Thank you. Your answer is sealed until the round closes${closes}. It cannot be changed now, not even by you.`;
    case 'named':
      return `${is === 'changed' ? 'Changed.' : 'Thank you.'} You can change your answer until the round closes${closes}: press *Answer* again.`;
    case 'together':
      return `${is === 'changed' ? 'Changed.' : 'Thank you.'} All answers are shown together, with names, when the last one is in, or when time is up${closes}.`;
  }
}
