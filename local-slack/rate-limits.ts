import type { Clock } from './clock.ts';

/** Slack's tiers, in calls a minute; `special` are those it does not count in a way that matters. */
export type Tier = 'tier1' | 'tier2' | 'tier3' | 'tier4' | 'special' | 'posting';

export type RateLimitOptions =
  | 'off'
  | {
      /** Times as many calls a minute as Slack allows. */
      readonly factor?: number;
      /** Posts at once in one channel before one a second holds. Slack tolerates short bursts. */
      readonly burst?: number;
    };

const A_MINUTE: Readonly<Record<Tier, number>> = {
  tier1: 1,
  tier2: 20,
  tier3: 50,
  tier4: 100,
  special: 600,
  posting: 300,
};
const BURST = 4;
const POSTS_A_SECOND = 1;

interface Bucket {
  tokens: number;
  at: number;
}

/** Counts calls by method (and posts by channel) and says how long a caller has to wait. */
export class RateLimits {
  readonly #clock: Clock;
  readonly #factor: number;
  readonly #burst: number;
  readonly #isOff: boolean;
  readonly #buckets = new Map<string, Bucket>();

  constructor(clock: Clock, options: RateLimitOptions = {}) {
    this.#clock = clock;
    this.#isOff = options === 'off';
    this.#factor = options === 'off' ? 1 : (options.factor ?? 1);
    this.#burst = options === 'off' ? BURST : (options.burst ?? BURST);
  }

  /** Seconds to wait, or null where the call may be made; then it is counted. */
  refuse(method: string, tier: Tier): number | null {
    const perMinute = A_MINUTE[tier] * this.#factor;
    return this.#take(method, perMinute, perMinute / 60);
  }

  /** The same for one more message in a channel. */
  refusePost(channelId: string): number | null {
    return this.#take(`post:${channelId}`, this.#burst, POSTS_A_SECOND * this.#factor);
  }

  #take(key: string, most: number, perSecond: number): number | null {
    if (this.#isOff) return null;
    const now = this.#clock.now().epochMilliseconds;
    const bucket = this.#buckets.get(key) ?? { tokens: most, at: now };
    bucket.tokens = Math.min(most, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
    bucket.tokens -= 1;
    return null;
  }
}
