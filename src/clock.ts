import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The one source of time. Everything that is due, leased or paced asks this clock, so that the whole product can be
 * moved through days in practice and in tests. Time-outs of calls and Slack's acknowledgement deadlines use the machine's.
 */
export interface Clock {
  now(): Temporal.Instant;
  /** Resolves at `at` or at once if that has passed; also resolves, early, when `signal` aborts. Never rejects. */
  sleepUntil(at: Temporal.Instant, signal?: AbortSignal): Promise<void>;
}

const LONGEST_TIMER_MS = 2_147_483_647;

export const machineClock: Clock = {
  now: () => Temporal.Now.instant(),
  async sleepUntil(at, signal) {
    while (signal?.aborted !== true) {
      const wait = at.epochMilliseconds - Date.now();
      if (wait <= 0) return;
      const options = signal === undefined ? {} : { signal };
      await sleep(Math.min(wait, LONGEST_TIMER_MS), undefined, options).catch(() => undefined);
    }
  },
};
