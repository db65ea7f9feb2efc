import cron from 'node-cron';
import type { Clock } from '../clock.ts';
import type { Ticker } from './runner.ts';

/** Ticks at each full minute of the machine's clock; a tick that takes longer is not overlapped. */
export function cronTicker(): Ticker {
  let stop = async (): Promise<void> => {};
  return {
    start(tick) {
      const task = cron.schedule('* * * * *', tick, { noOverlap: true });
      stop = async () => {
        await task.destroy();
      };
    },
    stop: () => stop(),
  };
}

const QUARTER_MS = 15 * 60_000;

/** Ticks at each quarter of an hour of a clock that is moved by hand, so that a week takes hundreds of ticks and not ten thousand. */
export function quarterlyTicker(clock: Clock): Ticker {
  const stopping = new AbortController();
  let running = Promise.resolve();
  return {
    start(tick) {
      running = (async () => {
        while (!stopping.signal.aborted) {
          await tick();
          const next = (Math.floor(clock.now().epochMilliseconds / QUARTER_MS) + 1) * QUARTER_MS;
          await clock.sleepUntil(Temporal.Instant.fromEpochMilliseconds(next), stopping.signal);
        }
      })();
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
