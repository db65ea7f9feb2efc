import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../src/clock.ts';

/** Where a fast clock begins; two processes that are given the same see the same time. */
export interface FastTime {
  readonly begins: string;
  readonly machineMs: number;
  readonly factor: number;
}

/** The machine's clock made faster, so that leases, pauses and second looks pass in a long proof's minute. */
export function fastClock({ begins, machineMs, factor }: FastTime): Clock {
  const base = Temporal.Instant.from(begins);
  const now = () => base.add({ milliseconds: Math.round((Date.now() - machineMs) * factor) });
  return {
    now,
    async sleepUntil(at, signal) {
      while (signal?.aborted !== true) {
        const wait = now().until(at).total('milliseconds') / factor;
        if (wait <= 0) return;
        const options = signal === undefined ? {} : { signal };
        await sleep(Math.min(Math.ceil(wait), 2 ** 31 - 1), undefined, options).catch(() => undefined);
      }
    },
  };
}
