/** The thread in which a matching is worked out. Started by in-thread.ts, it does its one piece of work and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromThread } from './in-thread.ts';
import { type MatchingInput, match } from './match.ts';

const input: MatchingInput = workerData;

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

tell({ outcome: match(input, (progress) => tell({ progress })) });
