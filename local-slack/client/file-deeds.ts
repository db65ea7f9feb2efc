import { deleteFile, typeOf } from '../files.ts';
import { CannotDo, type Deeds } from '../gestures.ts';
import { FILE_TOO_LARGE, MOST_FILE_BYTES, MOST_FILES } from '../limits/files.ts';
import { addMessage } from '../messages.ts';
import type { Message, SlackFile } from '../model.ts';
import { botIsIn } from '../standing.ts';
import type { Workings } from '../workings.ts';
import { ownFile } from './chosen-files.ts';
import { needThread, writableBy } from './message-deeds.ts';
import { activeUser, messageSeenBy } from './payload.ts';
import { asTypedInMessage } from './typed.ts';

const LONGEST_NAME = 255;

/** What people do with files. */
export function fileDeeds(w: Workings): Pick<Deeds, 'uploadFile' | 'shareFiles' | 'deleteFile'> {
  return {
    uploadFile: (userId, { name: given, bytes }) => {
      const user = activeUser(w, userId);
      const name = given.toWellFormed().trim().slice(0, LONGEST_NAME);
      if (name === '') throw new CannotDo('a file needs a name');
      if (bytes.length === 0) throw new CannotDo('This file is empty.');
      if (bytes.length > MOST_FILE_BYTES) throw new CannotDo(FILE_TOO_LARGE);
      const file: SlackFile = {
        id: w.stamps.id('F'),
        name,
        title: name,
        size: bytes.length,
        altText: '',
        userId: user.id,
        created: w.stamps.seconds(),
        mimetype: typeOf(name, bytes),
        stage: 'complete',
        usableFrom: 0,
        shares: {},
        isGivenToApp: false,
      };
      w.world.files.set(file.id, file);
      w.world.contents.set(file.id, bytes);
      w.activity.note();
      return file;
    },
    shareFiles: (userId, channelId, fileIds, { text = '', threadTs = null } = {}) => {
      const user = activeUser(w, userId);
      const channel = writableBy(w, user, channelId);
      const files = [...new Set(fileIds)].map((id) => ownFile(w.world, user, id).id);
      if (files.length === 0) throw new CannotDo('there is no file to share');
      if (files.length > MOST_FILES) throw new CannotDo(`Slack sends up to ${MOST_FILES} files at once.`);
      if (threadTs !== null) needThread(messageSeenBy(w, user, channelId, threadTs));
      const message = addMessage(w, {
        channel,
        userId,
        text: asTypedInMessage(w.world, userId, text),
        threadTs,
        subtype: 'file_share',
        files,
      });
      tellOfFiles(w, message);
      return message;
    },
    deleteFile: (userId, fileId) => {
      deleteFile(w.world, ownFile(w.world, activeUser(w, userId), fileId));
      w.activity.note();
    },
  };
}

function tellOfFiles(w: Workings, { files, channelId, userId, ts }: Message): void {
  const channel = w.world.channels.get(channelId);
  if (channel === undefined || !botIsIn(w.world, channel)) return;
  for (const id of files) {
    w.emit({
      event: {
        type: 'file_shared',
        file_id: id,
        file: { id },
        user_id: userId,
        channel_id: channelId,
        event_ts: ts,
      },
      scopes: ['files:read'],
      channelId,
    });
  }
}
