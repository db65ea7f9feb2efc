import type { ForwardClock } from '../clock.ts';
import type { Answer } from './protocol.ts';

/** Time goes on for everybody, one journey at a time, and anybody may stop it on the way. */
export class GoingOn {
  readonly #clock: ForwardClock;
  #journey: { readonly until: Temporal.Instant; readonly stop: AbortController } | null = null;

  constructor(clock: ForwardClock) {
    this.#clock = clock;
  }

  /** How far time is going on just now; null where it goes as everywhere. */
  get until(): Temporal.Instant | null {
    return this.#journey?.until ?? null;
  }

  async goOn(until: Temporal.Instant): Promise<Answer> {
    if (this.#journey !== null)
      return { how: 'failed', error: 'Time is going on already. Wait until it is there, or stop it.' };
    if (Temporal.Instant.compare(until, this.#clock.now()) < 0)
      return { how: 'failed', error: 'That is past: time only goes on.' };
    const stop = new AbortController();
    this.#journey = { until, stop };
    try {
      await this.#clock.advanceTo(until, stop.signal);
    } finally {
      this.#journey = null;
    }
    return { how: 'done' };
  }

  stop(): void {
    this.#journey?.stop.abort();
  }
}
