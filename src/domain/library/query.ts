import { type FoundWord, wordsOf } from '../../db/search-words.ts';
import { type ChannelId, channelId, type UserId, userId } from '../../ids.ts';
import { Refusal } from '../refusal.ts';
import type { ShareKind } from '../shares/share.ts';
import { cleanLine, lengthOf } from '../words.ts';
import { isStopWord } from './stop-words.ts';

/** One thing that a share must say. */
export type Term =
  /** The word or another form of it. */
  | { readonly kind: 'word'; readonly word: string; readonly stems: readonly string[] }
  /** A word that begins so: `bisec*`. */
  | { readonly kind: 'beginning'; readonly word: string }
  /** These words, one after the other. Also each run of a script without spaces. */
  | { readonly kind: 'phrase'; readonly words: readonly string[] };

/** What someone searches for. */
export interface SearchQuery {
  /** As typed, cleaned; typed again it means the same. */
  readonly typed: string;
  /** The same without its filters. */
  readonly words: string;
  readonly terms: readonly Term[];
  readonly tags: readonly string[];
  readonly kinds: readonly ShareKind[];
  readonly from: readonly (UserId | 'me')[];
  readonly channels: readonly (ChannelId | 'here')[];
  /** Local date of the searcher. */
  readonly since: Temporal.PlainDate | null;
}

export const searchLimits = { characters: 300, terms: 20 } as const;

/** A filter, a phrase, or what stands between spaces. A quote without its partner counts for nothing. */
const PIECES =
  /(?<name>from|tag|kind|in|since):(?:"(?<quoted>[^"]*)"|(?<value>[^\s"]*))|"(?<phrase>[^"]*)"|(?<word>[^\s"]+)/giu;
const TYPOGRAPHIC_QUOTES = /[\u201C-\u201F\u00AB\u00BB]/gu;
/** Other search boxes' words for what happens here anyway. */
const OPERATORS = new Set(['AND', 'OR', 'NOT', 'NEAR']);

const KIND_NAMES: ReadonlyMap<string, ShareKind> = new Map([
  ['insight', 'insight'],
  ['mistake', 'mistake'],
  ['experiment', 'experiment'],
  ['changed', 'changed_mind'],
  ['changedmymind', 'changed_mind'],
  ['changedmind', 'changed_mind'],
  ['resource', 'resource'],
  ['question', 'question'],
]);

/**
 * Reads what someone typed to search for. People are `@U…`, channels `#C…`, as ids.
 * @throws Refusal `invalid` where there is nothing to search for, or a filter cannot be understood.
 */
export function readQuery(typed: string): SearchQuery {
  const line = cleanLine(typed).replaceAll(TYPOGRAPHIC_QUOTES, '"');
  if (lengthOf(line) > searchLimits.characters) throw tooLong();
  const pieces = [...line.matchAll(PIECES)].map((match) => match.groups ?? {});
  const filters = pieces.flatMap(({ name, quoted, value }) =>
    name === undefined ? [] : [{ name: name.toLowerCase(), value: (quoted ?? value ?? '').trim() }],
  );
  const empty = filters.find(({ value }) => value === '');
  if (empty !== undefined)
    throw new Refusal(
      'invalid',
      `Please write something after “${empty.name}:”. ${EXAMPLES[empty.name] ?? ''}`,
    );
  const valuesOf = (name: string) =>
    filters.flatMap((filter) => (filter.name === name ? [filter.value] : []));
  const terms = pieces.flatMap(({ phrase, word }) =>
    phrase !== undefined
      ? phraseTerm(phrase)
      : word !== undefined && !OPERATORS.has(word)
        ? wordTerms(word)
        : [],
  );
  if (terms.length > searchLimits.terms) throw tooLong();
  const told = terms.filter((term) => term.kind !== 'word' || !isStopWord(term.word));
  if (told.length === 0 && filters.length === 0) throw nothingToSearch(line, terms.length);
  return {
    typed: line,
    words: line
      .replaceAll(PIECES, (piece, name) => (name === undefined ? piece : ''))
      .replaceAll(/ {2,}/g, ' ')
      .trim(),
    terms: told,
    tags: valuesOf('tag').map(readTag),
    kinds: valuesOf('kind').map(readKind),
    from: valuesOf('from').map(readPerson),
    channels: valuesOf('in').map(readChannel),
    since: latest(valuesOf('since').map(readDate)),
  };
}

