import type { ModalView } from '@slack/types';
import type { Clock } from '../../../clock.ts';
import type { OnProgress } from '../../../domain/mentoring/rounds/matching/finding.ts';
import { errorName } from '../../answering.ts';
import { paragraph, plain } from '../../blocks/text.ts';
import type { Call } from '../../calls.ts';

/** A window is changed at most so often. */
const EVERY = Temporal.Duration.from({ seconds: 2 });
/** With fewer it is done before anybody has read how far it is. */
const MANY = 1000;

/** What stands in the window while a round is matched. */
export function progressView(words: string): ModalView {
  return {
    type: 'modal',
    title: plain('Matching'),
    close: plain('Close'),
    blocks: [
      paragraph(words),
      paragraph('You can close this window: `/mentor rounds` shows the proposal when it is there.'),
    ],
  };
}

export function progressInWords({ phase, share, people }: Parameters<OnProgress>[0]): string {
  const of = people.toLocaleString('en');
  return phase === 'scoring'
    ? `Scoring ${Math.round(share * people).toLocaleString('en')} of ${of}…`
    : `Everyone is scored. Finding the best for all ${of} together…`;
}

export interface ShownProgress {
  readonly onProgress: OnProgress;
  /** Resolves when no change of the window is under way: what comes next must not be overtaken. */
  readonly settled: () => Promise<void>;
}

/** Shows how far a matching is, where it takes long enough to be read. */
export function showProgress(
  clock: Pick<Clock, 'now'>,
  show: (view: ModalView) => Promise<void>,
): ShownProgress {
  let next: Temporal.Instant | null = null;
  let running = Promise.resolve();
  let isShowing = false;
  return {
    onProgress: (progress) => {
      const now = clock.now();
      const isTooSoon = next !== null && Temporal.Instant.compare(now, next) < 0;
      if (progress.people < MANY || isTooSoon || isShowing) return;
      next = now.add(EVERY);
      isShowing = true;
      running = show(progressView(progressInWords(progress))).finally(() => {
        isShowing = false;
      });
    },
    settled: () => running,
  };
}

/** Another view in a window; nothing where it was closed meanwhile. */
export async function showIfOpen(call: Call, viewId: string, view: ModalView): Promise<void> {
  try {
    await call.client.views.update({ view_id: viewId, view });
  } catch (error) {
    if (errorName(error) !== 'not_found') throw error;
    call.log.info('a window was closed while a round was matched');
  }
}
