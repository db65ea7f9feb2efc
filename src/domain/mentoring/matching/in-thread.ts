import { Worker } from 'node:worker_threads';
import type { MatchingInput, MatchingOutcome, MatchingProgress } from './match.ts';

/** What the thread tells. */
export type FromThread = { readonly progress: MatchingProgress } | { readonly outcome: MatchingOutcome };

/**
 * `match`, in a thread of its own: with twenty thousand people it takes many seconds, in which the bot must answer others.
 * @param thread what runs in it.
 * @throws whatever went wrong in the thread, and Error where it ended without an outcome.
 */
export async function matchInThread(
  input: MatchingInput,
  onProgress: (progress: MatchingProgress) => void = () => {},
  thread = new URL('./worker.ts', import.meta.url),
): Promise<MatchingOutcome> {
  const worker = new Worker(thread, { workerData: input });
  try {
    return await outcomeOf(worker, onProgress);
  } finally {
    await worker.terminate();
  }
}

function outcomeOf(
  worker: Worker,
  onProgress: (progress: MatchingProgress) => void,
): Promise<MatchingOutcome> {
  return new Promise((resolve, reject) => {
    worker.on('message', (told: FromThread) => {
      if ('outcome' in told) return resolve(told.outcome);
      try {
        onProgress(told.progress);
      } catch (error) {
        reject(error);
      }
    });
    worker.on('error', reject);
    worker.on('messageerror', reject);
    worker.on('exit', (code) => reject(new Error(`the matching’s thread ended early, with code ${code}`)));
  });
}
