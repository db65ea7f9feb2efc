import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { ConversationShown, MessageShown } from '../protocol.ts';
import { Composer } from './composer.tsx';
import { MessageRow } from './message.tsx';
import { nowOf, timeOf, useSight } from './sight.ts';
import type { NewPart } from './unread.ts';

/** The messages of a place or thread, the newest in view, and where one writes. Each place and thread has one of its own. */
export function Conversation({
  conversation,
  name,
  canWrite,
  newPart,
  showOlder,
}: {
  readonly conversation: ConversationShown;
  readonly name: string;
  readonly canWrite: boolean;
  readonly newPart: NewPart | null;
  showOlder(): void;
}): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const height = useRef(0);
  const { messages, channelId, threadTs, hasOlder } = conversation;
  const first = messages[0]?.ts ?? '';
  const firstBefore = useRef(first);
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return;
    if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    // Older messages came above: what was in view stays there.
    else if (first !== firstBefore.current) element.scrollTop += element.scrollHeight - height.current;
    firstBefore.current = first;
    height.current = element.scrollHeight;
  });
  useEffect(() => {
    const element = list.current;
    if (element === null) return;
    // What is written, and the files that go with it, may need some of its room.
    const watch = new ResizeObserver(() => {
      if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <>
      <div
        ref={list}
        class="messages"
        role="log"
        aria-label={`Messages in ${name}`}
        onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < 40;
          if (scrollTop < 200 && hasOlder) showOlder();
        }}
      >
        {hasOlder ? (
          <button type="button" class="older" onClick={showOlder}>
            Show older messages
          </button>
        ) : (
          <p class="aside beginning">
            {threadTs === null ? `This is the very beginning of ${name}.` : 'A thread.'}
          </p>
        )}
        <Rows messages={messages} isInThread={threadTs !== null} newPart={newPart} />
      </div>
      {canWrite ? (
        <Composer key={`${channelId} ${threadTs}`} channelId={channelId} threadTs={threadTs} name={name} />
      ) : (
        <Outside channelId={channelId} name={name} />
      )}
    </>
  );
}

function Rows({
  messages,
  isInThread,
  newPart,
}: {
  readonly messages: readonly MessageShown[];
  readonly isInThread: boolean;
  readonly newPart: NewPart | null;
}): JSX.Element {
  const { seen, eyes } = useSight();
  const firstNew = messages.find((message) => isIn(newPart, message) && message.userId !== seen.me.userId);
  const today = nowOf(seen).toZonedDateTimeISO(eyes.zone).toPlainDate();
  return (
    <>
      {messages.map((message, at) => {
        const date = timeOf(message.ts, eyes.zone).toPlainDate();
        const before = messages[at - 1];
        const isNewDay = before === undefined || !timeOf(before.ts, eyes.zone).toPlainDate().equals(date);
        return (
          <div key={`${message.ts}${message.isEphemeral}`}>
            {isNewDay ? <h3 class="day">{dayName(date, today)}</h3> : null}
            {message === firstNew ? <p class="new-line">New</p> : null}
            <MessageRow message={message} isInThread={isInThread} />
          </div>
        );
      })}
    </>
  );
}

function isIn(part: NewPart | null, { channelId, ts }: MessageShown): boolean {
  return part !== null && part.channelId === channelId && ts > part.after && ts <= part.upTo;
}

function dayName(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = today.until(date).days;
  if (days === 0) return 'Today';
  if (days === -1) return 'Yesterday';
  return date.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

function Outside({ channelId, name }: { readonly channelId: string; readonly name: string }): JSX.Element {
  const { act, seen } = useSight();
  const place = seen.places.find((one) => one.channelId === channelId);
  return (
    <div class="composer outside">
      {place?.isArchived === true ? (
        <p>{name} is archived.</p>
      ) : (
        <button type="button" class="button primary" onClick={() => act({ do: 'join', channelId })}>
          Join {name}
        </button>
      )}
    </div>
  );
}
