import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answer, Deed, Sections } from '../protocol.ts';
import type { TourEvent, TourStep } from '../tour.ts';
import { newestOf } from './read-marks.ts';
import type { Where } from './sight.ts';

const KEY = 'tour';
const CLOSED = 'closed';
/** The newest message when the step began, so that a new window, or another person's, knows what is newer. */
const SINCE = 'tour since';

interface Progress {
  readonly at: number;
  readonly isClosed: boolean;
}

export interface TourSoFar extends Progress {
  /** Somebody did this; `title`: of the modal that was on top. */
  heard(deed: Deed, answer: Answer, title: string): void;
  becameAnother(): void;
  next(at: number | 'closed'): void;
}

/** How far this browser has come through the tour; it can be closed for good. */
export function useTour(steps: readonly TourStep[]): TourSoFar {
  const [progress, setProgress] = useState(progressKept);
  useEffect(() => {
    const hear = () => setProgress(progressKept());
    addEventListener('storage', hear);
    return () => removeEventListener('storage', hear);
  }, []);
  const next = (at: number | 'closed') => {
    // Closed for good in another window, it stays so.
    if (!progressKept().isClosed) localStorage.setItem(KEY, String(at));
    localStorage.removeItem(SINCE);
    setProgress(progressKept());
  };
  const step = progress.isClosed ? undefined : steps[progress.at];
  return {
    ...progress,
    next,
    heard: (deed, answer, title) => {
      if (step !== undefined && didStep(step.doneWhen, deed, answer, title)) next(progress.at + 1);
    },
    becameAnother: () => {
      if (step?.doneWhen.happens === 'becomes another') next(progress.at + 1);
    },
  };
}

function progressKept(): Progress {
  const kept = localStorage.getItem(KEY);
  return kept === CLOSED ? { at: 0, isClosed: true } : { at: Number(kept ?? 0), isClosed: false };
}

/** It begins anew, unless it was closed for good. */
export function forgetTour(): void {
  localStorage.removeItem(SINCE);
  if (!progressKept().isClosed) localStorage.removeItem(KEY);
}

/** Whether this deed is what the step waits for. */
function didStep(wanted: TourEvent, deed: Deed, answer: Answer, title: string): boolean {
  if (answer.how === 'failed' || answer.how === 'refused') return false;
  switch (wanted.happens) {
    case 'command':
      return deed.do === 'command' && wanted.beginnings.some((one) => asSaid(deed.text).startsWith(one));
    case 'submit':
      return deed.do === 'submit' && title === wanted.title;
    default:
      return false;
  }
}

function asSaid(text: string): string {
  return text.toLowerCase().replaceAll(/\s+/g, ' ');
}

/** Whether what stands in the open conversation is what the step waits for: something newer than when the step began. */
function sees(wanted: TourEvent, { conversation }: Sections, where: Where, since: string): boolean {
  if (wanted.happens !== 'sees' || conversation === null || where.isHome) return false;
  return conversation.messages.some(
    ({ ts, blocks, text }) => ts > since && `${text}${JSON.stringify(blocks)}`.includes(wanted.text),
  );
}

/** What is to be used: the newest that is called so, and what stands first in that. */
function toPointOut(names: readonly string[]): Element | undefined {
  for (const name of names) {
    const found = named(name);
    const newest = found.at(-1);
    if (newest === undefined || newest.getAttribute('aria-current') === 'page') continue;
    const message = newest.closest('article');
    return found.find((element) => element.closest('article') === message);
  }
  return undefined;
}

/** All that are called so, or begin so. The sign before a channel's name is no part of it. */
function named(beginning: string): readonly Element[] {
  const nameOf = (element: Element) =>
    element.getAttribute('aria-label') ?? (element.textContent ?? '').replace(/^\P{L}+/u, '');
  const usable = [...document.querySelectorAll('button, [aria-label]')];
  return usable.filter((element) => nameOf(element).startsWith(beginning) && isShown(element));
}

/** Also where one would have to scroll to it, but not on a part of the page that a phone leaves out. */
function isShown(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** A small card with the step that is next; what to use is pointed out. */
export function Tour({
  steps,
  at,
  seen,
  where,
  next,
}: {
  readonly steps: readonly TourStep[];
  readonly at: number;
  readonly seen: Sections;
  readonly where: Where;
  next(at: number | 'closed'): void;
}): JSX.Element | null {
  const step = steps[at];
  useEffect(() => {
    if (localStorage.getItem(SINCE) === null) localStorage.setItem(SINCE, newestOf(seen.places));
  }, [at]);
  useEffect(() => {
    const since = localStorage.getItem(SINCE) ?? '';
    if (step !== undefined && sees(step.doneWhen, seen, where, since)) next(at + 1);
  }, [seen, where]);
  useEffect(() => {
    if (step === undefined) return;
    const pointed = toPointOut(step.use);
    pointed?.classList.add('pointed');
    return () => pointed?.classList.remove('pointed');
  });
  if (step === undefined) return null;
  const isLast = at === steps.length - 1;
  return (
    <section class="tour" aria-label="Tour">
      <p class="aside">
        Step {at + 1} of {steps.length}
      </p>
      <h2>{step.title}</h2>
      <p>{step.words}</p>
      <div class="actions">
        {isLast ? null : (
          <button type="button" class="button" onClick={() => next(CLOSED)}>
            No tour, thanks
          </button>
        )}
        <button type="button" class="button" onClick={() => next(isLast ? 'closed' : at + 1)}>
          {isLast ? 'Done' : 'Skip this step'}
        </button>
      </div>
    </section>
  );
}
