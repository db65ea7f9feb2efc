import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ReadMarks } from '../places.ts';
import type { Answer, Deed, Sections } from '../protocol.ts';
import { Connection, type Seen } from './connection.ts';

export interface Connected {
  /** Null until each part has come. */
  readonly seen: Sections | null;
  readonly isConnected: boolean;
  act(deed: Deed): Promise<Answer>;
}

/** What this person sees, kept up to date, for as long as the page stands. */
export function useConnection(
  userId: string,
  gaze: Extract<Deed, { do: 'look' }>,
  read: ReadMarks | null,
): Connected {
  const [seen, setSeen] = useState<Seen>({});
  const [isConnected, setConnected] = useState(true);
  const connection = useRef<Connection | null>(null);
  useEffect(() => {
    const wire = new Connection(userId, (next, isOpen) => {
      setSeen(next);
      setConnected(isOpen);
    });
    connection.current = wire;
    return () => wire.close();
  }, [userId]);
  useEffect(() => {
    if (read !== null) connection.current?.hold({ do: 'read', ...read });
  }, [read]);
  useEffect(() => connection.current?.hold(gaze), Object.values(gaze));
  const act = useCallback(async (deed: Deed): Promise<Answer> => {
    return (await connection.current?.act(deed)) ?? { how: 'failed', error: 'Not connected.' };
  }, []);
  return { seen: whole(seen), isConnected, act };
}

function whole(seen: Seen): Sections | null {
  const { me, beginning, app, people, places, about, conversation, thread, modals, home, inspection, tour } =
    seen;
  const { clockAheadMs, goesOnUntil } = seen;
  if (me === undefined || app === undefined || people === undefined || places === undefined) return null;
  if (conversation === undefined || thread === undefined || modals === undefined) return null;
  if (inspection === undefined || about === undefined || beginning === undefined) return null;
  if (home === undefined || tour === undefined || clockAheadMs === undefined) return null;
  if (goesOnUntil === undefined) return null;
  const around = { people, places, about, tour, goesOnUntil, clockAheadMs };
  return { me, beginning, app, ...around, conversation, thread, modals, home, inspection };
}
