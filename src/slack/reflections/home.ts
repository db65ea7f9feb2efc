import type { HomeView, KnownBlock } from '@slack/types';
import type { Actor, Ctx } from '../../domain/context.ts';
import { latestEntry } from '../../domain/reflections/journal/journal.ts';
import { type WaitingPrompt, waitingPrompts } from '../../domain/reflections/prompts/waiting.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { cut, escapeWords, paragraph } from '../blocks/text.ts';
import { headed, richText, words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { visibilityName } from './form.ts';
import { writeNamedWeek } from './input.ts';

const MOST_ON_HOME = 5;

/** The questions that wait for this person; nothing where none does. */
export async function questionsOnHome(ctx: Ctx, actor: Actor): Promise<HomeView['blocks']> {
  const waiting = (await waitingPrompts(ctx, actor)).slice(0, MOST_ON_HOME);
  if (waiting.length === 0) return [];
  return [paragraph('*A question waits for you*'), ...waiting.flatMap(questionBlocks)];
}

/** What they answered last; nothing before the first answer. */
export async function journalOnHome(ctx: Ctx, actor: Actor): Promise<HomeView['blocks']> {
  const entry = await latestEntry(ctx, actor);
  if (entry === null) return [];
  // Slack keeps what stands on Home until it is opened again, so the words stay in the journal, where they can be deleted.
  const shown = `Who can read your answer: ${visibilityName(entry.visibility)}.`;
  return [
    paragraph('*My journal: the latest*'),
    richText([headed(entry.question, shown)]),
    buttonRow(button('Open my journal', ids.journal.open)),
  ];
}

function questionBlocks(prompt: WaitingPrompt): KnownBlock[] {
  const value = writeNamedWeek(prompt);
  return [
    paragraph(`From *${escapeWords(cut(prompt.communityName, 80))}*, if you like:`),
    words(prompt.question),
    buttonRow(
      button('Answer', ids.reflection.answer, { value, style: 'primary' }),
      button('Not this week', ids.reflection.decline, { value }),
    ),
  ];
}
