import type { DeliveryRow } from '../db/tables.ts';
import type { FileId } from '../ids.ts';
import { describeError } from '../logger.ts';
import { albumOf, anyFile, firstThatIs, isWanted, picturesIn, wanting } from './album.ts';
import type { Claimed } from './claim.ts';
import type { Picture } from './composed.ts';
import type { Outcome } from './door.ts';
import { compose, heed, type Means, writeDown } from './means.ts';
import { afterCheck, afterComplete, afterUnload, afterUpload, onward } from './picture-progress.ts';

/** Draws the first picture that Slack does not have, and sends its bytes. The file is not whole before Slack is told so. */
export async function upload(means: Means, claimed: Claimed): Promise<DeliveryRow | null> {
  const { row } = claimed;
  const composed = await compose(means, row);
  if (!('message' in composed)) return await writeDown(means, claimed, row.state, composed.changeOf);
  const album = wanting(albumOf(row), composed.message);
  const picture = picturesIn(composed.message).find(({ name }) => isWanted(album, name));
  if (picture === undefined)
    return await writeDown(means, claimed, row.state, (_, { now }) => onward(album, now));
  const outcome = heed(means, row, 'upload', await send(means, row, picture));
  return await writeDown(means, claimed, row.state, (now, moment) =>
    afterUpload(now, picture.name, outcome, moment),
  );
}

async function send({ door, log }: Means, row: DeliveryRow, picture: Picture): Promise<Outcome<FileId>> {
  let bytes: Uint8Array;
  try {
    bytes = await picture.draw();
  } catch (error) {
    log.error(
      { err: describeError(error), delivery: row.id, kind: row.kind },
      'a picture could not be drawn',
    );
    return { is: 'refused', code: 'cannot_draw', permanent: true };
  }
  const announced = { name: fileNameOf(picture.title), length: bytes.length };
  const asked = await door.askForUpload(row.workspace_id, announced);
  if (asked.is !== 'done') return asked;
  const sent = await door.sendBytes(row.workspace_id, asked.value.url, bytes);
  return sent.is === 'done' ? { is: 'done', value: asked.value.file } : sent;
}

export async function complete(means: Means, claimed: Claimed): Promise<DeliveryRow | null> {
  const { row } = claimed;
  const of = firstThatIs(albumOf(row), 'sent');
  if (of === null) throw new TypeError('no picture was sent');
  const outcome = heed(means, row, 'complete', await means.door.completeUpload(row.workspace_id, of.file));
  return await writeDown(means, claimed, row.state, (now, moment) => afterComplete(now, of, outcome, moment));
}

export async function check(means: Means, claimed: Claimed): Promise<DeliveryRow | null> {
  const { row } = claimed;
  const of = firstThatIs(albumOf(row), 'complete');
  if (of === null) throw new TypeError('no picture is complete');
  const outcome = heed(means, row, 'check', await means.door.isUsable(row.workspace_id, of.file));
  return await writeDown(means, claimed, row.state, (now, moment) => afterCheck(now, of, outcome, moment));
}

export async function unload(means: Means, claimed: Claimed): Promise<DeliveryRow | null> {
  const { row } = claimed;
  const album = albumOf(row);
  const file = row.state === 'sent' ? (firstThatIs(album, 'unwanted')?.file ?? null) : anyFile(album);
  const outcome: Outcome<null> =
    file === null ? { is: 'done', value: null } : await means.door.deleteFile(row.workspace_id, file);
  heed(means, row, 'unload', outcome);
  // If the message is owed again meanwhile, it must not show a file that is gone.
  return await writeDown(means, claimed, null, (now, moment) => afterUnload(now, file, outcome, moment));
}

const LONGEST_NAME = 80;
/** What machines that save the file may not take in its name. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{Cc}]+/gu;

function fileNameOf(title: string): string {
  const letters = [...title.toWellFormed().replaceAll(NOT_IN_NAMES, ' ').replaceAll(/\s+/g, ' ').trim()];
  return `${letters.slice(0, LONGEST_NAME).join('').trim() || 'Picture'}.png`;
}
