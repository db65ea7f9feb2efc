import { canSeeFile, picturesIn, pictureTypeOf } from '../files.ts';
import type { SlackFile, User, World } from '../model.ts';
import { canSee } from '../standing.ts';
import type { FileContent, FileShown } from './protocol.ts';

/** So much of a text is shown before it is opened. */
const MOST_LINES = 8;
const MOST_LETTERS = 1200;

export function fileOf(world: World, id: string, viewer: string): FileShown {
  const file = world.files.get(id);
  return {
    id,
    title: file?.title ?? 'A file',
    name: file?.name ?? id,
    bytes: file?.size ?? 0,
    altText: file?.altText ?? '',
    isMine: file?.userId === viewer,
    content: contentOf(file, world.contents.get(id)),
  };
}

function contentOf(file: SlackFile | undefined, bytes: Uint8Array | undefined): FileContent {
  if (file === undefined || file.stage === 'deleted') return { is: 'deleted' };
  if (bytes === undefined) return { is: 'lost' };
  const known = READ.get(bytes);
  if (known !== undefined) return known;
  const read = readContent(file, bytes);
  READ.set(bytes, read);
  return read;
}

/** Bytes never change, so they are read once. */
const READ = new WeakMap<Uint8Array, FileContent>();

function readContent({ mimetype }: SlackFile, bytes: Uint8Array): FileContent {
  if (pictureTypeOf(bytes) !== null) return { is: 'picture' };
  if (!/^text\/|\/(json|xml)$|\+xml$/.test(mimetype)) return { is: 'other' };
  // A letter takes four bytes at most; one that is cut in two at the end is beyond what is shown.
  const words = new TextDecoder().decode(bytes.subarray(0, MOST_LETTERS * 4));
  if (words.includes('\0')) return { is: 'other' };
  const all = words.trimEnd().replaceAll('\r\n', '\n');
  const shown = all.split('\n').slice(0, MOST_LINES).join('\n').slice(0, MOST_LETTERS);
  return { is: 'text', words: shown, isWhole: shown === all && bytes.length <= MOST_LETTERS * 4 };
}

/** Whether this person may have the bytes: those of files that they may see, and of pictures that stand in front of them. */
export function canLookAt(world: World, user: User, file: SlackFile): boolean {
  return canSeeFile(world, user, file) || isDrawnFor(world, user, file);
}

/** Whether blocks that this person sees draw the file, which the app may have shared nowhere. */
function isDrawnFor(world: World, user: User, { id }: SlackFile): boolean {
  const views = [...(world.modals.get(user.id) ?? []), ...[world.homes.get(user.id) ?? []].flat()];
  const ephemerals = world.ephemerals.filter(({ userId }) => userId === user.id);
  if ([...views, ...ephemerals].some(({ blocks }) => picturesIn(blocks).includes(id))) return true;
  return [...world.channels.values()].some(
    (channel) =>
      canSee(user, channel) &&
      [...(world.messages.get(channel.id)?.values() ?? [])].some(({ blocks }) =>
        picturesIn(blocks).includes(id),
      ),
  );
}
