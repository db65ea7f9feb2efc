import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';

const USES = 5;
const LIFETIME = Temporal.Duration.from({ minutes: 30 });
const REMEMBERED = Temporal.Duration.from({ hours: 24 });

/** Where the answer goes, and which message it may change. */
export interface ResponseTarget {
  readonly userId: string;
  readonly channelId: string;
  /** The message where the person clicked; null after commands. */
  readonly original: { readonly ts: string; readonly isEphemeral: boolean } | null;
}

interface Issued {
  readonly target: ResponseTarget;
  readonly expires: Temporal.Instant;
  uses: number;
}

/** Addresses to which an app may answer five times within thirty minutes. */
export class ResponseUrls {
  readonly #clock: Clock;
  readonly #issued = new Map<string, Issued>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The path below the server's address. */
  issue(target: ResponseTarget): string {
    this.#forgetOld();
    const key = randomBytes(12).toString('hex');
    this.#issued.set(key, { target, expires: this.#clock.now().add(LIFETIME), uses: 0 });
    return `/response/${key}`;
  }

  /** Counts one use. */
  use(key: string): ResponseTarget | 'invalid_url' | 'expired_url' | 'used_url' {
    const issued = this.#issued.get(key);
    if (issued === undefined) return 'invalid_url';
    if (Temporal.Instant.compare(this.#clock.now(), issued.expires) > 0) return 'expired_url';
    if (issued.uses >= USES) return 'used_url';
    issued.uses += 1;
    return issued.target;
  }

  /** Old ones stay a while, so that a late use is told apart from an invented address. */
  #forgetOld(): void {
    const longAgo = this.#clock.now().subtract(REMEMBERED);
    for (const [key, { expires }] of this.#issued) {
      if (Temporal.Instant.compare(expires, longAgo) > 0) return;
      this.#issued.delete(key);
    }
  }
}
