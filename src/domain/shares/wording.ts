import { Refusal } from '../refusal.ts';
import { cleanLine, fold, isBlank, lengthOf, optionalWords, requiredWords } from '../words.ts';
import { type ShareKind, type ShareWords, shareLimits, type Tag } from './share.ts';

/** What was typed into the form, as it came. Its names are those of the form's inputs, and of the errors' fields. */
export interface TypedShare {
  readonly kind: ShareKind;
  readonly learned: string | null;
  readonly howToUse: string | null;
  readonly link: string | null;
  readonly expected: string | null;
  readonly lookAgainOn: string | null;
  readonly usedToThink: string | null;
  readonly tags: readonly string[];
}

const LEARNED_MISSING: Readonly<Record<ShareKind, string>> = {
  insight: 'Please write what you learned. One sentence is enough.',
  mistake: 'Please write what happened and what you learned from it.',
  experiment: 'Please write what you will try.',
  changed_mind: 'Please write what you think now.',
  resource: 'Please write what this is and what you took from it.',
  question: 'Please write your question.',
};

/** The words of a share, cleaned, with only what its kind has. @throws Refusal `invalid` at the first field that cannot be taken. */
export function wordShare(typed: TypedShare): ShareWords {
  const { kind } = typed;
  const most = shareLimits.words;
  return {
    kind,
    usedToThink:
      kind === 'changed_mind'
        ? requiredWords(typed.usedToThink, {
            field: 'usedToThink',
            most,
            missing: 'Please write what you used to think.',
          })
        : null,
    learned: requiredWords(typed.learned, { field: 'learned', most, missing: LEARNED_MISSING[kind] }),
    expected:
      kind === 'experiment'
        ? requiredWords(typed.expected, { field: 'expected', most, missing: 'Please write what you expect.' })
        : null,
    lookAgainOn: kind === 'experiment' ? localDate(typed.lookAgainOn) : null,
    howToUse: optionalWords(typed.howToUse, { field: 'howToUse', most }),
    link: wordLink(typed.link, kind === 'resource'),
    tags: wordTags(typed.tags),
  };
}

/** How a tag is written: one line, spaces as hyphens, no `#` before it. */
export function tagLabel(typed: string): string {
  return cleanLine(typed)
    .replace(/^#+/u, '')
    .replaceAll(' ', '-')
    .replaceAll(/^-+|(?<!-)-+$/gu, '');
}

/** A tag, or null where nothing of it can be seen. @throws Refusal `invalid` at `tags` where it is too long. */
export function wordTag(typed: string): Tag | null {
  const label = tagLabel(typed);
  const tag = fold(label);
  if (isBlank(tag)) return null;
  if (lengthOf(label) > shareLimits.tag) {
    throw new Refusal(
      'invalid',
      `A tag takes up to ${shareLimits.tag} characters. One here is longer.`,
      'tags',
    );
  }
  return { label, tag };
}

function wordTags(typed: readonly string[]): Tag[] {
  const tags = new Map<string, Tag>();
  for (const one of typed) {
    const tag = wordTag(one);
    if (tag !== null && !tags.has(tag.tag)) tags.set(tag.tag, tag);
  }
  if (tags.size > shareLimits.tags) {
    throw new Refusal(
      'invalid',
      `A share takes up to ${shareLimits.tags} tags. Please take ${tags.size - shareLimits.tags} away.`,
      'tags',
    );
  }
  return [...tags.values()];
}

/** @throws Refusal `invalid` at `link` where a browser could not open it, or where it is needed and missing. */
export function wordLink(typed: string | null, isNeeded: boolean): string | null {
  const link = cleanLine(typed ?? '');
  const refuse = (message: string): never => {
    throw new Refusal('invalid', message, 'link');
  };
  if (link === '') return isNeeded ? refuse('Please add the link, so that others can open it.') : null;
  if (lengthOf(link) > shareLimits.link) {
    return refuse(
      `A link takes up to ${shareLimits.link.toLocaleString('en')} characters. This one is longer.`,
    );
  }
  if (!/^https?:\/\//iu.test(link)) {
    return refuse('A link begins with https:// or http://. Please add that, or leave the field empty.');
  }
  if (/\s/u.test(link) || !URL.canParse(link)) {
    return refuse('This is not a link that a browser can open. Please check it.');
  }
  return link;
}

function localDate(typed: string | null): string {
  if (typed === null || typed === '') {
    throw new Refusal('invalid', 'Please choose the day when you look again.', 'lookAgainOn');
  }
  try {
    return Temporal.PlainDate.from(typed).toString();
  } catch {
    throw new Refusal('invalid', 'This is not a day of the calendar. Please choose one.', 'lookAgainOn');
  }
}
