import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answer, Deed, Sections } from '../protocol.ts';
import type { TourEvent, TourStep } from '../tour.ts';
import { newestOf } from './read-marks.ts';

const KEY = 'tour';
const CLOSED = 'closed';

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
  const next = (at: number | 'closed') => {
    localStorage.setItem(KEY, String(at));
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
  if (!progressKept().isClosed) localStorage.removeItem(KEY);
}

/** Whether this deed is what the step waits for. */
function didStep(wanted: TourEvent, deed: Deed, answer: Answer, title: string): boolean {
  if (answer.how === 'failed' || answer.how === 'refused') return false;
  switch (wanted.happens) {
    case 'command':
      return deed.do === 'command' && deed.text.startsWith(wanted.beginning);
    case 'submit':
      return deed.do === 'submit' && title === wanted.title;
    default:
      return false;
  }
}

/** Whether what stands in the open conversation is what the step waits for: something newer than when the step began. */
function sees(wanted: TourEvent, { conversation }: Sections, since: string): boolean {
  if (wanted.happens !== 'sees' || conversation === null) return false;
  return conversation.messages.some(
    ({ ts, blocks, text }) => ts > since && `${text}${JSON.stringify(blocks)}`.includes(wanted.text),
  );
}

/** What is called so, or begins so; of several the last. The sign before a channel's name is no part of it. */
function named(beginning: string): Element | undefined {
  const nameOf = (element: Element) =>
    element.getAttribute('aria-label') ?? (element.textContent ?? '').replace(/^\P{L}+/u, '');
  const usable = [...document.querySelectorAll('button, [aria-label]')];
  return usable.findLast((element) => nameOf(element).startsWith(beginning));
}

/** A small card with the step that is next; what to use is pointed out. */
export function Tour({
  steps,
  at,
  seen,
  next,
}: {
  readonly steps: readonly TourStep[];
  readonly at: number;
  readonly seen: Sections;
  next(at: number | 'closed'): void;
}): JSX.Element | null {
  const step = steps[at];
  const [since, setSince] = useState(newestOf(seen.places));
  useEffect(() => {
    setSince(newestOf(seen.places));
  }, [at]);
  useEffect(() => {
    if (step !== undefined && sees(step.doneWhen, seen, since)) next(at + 1);
  }, [seen]);
  useEffect(() => {
    if (step === undefined) return;
    const pointed = named(step.use);
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
        <button type="button" class="button" onClick={() => next(CLOSED)}>
          No tour, thanks
        </button>
        <button type="button" class="button" onClick={() => next(isLast ? 'closed' : at + 1)}>
          {isLast ? 'Done' : 'Skip this step'}
        </button>
      </div>
    </section>
  );
}
