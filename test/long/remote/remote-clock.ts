import type { Clock } from '../../../src/clock.ts';

/** What the bot's process says to the one with the clock. */
export type FromBot =
  | { readonly say: 'ready' }
  | { readonly say: 'sleep'; readonly id: number; readonly until: number }
  | { readonly say: 'forget'; readonly id: number }
  | { readonly say: 'idle'; readonly ask: number; readonly activity: number };

/** And what it hears. Each carries what time it is, in milliseconds since 1970. */
export type ToBot =
  | { readonly say: 'wake'; readonly now: number; readonly id: number }
  | { readonly say: 'are you idle'; readonly now: number; readonly ask: number };

/** A clock that lives in another process: that one says what time it is, and wakes whoever sleeps here. */
export class RemoteClock implements Clock {
  #now: number;
  #lastId = 0;
  readonly #sleepers = new Map<number, () => void>();
  readonly #tell: (message: FromBot) => void;

  constructor(now: number, tell: (message: FromBot) => void) {
    this.#now = now;
    this.#tell = tell;
  }

  now(): Temporal.Instant {
    return Temporal.Instant.fromEpochMilliseconds(this.#now);
  }

  hear({ now }: Pick<ToBot, 'now'>): void {
    this.#now = now;
  }

  wake(id: number): void {
    this.#sleepers.get(id)?.();
  }

  sleepUntil(at: Temporal.Instant, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true || at.epochMilliseconds <= this.#now) return Promise.resolve();
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      const wake = () => {
        this.#sleepers.delete(id);
        signal?.removeEventListener('abort', forget);
        resolve();
      };
      const forget = () => {
        this.#tell({ say: 'forget', id });
        wake();
      };
      this.#sleepers.set(id, wake);
      signal?.addEventListener('abort', forget);
      this.#tell({ say: 'sleep', id, until: at.epochMilliseconds });
    });
  }
}
