/**
 * What is known of a message's pictures, kept in its row. On the way to Slack a picture is, in this order:
 *
 *   wanted ──upload──▶ sent ──complete──▶ complete ──check──▶ usable
 *
 * Each arrow is a claim of its own whose result is recorded, so that a process killed between two of them repeats the last at
 * most: the file that Slack has is never sent again. What the message shows no more is unwanted, and deleted.
 */
import type { KnownBlock } from '@slack/types';
import type { DeliveryRow, PictureStep } from '../db/tables.ts';
import type { FileId } from '../ids.ts';
import type { Composed, Picture, Sendable } from './composed.ts';

export type Kept = { readonly name: string; readonly is: 'wanted' } | WithFile;

export interface WithFile {
  readonly name: string;
  readonly is: OnItsWay | 'unwanted';
  readonly file: FileId;
}

type OnItsWay = 'sent' | 'complete' | 'usable';

export interface Album {
  readonly kept: readonly Kept[];
  /** Slack takes none of this message's pictures: it says in words what they show. */
  readonly isInWords: boolean;
}

/** Those of a message that is full of them, twice. A composer that names them anew each time would upload for ever. */
const MOST_KEPT = 100;

export function albumOf({ pictures }: Pick<DeliveryRow, 'pictures'>): Album {
  if (pictures === null) return { kept: [], isInWords: false };
  const { kept, isInWords }: Album = JSON.parse(pictures);
  return { kept, isInWords };
}

/** How a row holds it. */
export function columnsOf(album: Album): Pick<DeliveryRow, 'pictures' | 'picture_step'> {
  const isEmpty = album.kept.length === 0 && !album.isInWords;
  return { pictures: isEmpty ? null : JSON.stringify(album), picture_step: stepOf(album) };
}

function stepOf({ kept }: Album): PictureStep | null {
  const is = new Set(kept.map((one) => one.is));
  if (is.has('wanted')) return 'upload';
  if (is.has('sent')) return 'complete';
  if (is.has('complete')) return 'check';
  return is.has('unwanted') ? 'unload' : null;
}

export function picturesIn({ blocks }: Composed): Picture[] {
  return blocks.flatMap((block) => (block.type === 'picture' ? block.picture : []));
}

/** With all that the message shows; what it wanted before and no longer does was never sent, and is forgotten. */
export function wanting(album: Album, message: Composed): Album {
  if (album.isInWords) return album;
  const names = new Set(picturesIn(message).map(({ name }) => name));
  const kept = album.kept.filter((one) => one.is !== 'wanted' || names.has(one.name));
  const known = new Set(kept.map(({ name }) => name));
  const added = [...names].filter((name) => !known.has(name)).map((name): Kept => ({ name, is: 'wanted' }));
  const all = kept.map((one) =>
    one.is === 'unwanted' && names.has(one.name) ? { ...one, is: 'usable' as const } : one,
  );
  const next = { ...album, kept: [...all, ...added] };
  return next.kept.length > MOST_KEPT ? inWords(next) : next;
}

export function isWanted({ kept }: Album, name: string): boolean {
  return kept.some((one) => one.name === name && one.is === 'wanted');
}

/** Whether the message can be sent as it is, with its pictures or in words. */
export function isReady(album: Album, message: Composed): boolean {
  return album.isInWords || picturesIn(message).every(({ name }) => fileOf(album, name) !== null);
}

/** @throws TypeError unless it is ready. */
export function filled(album: Album, message: Composed): Sendable {
  const blocks = message.blocks.flatMap((block): KnownBlock | KnownBlock[] => {
    if (block.type !== 'picture') return block;
    const { name, alt, inWords: words } = block.picture;
    if (album.isInWords) return [...words];
    const file = fileOf(album, name);
    if (file === null) throw new TypeError('a picture that is not there yet');
    return { type: 'image', slack_file: { id: file }, alt_text: alt };
  });
  return { text: message.text, blocks };
}

/** The message shows these now, and nothing else. */
export function showing(album: Album, message: Composed): Album {
  const names = new Set(album.isInWords ? [] : picturesIn(message).map(({ name }) => name));
  const kept = album.kept.map((one) => (names.has(one.name) ? one : unwanted(one)));
  return { ...album, kept: kept.flatMap((one) => one ?? []) };
}

/** Pictures are given up: what was sent of them is deleted. */
export function inWords({ kept }: Album): Album {
  return { kept: kept.flatMap((one) => unwanted(one) ?? []), isInWords: true };
}

/** This one has come so far. */
export function withFile(album: Album, name: string, is: OnItsWay, file: FileId): Album {
  const others = album.kept.filter((one) => one.name !== name);
  return { ...album, kept: [...others, { name, is, file }] };
}

export function withoutFile(album: Album, file: FileId): Album {
  return { ...album, kept: album.kept.filter((one) => one.is === 'wanted' || one.file !== file) };
}

/** The first that has come so far, and no further. */
export function firstThatIs({ kept }: Album, is: Exclude<Kept['is'], 'wanted'>): WithFile | null {
  for (const one of kept) if (one.is !== 'wanted' && one.is === is) return one;
  return null;
}

/** A file of it that Slack has. */
export function anyFile({ kept }: Album): FileId | null {
  for (const one of kept) if (one.is !== 'wanted') return one.file;
  return null;
}

function fileOf({ kept }: Album, name: string): FileId | null {
  for (const one of kept) if (one.name === name && one.is === 'usable') return one.file;
  return null;
}

function unwanted(one: Kept): Kept | null {
  return one.is === 'wanted' ? null : { ...one, is: 'unwanted' };
}
