import cron, { type Logger as CronLogger } from 'node-cron';
import type { Clock } from '../clock.ts';
import { describeError, type Logger } from '../logger.ts';
import type { Ticker } from './runner.ts';

/** Ticks at each full minute of the machine's clock; a tick that takes longer is not overlapped. */
export function cronTicker(log: Logger): Ticker {
  let stop = async (): Promise<void> => {};
  return {
    start(tick) {
      const task = cron.schedule('* * * * *', tick, { noOverlap: true, logger: cronLogger(log) });
      stop = async () => {
        await task.destroy();
      };
    },
    stop: () => stop(),
  };
}

/** The library's words in our log, and of an error only what `describeError` keeps. */
function cronLogger(log: Logger): CronLogger {
  const own = log.child({ from: 'node-cron' });
  const describe = (error: unknown) => ({ err: describeError(error) });
  return {
    debug: () => {},
    info: (words) => own.debug(words),
    warn: (words) => own.warn(words),
    error: (words, error) => own.error(describe(error ?? words), 'a tick could not begin'),
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
