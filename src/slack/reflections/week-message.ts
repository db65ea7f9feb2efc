import type { Composed } from '../../delivery/composed.ts';
import { themeName } from '../../domain/reflections/bank/themes.ts';
import type {
  HeardShown,
  SharedShown,
  SummaryShown,
  WeekShown,
} from '../../domain/reflections/weeks/for-messages.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, cut, escapeWords, mention, paragraph } from '../blocks/text.ts';
import { headed, richText, words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { writeNamedWeek } from './input.ts';

const STAYS = 'What you answer stays yours; what you share stands in this thread.';
const LONGEST_IN_THREAD = 3000;

/** The week's post in the home channel: the answers that people share gather in its thread. */
export function weekMessage({ community, week, theme, question }: WeekShown): Composed {
  const value = writeNamedWeek({ communityId: community.id, week });
  return {
    text: `This week’s question: ${escapeWords(cut(question, 300))}`,
    blocks: [
      paragraph(`*This week’s theme: ${escapeWords(themeName(theme))}*`),
      words(question),
      buttonRow(button('Answer', ids.reflection.answer, { value, style: 'primary' })),
      aside(
        community.asksWeekly
          ? `I ask members by direct message, each at their own hour and as often as they like. ${STAYS}`
          : STAYS,
      ),
    ],
  };
}

/** An answer in the week's thread. */
export function sharedMessage({ authorId, words: said, otherQuestion, isEdited }: SharedShown): Composed {
  const author = mention(authorId);
  return {
    text: `${author} answered: ${escapeWords(cut(said, 200))}`,
    blocks: [
      paragraph(`*${author}*`),
      richText([
        ...(otherQuestion === null ? [] : [headed('Asked', `${otherQuestion}\n`)]),
        { type: 'rich_text_section', elements: [{ type: 'text', text: cut(said, LONGEST_IN_THREAD) }] },
      ]),
      ...(isEdited ? [aside('Edited')] : []),
    ],
  };
}

/** What the channel learns of a week that has closed. `link`: where its thread begins; null where that is not known. */
export function summaryMessage(summary: SummaryShown, link: string | null): Composed {
  const { theme, hasShared, nextTheme } = summary;
  const count = countOf(summary);
  const took = `*Last week’s question* (${escapeWords(themeName(theme))}): ${count} took part.`;
  const shared = hasShared ? sharedIn(link) : '';
  const next = nextTheme === null ? '' : `\nNext: ${escapeWords(themeName(nextTheme))}.`;
  return {
    text: `Last week’s question: ${count.toLowerCase()} took part.`,
    blocks: [paragraph(`${took}${shared}${next}`)],
  };
}

function countOf({ people, areAll }: SummaryShown): string {
  if (areAll) return people === null ? 'Fewer than five people' : `${people} people`;
  return people === null ? 'An unknown number of people' : `At least ${people} people`;
}

function sharedIn(link: string | null): string {
  return link === null
    ? ' What people shared stands in the thread of last week’s post.'
    : ` <${escapeWords(link)}|Read what people shared>.`;
}

/** What a leader heard and will do, in the week's thread; null where they have said nothing. */
export function heardMessage({ said }: HeardShown): Composed | null {
  if (said === null) return null;
  const by = mention(said.by);
  return {
    text: `${by} says what they heard, and what they will do.`,
    blocks: [
      paragraph(`*${by}*`),
      richText([headed('What I heard', `${said.heard}\n\n`), headed('What I will do', said.doing)]),
    ],
  };
}

/** To a leader, after the summary. */
export function offerHeardMessage({ community, week, question, said }: HeardShown): Composed {
  const name = escapeWords(cut(community.name, 60));
  const value = writeNamedWeek({ communityId: community.id, week });
  if (said !== null) {
    const text = `What was heard in last week’s answers stands in the thread of *${name}*, said by ${mention(said.by)}.`;
    return {
      text,
      blocks: [paragraph(text), buttonRow(button('Change it', ids.reflection.heard, { value }))],
    };
  }
  const text = `Last week’s question in ${name} has closed. Would you say what you heard, and what you will do?`;
  return {
    text,
    blocks: [
      paragraph(`Last week’s question in *${name}* has closed:`),
      words(question),
      paragraph(
        'Would you say what you heard, and what you will do? Two lines are enough; they go into its thread.',
      ),
      buttonRow(button('What I heard, what I’ll do', ids.reflection.heard, { value })),
    ],
  };
}
