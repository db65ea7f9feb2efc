/**
 * `node bench/matching-memory.ts <mentees> <supply>`: what one solve takes of memory, in a process of its own, as JSON on standard output.
 * Linux only, which says how much was resident at most.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { byScore } from '../src/domain/mentoring/matching/candidates.ts';
import { solveAbove } from '../src/domain/mentoring/matching/fairest.ts';
import { sparseInstance } from './matching-instances.ts';

const instance = sparseInstance({
  mentees: Number(process.argv[2]),
  supply: Number(process.argv[3]),
  agreed: 0,
});
const none = new Uint8Array(instance.capacities.length);
// From now on, the highest is counted anew.
writeFileSync('/proc/self/clear_refs', '5');
const before = residentMiB('VmRSS');
solveAbove(instance, byScore(instance), 0, { forAll: none, forWaited: none, aboveFloor: none });
const most = residentMiB('VmHWM');
process.stdout.write(JSON.stringify({ grewMiB: most - before, mostMiB: most }));

function residentMiB(which: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(new RegExp(`^${which}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? Number.NaN) / 1024;
}
