import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { World } from './model.ts';

// Odd and not a multiple of three: multiplying by it goes through all ids of eight characters once.
const SCRAMBLE = 1_900_813_253_617n;
const ID_SPACE = 36n ** 8n;

/** Ids and time stamps as Slack writes them: no two alike, and the same again in a run that does the same. */
export class Stamps {
  readonly #world: World;
  readonly #clock: Clock;

  constructor(world: World, clock: Clock) {
    this.#world = world;
    this.#clock = clock;
  }

  /** `U0…`, ten characters. */
  id(prefix: string): string {
    return idOf(prefix, this.#world.counters.ids++);
  }

  /** A message's ts: later than all before, whatever the channel. */
  ts(): string {
    const micros = BigInt(this.#clock.now().epochMilliseconds) * 1000n;
    const last = BigInt(this.#world.counters.lastTs);
    const next = micros > last ? micros : last + 1n;
    this.#world.counters.lastTs = String(next);
    return writeTs(next);
  }

  seconds(): number {
    return Math.floor(this.#clock.now().epochMilliseconds / 1000);
  }

  /** `1700000000.a1b2c3d4`: another one each time a view changes. */
  hash(): string {
    return `${this.seconds()}.${randomBytes(4).toString('hex')}`;
  }

  secret(bytes = 12): string {
    return randomBytes(bytes).toString('hex');
  }
}

export function idOf(prefix: string, count: number): string {
  const scrambled = (BigInt(count + 1) * SCRAMBLE) % ID_SPACE;
  return `${prefix}0${scrambled.toString(36).toUpperCase().padStart(8, '0')}`;
}

function writeTs(micros: bigint): string {
  return `${micros / 1_000_000n}.${String(micros % 1_000_000n).padStart(6, '0')}`;
}

/** Time stamps in order: as numbers of micro-seconds, since a float loses the last digits. */
export function microsOf(ts: string): bigint | null {
  const parts = /^(\d{1,12})(?:\.(\d{1,6}))?$/.exec(ts);
  if (parts === null) return null;
  return BigInt(parts[1] ?? '0') * 1_000_000n + BigInt((parts[2] ?? '').padEnd(6, '0'));
}
