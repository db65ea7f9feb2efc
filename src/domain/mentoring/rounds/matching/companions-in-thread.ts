import { Worker } from 'node:worker_threads';
import type { Companions } from '../../companions/companions.ts';
import { groupPeers, type PeersInput } from './companions.ts';
import type { Given } from './gathering.ts';

/** Fewer are put together sooner than a thread begins. */
const FEW = 100;

/** Puts the peers of a round together; many in a thread of its own, since the bot must answer others meanwhile. */
export async function groupInThread(given: Given): Promise<Companions> {
  const { round, people, apart, met, locked, on } = given;
  const input: PeersInput = {
    people,
    size: round.terms.groupSize,
    rules: round.terms.rules,
    apart,
    met,
    locked: locked.map((group) => group.people.map(({ userId }) => userId)),
    seed: round.seed,
    on,
  };
  if (people.length <= FEW) return groupPeers(input);
  const worker = new Worker(new URL('./companions-worker.ts', import.meta.url), { workerData: input });
  try {
    return await new Promise((resolve, reject) => {
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('messageerror', reject);
      worker.on('exit', (code) => reject(new Error(`the thread ended early, with code ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
