import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlaceShown, Sections } from '../protocol.ts';
import { type ReadMarksKept, readUpTo } from './read-marks.ts';
import { nowOf, type Where } from './sight.ts';

/** The first message by somebody else after `after`, and not after `upTo`, begins what is new. */
export interface NewPart {
  readonly channelId: string;
  readonly after: string;
  readonly upTo: string;
}

export interface Unread {
  /** What Slack counts in red: each direct message, and in channels what calls this person. */
  countIn(place: PlaceShown): number;
  /** Whether the place is bold. */
  isNew(place: PlaceShown): boolean;
  /** Of the open conversation; stays for as long as it is open. */
  readonly newPart: NewPart | null;
}

/** Reads what is in front of somebody, and tells what is unread elsewhere: in the window's title too. */
export function useUnread(seen: Sections | null, where: Where, marks: ReadMarksKept): Unread {
  const isVisible = useVisible();
  const place = seen?.places.find(({ channelId }) => channelId === where.channelId);
  const open = isVisible && !where.isHome ? place : undefined;
  const newPart = useNewPart(open, marks);
  const isBegun = seen !== null;
  useEffect(() => {
    if (seen !== null) marks.begin(seen.places, nowOf(seen).epochMilliseconds / 1000);
  }, [isBegun]);
  useEffect(() => {
    if (open !== undefined && marks.kept !== null) marks.read(open.channelId, open.newestTs);
  }, [open?.channelId, open?.newestTs, marks.kept]);
  const isRead = ({ channelId }: PlaceShown) => channelId === open?.channelId;
  const countIn = (one: PlaceShown) => {
    if (isRead(one)) return 0;
    return one.kind === 'im' || one.kind === 'mpim' ? one.unread : one.mentions;
  };
  const total = (seen?.places ?? []).reduce((sum, one) => sum + countIn(one), 0);
  const name = seen?.app.teamName;
  useEffect(() => {
    if (name !== undefined) document.title = total === 0 ? name : `(${total}) ${name}`;
  }, [name, total]);
  return { countIn, isNew: (one) => !isRead(one) && one.unread > 0, newPart };
}

/** What was unread when somebody began to look at this place, or came back to the window. */
function useNewPart(open: PlaceShown | undefined, { kept }: ReadMarksKept): NewPart | null {
  const part = useRef<NewPart | null>(null);
  const looksAt = useRef<string | null>(null);
  const channelId = open?.channelId ?? null;
  if (kept !== null && channelId !== looksAt.current) {
    looksAt.current = channelId;
    if (open !== undefined) {
      const after = readUpTo(kept, open.channelId);
      const isSame = part.current?.channelId === open.channelId;
      if (open.newestTs > after) part.current = { channelId: open.channelId, after, upTo: open.newestTs };
      else if (!isSame) part.current = null;
    }
  }
  return part.current !== null && part.current.channelId === channelId ? part.current : null;
}

function useVisible(): boolean {
  const [isVisible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return isVisible;
}
