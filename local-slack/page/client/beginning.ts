import { useEffect, useRef } from 'preact/hooks';
import { forgetTour } from './tour.tsx';

const KEY = 'beginning';

/** What this browser remembers is of one beginning of the workspace: with another, every window starts afresh. */
export function useBeginning(id: string | undefined): void {
  const first = useRef(id);
  useEffect(() => {
    if (id === undefined) return;
    if (localStorage.getItem(KEY) !== id) forgetAllBut(id);
    if (first.current !== undefined && first.current !== id) location.assign('/');
    first.current = id;
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
