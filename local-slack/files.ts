import { isObject, stringAt } from './json.ts';
import { endingOf, fileIdOf } from './limits/files.ts';
import type { Message, SlackFile, User, World } from './model.ts';
import { botSees, canSee } from './standing.ts';

const PICTURES: readonly (readonly [string, string])[] = [
  ['89504e47', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
];
const BY_ENDING: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  html: 'text/html',
  ics: 'text/calendar',
  json: 'application/json',
  log: 'text/plain',
  md: 'text/markdown',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  xml: 'application/xml',
  yaml: 'text/yaml',
  yml: 'text/yaml',
};

/** By how its bytes begin, whatever it is called; null for all but the three kinds that Slack draws. */
export function pictureTypeOf(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return PICTURES.find(([magic]) => head.startsWith(magic))?.[1] ?? null;
}

export function typeOf(name: string, bytes: Uint8Array): string {
  return pictureTypeOf(bytes) ?? BY_ENDING[endingOf(name)] ?? 'application/octet-stream';
}

/** Its messages stay, and say that it is gone; its bytes go. */
export function deleteFile(world: World, file: SlackFile): void {
  file.stage = 'deleted';
  world.contents.delete(file.id);
}

/** Whether Slack has seen by now what is in it. */
export function isUsable({ stage, usableFrom }: SlackFile, now: Temporal.Instant): boolean {
  return stage === 'complete' && usableFrom <= now.epochMilliseconds;
}

/** Notes that a message shows its files. */
export function noteShares(world: World, { files, channelId, ts }: Message): void {
  for (const id of files) {
    const file = world.files.get(id);
    if (file !== undefined) file.shares[channelId] = [...(file.shares[channelId] ?? []), ts];
  }
}

/** The message is gone: nobody sees its files for its sake any more. */
export function forgetShares(world: World, { files, channelId, ts }: Message): void {
  for (const id of files) {
    const file = world.files.get(id);
    const left = file?.shares[channelId]?.filter((one) => one !== ts) ?? [];
    if (file === undefined) continue;
    if (left.length > 0) file.shares[channelId] = left;
    else delete file.shares[channelId];
  }
}

/** Their own ones, and those shared where they can look. */
export function canSeeFile(world: World, user: User, file: SlackFile): boolean {
  return file.userId === user.id || placesOf(world, file).some((channel) => canSee(user, channel));
}

/** Its own ones, those shared where it is, and those that somebody gave it in a form. */
export function canAppSeeFile(world: World, file: SlackFile): boolean {
  const isOwn = file.userId === world.app.botUserId;
  return isOwn || file.isGivenToApp || placesOf(world, file).some((channel) => botSees(world, channel));
}

function placesOf(world: World, file: SlackFile) {
  return Object.keys(file.shares).flatMap((id) => world.channels.get(id) ?? []);
}

/** The ids of the files that blocks draw. One that names no file of this Slack is among them as it is. */
export function picturesIn(blocks: unknown): string[] {
  if (Array.isArray(blocks)) return blocks.flatMap(picturesIn);
  if (!isObject(blocks)) return [];
  return Object.entries(blocks).flatMap(([key, value]) =>
    key === 'slack_file' && isObject(value)
      ? [fileIdOf({ id: stringAt(value, 'id'), url: stringAt(value, 'url') })]
      : picturesIn(value),
  );
}
