/** A thread that ends without a word on how the matching came out. */
import { parentPort } from 'node:worker_threads';

parentPort?.postMessage({ progress: { phase: 'scoring', share: 0 } });
