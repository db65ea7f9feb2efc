import { useState } from 'preact/hooks';
import type { Deed } from '../protocol.ts';
import { type AttachedFiles, useAttached } from './attached.tsx';
import { useSight } from './sight.ts';
import type { Uploaded } from './uploading.ts';

export interface Writing {
  readonly words: string;
  setWords(words: string): void;
  readonly attached: AttachedFiles;
  readonly canSend: boolean;
  /** Does nothing where there is nothing to send. */
  send(): Promise<void>;
}

/** What was begun in a place or thread and not sent, for as long as the page stands; by person, place and thread. */
const DRAFTS = new Map<string, string>();

/** What somebody is about to say in this place or thread. */
export function useWriting(where: { readonly channelId: string; readonly threadTs: string | null }): Writing {
  const { act, seen } = useSight();
  const attached = useAttached();
  const draft = `${seen.me.userId} ${where.channelId} ${where.threadTs ?? ''}`;
  const [words, setWords] = useState(DRAFTS.get(draft) ?? '');
  DRAFTS.set(draft, words);
  const canSend = (words.trim() !== '' || attached.files.length > 0) && !attached.isBusy;
  const send = async () => {
    const text = words.trim();
    if (!canSend) return;
    setWords('');
    // A command takes no files: they wait for a message.
    const sent = isCommand(text, where.threadTs) ? [] : attached.take();
    const answer = await act(deedOf({ ...where, text, files: sent }));
    if (answer.how !== 'failed') return;
    // What could not be sent comes back: the words unless others are being typed, the files before later ones.
    setWords((now) => (now === '' ? text : now));
    attached.putBack(sent);
  };
  return { words, setWords, attached, canSend, send };
}

/** What sending means: with files it is a message, whatever is said of them. */
function deedOf({
  channelId,
  threadTs,
  text,
  files,
}: {
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly files: readonly Uploaded[];
}): Deed {
  if (files.length > 0)
    return { do: 'share files', channelId, threadTs, text, fileIds: files.map(({ id }) => id) };
  return isCommand(text, threadTs)
    ? { do: 'command', channelId, text }
    : { do: 'say', channelId, threadTs, text };
}

function isCommand(text: string, threadTs: string | null): boolean {
  return text.startsWith('/') && threadTs === null;
}
