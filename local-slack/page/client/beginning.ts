import { useEffect, useRef } from 'preact/hooks';
import { forgetTour } from './tour.tsx';

const KEY = 'beginning';

/** What this browser remembers is of one beginning of the workspace: with another, every window starts afresh. */
export function useBeginning(id: string | undefined): void {
  const first = useRef(id);
  useEffect(() => {
    if (id === undefined) return;
    const kept = localStorage.getItem(KEY);
    if (kept !== id) forgetAllBut(id);
    const isOfAnother =
      (kept !== null && kept !== id) || (first.current !== undefined && first.current !== id);
    first.current = id;
    // What the page has read already is of the one before, too.
    if (isOfAnother) location.assign('/');
  }, [id]);
}

function forgetAllBut(id: string): void {
  const remembered = Object.keys(localStorage).filter(
    (key) => key.startsWith('read ') || key.startsWith('place '),
  );
  for (const key of remembered) localStorage.removeItem(key);
  forgetTour();
  localStorage.setItem(KEY, id);
}
