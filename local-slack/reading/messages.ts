import { stringAt } from '../json.ts';
import type { Ephemeral, Message, World } from '../model.ts';
import { readBlocks } from './blocks.ts';
import type { Eyes } from './eyes.ts';
import { readMrkdwn } from './mrkdwn.ts';
import { shownName } from './names.ts';

/** The words and blocks of a message, without who and when. Where there are blocks, Slack shows no `text`. */
export function readContent(eyes: Eyes, message: Message | Ephemeral): string {
  if (message.blocks.length === 0) return readMrkdwn(eyes, message.text);
  return readBlocks(eyes, message.blocks, { values: eyes.chosenIn(message), errors: {} });
}

/** A message as it stands in a channel: content, attachments, files, "(edited)", reactions, replies. */
export function readMessage(eyes: Eyes, world: World, message: Message): string {
  const attached = message.attachments.map((attachment) =>
    readMrkdwn(eyes, stringAt(attachment, 'text') ?? stringAt(attachment, 'fallback') ?? ''),
  );
  const files = message.files.map((id) => {
    const file = world.files.get(id);
    if (file?.stage === 'deleted') return 'This file was deleted.';
    return `[file: ${file?.altText || file?.title || file?.name || id}]`;
  });
  const reactions = message.reactions.map(({ name, users }) => `:${name}: ${users.length}`).join('  ');
  const replies = message.replies.length;
  return [
    `${readContent(eyes, message)}${message.edited === null ? '' : ' (edited)'}`,
    ...attached,
    ...files,
    reactions,
    replies === 0 ? '' : `${replies} ${replies === 1 ? 'reply' : 'replies'}`,
  ]
    .filter((text) => text !== '')
    .join('\n');
}

export function readEphemeral(eyes: Eyes, message: Ephemeral): string {
  return `Only visible to you\n${readContent(eyes, message)}`;
}

/** Whose name stands beside a message. */
export function authorOf(world: World, message: Message): string {
  const user = world.users.get(message.userId);
  return user === undefined ? message.userId : shownName(user);
}
