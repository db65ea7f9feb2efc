import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../delivery/composed.ts';
import type { OfferShown, PromptShown } from '../../domain/reflections/prompts/for-messages.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { visibilityName } from './form.ts';
import { writeNamedWeek } from './input.ts';

const WHO_READS = 'You choose who can read your answer. You can also type it here, as a message to me.';

/** The week's question, to one member. */
export function promptMessage(prompt: PromptShown): Composed {
  const name = escapeWords(cut(prompt.community.name, 60));
  const intro = `This week’s question from *${name}*`;
  return {
    text: `This week’s question from ${name}: ${escapeWords(cut(prompt.question, 300))}`,
    blocks: [paragraph(intro), words(prompt.question), ...whatIsNext(prompt)],
  };
}

/**
 * Two days later, to those who have said nothing; null where they have. Who has answered without their name is not known here, and is
 * reminded like those who have not.
 */
export function reminderMessage(prompt: PromptShown): Composed | null {
  const name = escapeWords(cut(prompt.community.name, 60));
  if (prompt.is !== 'open') return settledReminder(prompt, name);
  const unless = prompt.mayBeInAlready
    ? ', unless you have answered it without your name: I do not look who has'
    : '';
  return {
    text: `The question from ${name} still waits for you${prompt.mayBeInAlready ? ', unless you have answered' : ''}: ${escapeWords(cut(prompt.question, 300))}`,
    blocks: [
      paragraph(
        `The question from *${name}* still waits for you, if you like${unless}. I remind you only once.`,
      ),
      words(prompt.question),
      buttons({ ...prompt, canSwap: false }),
      aside(WHO_READS),
    ],
  };
}

function settledReminder(prompt: PromptShown, name: string): Composed {
  return {
    text: `This week’s question from ${name}`,
    blocks: [paragraph(`This week’s question from *${name}*`), words(prompt.question), ...whatIsNext(prompt)],
  };
}

function whatIsNext(prompt: PromptShown): KnownBlock[] {
  const value = writeNamedWeek({ communityId: prompt.community.id, week: prompt.week });
  switch (prompt.is) {
    case 'answered':
      return [
        paragraph(`You answered. Who can read it: ${visibilityName(prompt.visibility ?? 'private')}.`),
        buttonRow(button('Read or change my answer', ids.reflection.answer, { value })),
      ];
    case 'declined':
      return [
        paragraph('Not this week. That is fine, and nobody is told.'),
        buttonRow(button('Answer after all', ids.reflection.answer, { value })),
      ];
    case 'open':
      return [buttons(prompt), aside(WHO_READS)];
  }
}

function buttons({ community, week, canSwap }: PromptShown): KnownBlock {
  const value = writeNamedWeek({ communityId: community.id, week });
  return buttonRow(
    button('Answer', ids.reflection.answer, { value, style: 'primary' }),
    button('Not this week', ids.reflection.decline, { value }),
    ...(canSwap ? [button('Another question', ids.reflection.another, { value })] : []),
  );
}

const RHYTHMS = [
  { weeks: 1, label: 'Every week', wish: 'every week' },
  { weeks: 2, label: 'Every two weeks', wish: 'every two weeks' },
  { weeks: 4, label: 'Every four weeks', wish: 'every four weeks' },
] as const;

/** After three weeks without a word: less, if they like; then silence. */
export function offerLessMessage({ community, isAnswered, isPaused, everyWeeks }: OfferShown): Composed {
  const name = escapeWords(cut(community.name, 60));
  if (isAnswered) {
    const text = isPaused
      ? `Paused: no questions come from ${name} until you type /reflect resume.`
      : `Questions from ${name} come ${rhythmName(everyWeeks)}, at your own hour.`;
    return { text, blocks: [paragraph(text)] };
  }
  const value = community.id;
  const text = `You have not answered the last three questions from ${name}. That is fine. Shall they come less often?`;
  return {
    text,
    blocks: [
      paragraph(text),
      buttonRow(
        ...RHYTHMS.filter(({ weeks }) => weeks > everyWeeks).map(({ label, wish }) =>
          button(label, ids.reflection.wish(wish), { value }),
        ),
        ...RHYTHMS.filter(({ weeks }) => weeks === everyWeeks).map(({ label, wish }) =>
          button(`${label}, as before`, ids.reflection.wish(wish), { value }),
        ),
        button('Pause', ids.reflection.wish('pause'), { value }),
      ),
      aside('Until you choose, no question comes. Nobody else sees this. `/reflect` works at any time.'),
    ],
  };
}

function rhythmName(everyWeeks: 1 | 2 | 4): string {
  switch (everyWeeks) {
    case 1:
      return 'every week';
    case 2:
      return 'every two weeks';
    case 4:
      return 'every four weeks';
  }
}
