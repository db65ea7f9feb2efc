import type { KnownBlock, RichTextBlockElement, RichTextSection } from '@slack/types';
import type { ShareAnswer, ShareKind, StandingShare } from '../../domain/shares/share.ts';
import { longDate } from '../../domain/time.ts';
import { aside, cut, escapeWords, mention, paragraph, plain } from './text.ts';
import { headed, richText, section } from './words.ts';

export const KIND_NAMES: Readonly<Record<ShareKind, string>> = {
  insight: 'Insight',
  mistake: 'Mistake and its lesson',
  experiment: 'Experiment',
  changed_mind: 'Changed my mind',
  resource: 'Resource',
  question: 'Question',
};

/** How much of a share is shown, in code points, answers and lines. */
export interface Room {
  readonly learned: number;
  readonly others: number;
  readonly answers: number;
  readonly changes: number;
}

/** In a channel: enough for most, and short enough to read past. */
export const inChannel: Room = { learned: 1200, others: 500, answers: 2, changes: 1 };
/** In a message to its author, who must be able to read what they are asked about. */
export const toAuthor: Room = { learned: 3000, others: 1500, answers: 0, changes: 0 };
/** Under *Read all*. A window takes 250 KB; what was imported, and answers, can be longer than this. */
export const readAll: Room = { learned: 15_000, others: 3000, answers: 8, changes: 20 };
const LONGEST_ADDRESS = 200;

/** Whether this room leaves something of the share out. */
export function isLeftOut(share: StandingShare, room: Room): boolean {
  const others = [
    share.howToUse,
    share.expected,
    share.outcome,
    share.usedToThink,
    ...share.answers.map((answer) => answer.text),
  ];
  return (
    lengthOf(share.learned) > room.learned ||
    others.some((text) => text !== null && lengthOf(text) > room.others) ||
    share.answers.length > room.answers ||
    share.changes.length > room.changes
  );
}

/** The share to read, without its buttons. People's words stand in it as they were typed. */
export function shareBlocks(share: StandingShare, room: Room): KnownBlock[] {
  return [
    paragraph(headline(share)),
    richText(bodyOf(share, room)),
    ...answersOf(share.answers, room),
    ...footOf(share, room),
  ];
}

/** What notifications and screen readers say of it, escaped. */
export function shareInOneLine(share: StandingShare): string {
  return `${headline(share)}: ${escapeWords(cut(share.title ?? share.learned, 200))}`;
}

/** Whose it is and what it is, in mrkdwn. */
export function headline(share: StandingShare): string {
  const kind = `*${KIND_NAMES[share.kind]}*`;
  if (share.authorId === null) return `${kind} from ${escapeWords(share.sourceName ?? 'elsewhere')}`;
  const author = `${kind} by ${mention(share.authorId)}`;
  return share.savedBy === share.authorId ? author : `${author}, saved by ${mention(share.savedBy)}`;
}

function bodyOf(share: StandingShare, room: Room): RichTextBlockElement[] {
  const learned = cut(share.learned, room.learned);
  const other = (heading: string, text: string | null): RichTextSection[] =>
    text === null ? [] : [headed(heading, cut(text, room.others))];
  const title: RichTextSection[] =
    share.title === null
      ? []
      : [
          {
            type: 'rich_text_section',
            elements: [{ type: 'text', text: share.title, style: { bold: true } }],
          },
        ];
  const sections = [
    ...title,
    ...mainOf(share, learned, other),
    ...other('How others can use it', share.howToUse),
  ];
  const withLink = share.link === null ? sections : [...sections, linkOf(share.link)];
  return spaced(withLink);
}

function mainOf(
  share: StandingShare,
  learned: string,
  other: (heading: string, text: string | null) => RichTextSection[],
): RichTextSection[] {
  switch (share.kind) {
    case 'experiment':
      return [
        headed('I try', learned),
        ...other('I expect', share.expected),
        ...(share.lookAgainOn === null || share.outcome !== null
          ? []
          : [headed('I look again on', longDate(share.lookAgainOn))]),
        ...other('What happened', share.outcome),
      ];
    case 'changed_mind':
      return [...other('I used to think', share.usedToThink), headed('Now I think', learned)];
    default:
      return [section(learned)];
  }
}

function linkOf(url: string): RichTextSection {
  return { type: 'rich_text_section', elements: [{ type: 'link', url, text: cut(url, LONGEST_ADDRESS) }] };
}

/** An empty line between sections, so that they can be told apart. */
function spaced(sections: readonly RichTextSection[]): RichTextSection[] {
  return sections.map((one, index) =>
    index === sections.length - 1
      ? one
      : { ...one, elements: [...one.elements, { type: 'text', text: '\n\n' }] },
  );
}

function answersOf(answers: readonly ShareAnswer[], room: Room): KnownBlock[] {
  return answers
    .slice(0, room.answers)
    .flatMap((answer) => [
      paragraph(`*Answer by ${mention(answer.authorId)}*`),
      richText([
        { type: 'rich_text_quote', elements: [{ type: 'text', text: cut(answer.text, room.others) }] },
      ]),
    ]);
}

function footOf(share: StandingShare, room: Room): KnownBlock[] {
  const foot: KnownBlock[] = [];
  if (share.tags.length > 0) {
    foot.push({ type: 'context', elements: [plain(`Tags: ${share.tags.join(', ')}`)] });
  }
  if (share.sourcePermalink !== null)
    foot.push(aside(`From <${escapeWords(share.sourcePermalink)}|this message>`));
  if (share.uses > 0)
    foot.push(aside(`*${share.uses === 1 ? '1 person' : `${share.uses} people`} used this*`));
  for (const change of share.changes.slice(0, room.changes)) {
    foot.push({
      type: 'context',
      elements: [{ type: 'mrkdwn', text: `${mention(change.by)}:`, verbatim: true }, plain(change.words)],
    });
  }
  if (share.editedAt !== null) foot.push(aside('Edited'));
  return foot;
}

function lengthOf(text: string): number {
  return [...text].length;
}