const EXAMPLES: Readonly<Record<string, string>> = {
  from: 'For example: `from:@ana`',
  tag: 'For example: `tag:git`',
  kind: 'For example: `kind:mistake`',
  in: 'For example: `in:#learning`',
  since: 'For example: `since:2026-01`',
};

function phraseTerm(phrase: string): Term[] {
  const words = wordsOf(phrase).map(({ word }) => word);
  return words.length === 0 ? [] : [{ kind: 'phrase', words }];
}

function wordTerms(typed: string): Term[] {
  const words = wordsOf(typed);
  const [only] = words;
  if (only !== undefined && words.length === 1 && typed.endsWith('*') && lengthOf(only.word) > 1) {
    return [{ kind: 'beginning', word: only.word }];
  }
  const terms: Term[] = [];
  let run: FoundWord[] = [];
  const endRun = () => {
    if (run.length > 0) terms.push({ kind: 'phrase', words: run.map(({ word }) => word) });
    run = [];
  };
  for (const found of words) {
    const before = run.at(-1);
    // Pairs of a script without spaces overlap; anything else is a word of its own.
    if (before !== undefined && found.start < before.end) {
      run.push(found);
      continue;
    }
    endRun();
    if (isPair(found)) run.push(found);
    else terms.push({ kind: 'word', word: found.word, stems: found.stems });
  }
  endRun();
  return terms;
}

function isPair({ word, stems }: FoundWord): boolean {
  return stems.length === 2 && stems.join('') === word;
}

function readTag(value: string): string {
  if (wordsOf(value).length === 0)
    throw new Refusal('invalid', `A tag has letters or digits. ${EXAMPLES.tag ?? ''}`);
  return value;
}

function readKind(value: string): ShareKind {
  const name = value
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replace(/s$/, '');
  const kind = KIND_NAMES.get(name);
  if (kind === undefined) {
    throw new Refusal(
      'invalid',
      'I know these kinds: insight, mistake, experiment, changed, resource, question. For example: `kind:mistake`',
    );
  }
  return kind;
}

function readPerson(value: string): UserId | 'me' {
  if (value.toLowerCase() === 'me') return 'me';
  const id = userId.parse(value.replace(/^@/, ''));
  if (id === null) {
    throw new Refusal(
      'invalid',
      'I cannot tell who is meant. Type `from:@` and choose the person from Slack’s list.',
    );
  }
  return id;
}

function readChannel(value: string): ChannelId | 'here' {
  if (value.toLowerCase() === 'here') return 'here';
  const id = channelId.parse(value.replace(/^#/, ''));
  if (id === null) {
    throw new Refusal(
      'invalid',
      'I cannot tell which channel is meant. Type `in:#` and choose it from Slack’s list.',
    );
  }
  return id;
}

function readDate(value: string): Temporal.PlainDate {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(value) ?? [];
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month ?? 1), day: Number(day ?? 1) },
      { overflow: 'reject' },
    );
  } catch {
    throw new Refusal(
      'invalid',
      'Please write a year, a month or a day: `since:2026`, `since:2026-01` or `since:2026-01-15`.',
    );
  }
}

function latest(dates: readonly Temporal.PlainDate[]): Temporal.PlainDate | null {
  return [...dates].sort(Temporal.PlainDate.compare).at(-1) ?? null;
}

function tooLong(): Refusal {
  return new Refusal(
    'invalid',
    `Please search for at most ${searchLimits.terms} words. The two or three rarest ones find best.`,
  );
}

function nothingToSearch(line: string, words: number): Refusal {
  if (line === '') {
    return new Refusal('invalid', 'Tell me what to look for, for example `/learn search retry timeout`.');
  }
  return words > 0
    ? new Refusal(
        'invalid',
        'These words stand in almost every share. Please add one that is special to what you look for, or put the phrase in quotes.',
      )
    : new Refusal(
        'invalid',
        'I search for letters and digits. Please type a word, for example `/learn search timeout`.',
      );
}
