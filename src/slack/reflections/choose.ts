import { type Wish, type Wished, wishHere, wishIn } from '../../domain/reflections/hours/resting.ts';
import { declinePrompt, swapQuestion } from '../../domain/reflections/prompts/choosing.ts';
import { escapeWords } from '../blocks/text.ts';
import type { ActionCall, CommandCall } from '../calls.ts';
import { readCommunityId, readNamedWeek } from './input.ts';

/** *Not this week*. Its message changes and says so. */
export async function decline(call: ActionCall): Promise<void> {
  const became = await declinePrompt(call.ctx, call.actor, readNamedWeek(call.value));
  if (became === 'answered before') {
    await call.answer({ text: 'You have answered this question, and your answer stays. You can change it.' });
  }
}

/** *Another question*. Its message changes. */
export async function takeAnother(call: ActionCall): Promise<void> {
  await swapQuestion(call.ctx, call.actor, readNamedWeek(call.value));
}

/** What a member answers who was offered less. */
export function wishFor(wish: Wish) {
  return async (call: ActionCall): Promise<void> => {
    await wishIn(call.ctx, call.actor, [readCommunityId(call.value)], wish);
  };
}

/** `/reflect pause`, `resume` and `skip`: in this channel's community, elsewhere in all of theirs. */
export function wishByCommand(wish: 'pause' | 'resume' | 'skip') {
  return async (call: CommandCall): Promise<void> => {
    const done = await wishHere(call.ctx, call.actor, call.channelId, wish);
    const [next, now] = [
      done.filter(({ skipsNext }) => skipsNext),
      done.filter(({ skipsNext }) => !skipsNext),
    ];
    const lines = [
      ...(now.length > 0 ? [`${said(wish, false)}${where(now)}`] : []),
      ...(next.length > 0 ? [`${said(wish, true)}${where(next)}`] : []),
    ];
    await call.answer({ text: `${lines.join(' ')} Nobody is told.` });
  };
}

function said(wish: 'pause' | 'resume' | 'skip', skipsNext: boolean): string {
  switch (wish) {
    case 'pause':
      return 'Paused: no questions come until you type `/reflect resume`.';
    case 'resume':
      return 'Questions come again, the next one at your own hour.';
    case 'skip':
      return skipsNext
        ? 'This week’s question has come already, so next week is skipped.'
        : 'This week is skipped. The next question comes next week.';
  }
}

function where(wished: readonly Wished[]): string {
  return ` This holds for ${wished.map(({ community: { name } }) => `*${escapeWords(name)}*`).join(', ')}.`;
}
