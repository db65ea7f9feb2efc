import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { emojiOf } from '../emoji.ts';
import type { MessageShown } from '../protocol.ts';
import { ActionMenu, type MenuItem } from './action-menu.tsx';
import { Avatar } from './avatar.tsx';
import { Blocks } from './blocks.tsx';
import { BlocksAsJson, JsonMenu } from './blocks-as-json.tsx';
import { Confirm, type Question } from './confirm.tsx';
import { Edit } from './edit.tsx';
import { FileBelow } from './file.tsx';
import { PinnedBy, pinItems } from './pinned.tsx';
import { timeOf, useSight } from './sight.ts';
import { Mrkdwn } from './words.tsx';

const QUICK = ['+1', 'tada', 'heart', 'eyes'] as const;

/** A message as it stands in a channel or thread, with what can be done with it. */
export function MessageRow({
  message,
  isInThread,
}: {
  readonly message: MessageShown;
  readonly isInThread: boolean;
}): JSX.Element {
  const { seen, eyes, go } = useSight();
  const author = seen.people.find(({ userId }) => userId === message.userId);
  const [isEditing, setEditing] = useState(false);
  const time = timeOf(message.ts, eyes.zone);
  const name = author?.name ?? 'Someone';
  const { channelId, ts } = message;
  return (
    <article
      class={`message ${message.isEphemeral ? 'ephemeral' : ''}`}
      aria-label={`Message from ${name}`}
      data-ts={ts}
    >
      <Avatar name={name} id={message.userId} isPerson={author?.isPerson !== false} />
      <div class="content">
        {message.isEphemeral ? <p class="aside">Only visible to you</p> : <PinnedBy message={message} />}
        <p class="byline">
          <strong>{name}</strong>
          {author?.isPerson === false ? <span class="badge">APP</span> : null}
          <time class="aside" dateTime={time.toInstant().toString()} title={time.toPlainDate().toString()}>
            {time.toPlainTime().toString({ smallestUnit: 'minute' })}
          </time>
        </p>
        {isEditing ? (
          <Edit message={message} done={() => setEditing(false)} />
        ) : message.blocks.length === 0 ? (
          <Mrkdwn text={message.text} />
        ) : (
          <Blocks
            blocks={message.blocks}
            around={{ place: { message: { channelId, ts } }, values: message.values, errors: {} }}
          />
        )}
        {message.isEdited ? <span class="aside">(edited)</span> : null}
        {message.files.map((file) => (
          <FileBelow key={file.id} file={file} />
        ))}
        <Reactions message={message} />
        {message.replies > 0 && !isInThread ? (
          <button
            type="button"
            class="replies"
            onClick={() => go({ channelId, threadTs: ts, isHome: false })}
          >
            {message.replies === 1 ? '1 reply' : `${message.replies} replies`}
          </button>
        ) : null}
      </div>
      {message.isEphemeral ? (
        <JsonMenu message={message} />
      ) : (
        <Deeds message={message} isInThread={isInThread} edit={() => setEditing(true)} />
      )}
    </article>
  );
}

function Reactions({ message }: { readonly message: MessageShown }): JSX.Element | null {
  const { act } = useSight();
  if (message.reactions.length === 0) return null;
  const { channelId, ts } = message;
  return (
    <div class="reactions">
      {message.reactions.map(({ name, count, isMine }) => (
        <button
          key={name}
          type="button"
          class="reaction"
          aria-pressed={isMine}
          aria-label={`${name}, ${count}`}
          onClick={() => act({ do: 'react', channelId, ts, emoji: name, isOn: !isMine })}
        >
          {emojiOf(name) ?? `:${name}:`} {count}
        </button>
      ))}
    </div>
  );
}

const DELETE: Question = {
  title: { type: 'plain_text', text: 'Delete message' },
  text: { type: 'plain_text', text: 'Are you sure? This cannot be undone.' },
  confirm: { type: 'plain_text', text: 'Delete' },
  deny: { type: 'plain_text', text: 'Cancel' },
  style: 'danger',
};

/** What appears when one points at a message, or reaches it by keyboard. */
function Deeds({
  message,
  isInThread,
  edit,
}: {
  readonly message: MessageShown;
  readonly isInThread: boolean;
  edit(): void;
}): JSX.Element {
  const sight = useSight();
  const { seen, act, go } = sight;
  const { channelId, ts } = message;
  const isMine = message.userId === seen.me.userId;
  const [isAsked, setAsked] = useState(false);
  const [isJsonOpen, setJsonOpen] = useState(false);
  const items: readonly MenuItem[] = [
    ...seen.app.shortcuts
      .filter(({ type }) => type === 'message')
      .map(({ name, callbackId }) => ({
        name: `${name} (${seen.app.name})`,
        choose: () => void act({ do: 'message shortcut', callbackId, channelId, ts }),
      })),
    ...pinItems(sight, message),
    ...(isMine
      ? [
          { name: 'Edit message', choose: edit },
          { name: 'Delete message', choose: () => setAsked(true) },
        ]
      : []),
    ...(seen.inspection === null ? [] : [{ name: 'Blocks as JSON', choose: () => setJsonOpen(true) }]),
  ];
  return (
    <fieldset class="deeds" aria-label="What to do with this message">
      {QUICK.map((emoji) => (
        <button
          key={emoji}
          type="button"
          aria-label={`React with ${emoji}`}
          onClick={() => act({ do: 'react', channelId, ts, emoji, isOn: true })}
        >
          {emojiOf(emoji)}
        </button>
      ))}
      {isInThread ? null : (
        <button type="button" onClick={() => go({ channelId, threadTs: ts, isHome: false })}>
          Reply
        </button>
      )}
      <ActionMenu label="More actions" face="⋯" items={items} />
      {isJsonOpen ? <BlocksAsJson message={message} close={() => setJsonOpen(false)} /> : null}
      {isAsked ? (
        <Confirm
          question={DELETE}
          yes={() => {
            setAsked(false);
            void act({ do: 'delete', channelId, ts });
          }}
          no={() => setAsked(false)}
        />
      ) : null}
    </fieldset>
  );
}
