/** The thread in which peers are put together. Started by companions-in-thread.ts, it does its one piece of work and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { groupPeers, type PeersInput } from './companions.ts';

const input: PeersInput = workerData;

parentPort?.postMessage(groupPeers(input));
