/** A thread that never ends by itself, and counts on in memory that its starter sees. */
import { parentPort, workerData } from 'node:worker_threads';

const counted = new Int32Array(workerData.counted);
for (;;) {
  if (Atomics.add(counted, 0, 1) === 1_000) {
    parentPort?.postMessage({ progress: { phase: 'scoring', share: 0 } });
  }
}
