import type { DeliveryRow } from '../db/tables.ts';
import { albumOf, columnsOf, filled, isReady, showing, wanting } from './album.ts';
import { beginPost, type Claimed } from './claim.ts';
import { keepDirectChannel } from './direct-channels.ts';
import type { Place } from './door.ts';
import { compose, heed, type Means, writeDown } from './means.ts';
import { afterUnshowable, onward } from './picture-progress.ts';
import { check, complete, unload, upload } from './picture-steps.ts';
import {
  afterLook,
  afterOpen,
  afterPin,
  afterPost,
  afterRemove,
  afterUpdate,
  type Step,
} from './progress.ts';
import { lookFor } from './reconcile.ts';

/** Does with Slack what is next for a claimed delivery and writes down what came out. @returns the row afterwards. */
export async function carryOut(means: Means, claimed: Claimed, step: Step): Promise<DeliveryRow | null> {
  const { door } = means;
  const { row } = claimed;
  switch (step) {
    case 'open': {
      const { to_user_id: user } = row;
      if (user === null) throw new TypeError('only people have a direct conversation');
      const outcome = heed(means, row, step, await door.openDirect(row.workspace_id, user));
      if (outcome.is === 'done') {
        await keepDirectChannel(means.db.kysely, row.workspace_id, user, outcome.value);
      }
      return await writeDown(means, claimed, 'owed', (now, moment) => afterOpen(now, outcome, moment));
    }
    case 'post':
      return await post(means, claimed);
    case 'look': {
      const outcome = heed(means, row, step, await lookFor(door, row));
      return await writeDown(means, claimed, 'unsure', (now, moment) => afterLook(now, outcome, moment));
    }
    case 'update':
      return await update(means, claimed);
    case 'remove': {
      const outcome = heed(means, row, step, await door.remove(placeOf(row)));
      return await writeDown(means, claimed, 'sent', (now, moment) => afterRemove(now, outcome, moment));
    }
    case 'pin': {
      const outcome = heed(means, row, step, await door.pin(placeOf(row)));
      return await writeDown(means, claimed, 'sent', (now, moment) => afterPin(now, outcome, moment));
    }
    case 'upload':
      return await upload(means, claimed);
    case 'complete':
      return await complete(means, claimed);
    case 'check':
      return await check(means, claimed);
    case 'unload':
      return await unload(means, claimed);
  }
}

async function post(means: Means, claimed: Claimed): Promise<DeliveryRow | null> {
  const { row, parent } = claimed;
  const composed = await compose(means, row);
  if (!('message' in composed)) return await writeDown(means, claimed, 'owed', composed.changeOf);
  const { message } = composed;
  const album = wanting(albumOf(row), message);
  if (!isReady(album, message)) {
    return await writeDown(means, claimed, 'owed', (_, { now }) => onward(album, now));
  }
  const channelId = parent?.posted_channel_id ?? row.posted_channel_id ?? row.to_channel_id;
  if (channelId === null) throw new TypeError('a post without a conversation');
  const threadTs = parent?.posted_ts ?? row.thread_ts;
  const isBegun = await beginPost(means.db, claimed, means.clock.now(), {
    thread_ts: threadTs,
    posted_channel_id: channelId,
    pin: message.pin === true ? 'wanted' : null,
    ...columnsOf(showing(album, message)),
  });
  if (!isBegun) return await writeDown(means, claimed, 'owed', () => ({}));
  const answer = await means.door.post({
    workspaceId: row.workspace_id,
    channelId,
    threadTs,
    deliveryId: row.id,
    message: filled(album, message),
  });
  const recipient = row.to_user_id ?? row.to_channel_id ?? channelId;
  means.pacing.posted({ workspaceId: row.workspace_id, recipient }, means.clock.now());
  const outcome = heed(means, row, 'post', answer);
  return await writeDown(
    means,
    claimed,
    'sending',
    (now, moment) => afterUnshowable(now, outcome, moment) ?? afterPost(now, outcome, moment),
  );
}

async function update(means: Means, claimed: Claimed): Promise<DeliveryRow | null> {
  const { row } = claimed;
  const composed = await compose(means, row);
  if (!('message' in composed)) return await writeDown(means, claimed, 'sent', composed.changeOf);
  const { message } = composed;
  const album = wanting(albumOf(row), message);
  if (!isReady(album, message)) {
    return await writeDown(means, claimed, 'sent', (_, { now }) => onward(album, now));
  }
  const answer = await means.door.update(placeOf(row), filled(album, message));
  const outcome = heed(means, row, 'update', answer);
  const shown = { shown_revision: row.wanted_revision, ...columnsOf(showing(album, message)) };
  return await writeDown(
    means,
    claimed,
    'sent',
    (now, moment) => afterUnshowable(now, outcome, moment) ?? afterUpdate(now, shown, outcome, moment),
  );
}

function placeOf(row: DeliveryRow): Place {
  if (row.posted_channel_id === null || row.posted_ts === null) {
    throw new TypeError('this message stands nowhere');
  }
  return { workspaceId: row.workspace_id, channelId: row.posted_channel_id, ts: row.posted_ts };
}
