/** What both the bot and the local Slack ask for the time. The bot's own Clock has exactly this shape. */
export interface Clock {
  now(): Temporal.Instant;
  /** Resolves at `at` or at once if that has passed; also resolves, early, when `signal` aborts. */
  sleepUntil(at: Temporal.Instant, signal?: AbortSignal): Promise<void>;
}

/** A clock for people: it tells the time, and lets it go on. */
export interface ForwardClock {
  now(): Temporal.Instant;
  /** Where `signal` aborts, it stays at the wake-up where it is. @throws RangeError for the past. */
  advanceTo(instant: Temporal.Instant, signal?: AbortSignal): Promise<void>;
}

/** A party that shares the clock. Time goes on only when all are idle. */
export interface Participant {
  /** Grows with everything the party does. */
  activity(): number;
  /** Resolves when the party has nothing to do but wait. */
  idle(): Promise<void>;
}

interface Sleeper {
  readonly at: Temporal.Instant;
  wake(): void;
}

const LONGEST_TIMER_MS = 2_147_483_647;

/** A clock that can be moved forward, and stops at each wake-up until all parties are idle, so that days pass as they would. */
export class MovableClock implements Clock {
  #base: Temporal.Instant;
  /** The machine's instant that belongs to `#base`, or null for a clock that stands still. */
  readonly #runsFrom: Temporal.Instant | null;
  #skipped = Temporal.Duration.from({ seconds: 0 });
  readonly #sleepers = new Set<Sleeper>();
  readonly #participants = new Set<Participant>();
  #timer: NodeJS.Timeout | null = null;

  private constructor(base: Temporal.Instant, runsFrom: Temporal.Instant | null) {
    this.#base = base;
    this.#runsFrom = runsFrom;
  }

  /** Stands still until it is moved. */
  static still(at: Temporal.Instant): MovableClock {
    return new MovableClock(at, null);
  }

  /** Goes on with the machine's clock from `at` (default: the machine's own now), and can be moved forward. */
  static running(at: Temporal.Instant = Temporal.Now.instant()): MovableClock {
    return new MovableClock(at, Temporal.Now.instant());
  }

  now(): Temporal.Instant {
    const moved = this.#base.add(this.#skipped);
    return this.#runsFrom === null ? moved : moved.add(this.#runsFrom.until(Temporal.Now.instant()));
  }

  sleepUntil(at: Temporal.Instant, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted === true || this.#hasPassed(at)) return Promise.resolve();
    return new Promise((resolve) => {
      const sleeper: Sleeper = {
        at,
        wake: () => {
          this.#sleepers.delete(sleeper);
          signal?.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal?.addEventListener('abort', sleeper.wake);
      this.#setTimer();
    });
  }

  /** Takes a party in; it leaves by the function returned. */
  join(participant: Participant): () => void {
    this.#participants.add(participant);
    return () => this.#participants.delete(participant);
  }

  /** Resolves when all parties were idle, and none did anything while we asked. */
  async whenIdle(): Promise<void> {
    for (;;) {
      const before = this.#activity();
      for (const participant of this.#participants) await participant.idle();
      await new Promise((resolve) => setImmediate(resolve));
      if (before === this.#activity()) return;
    }
  }

  /** Goes forward by `duration`, stopping at each wake-up on the way until all is idle. Never back. */
  async advance(duration: Temporal.DurationLike): Promise<void> {
    await this.#goTo(this.now().add(hoursOf(duration)));
  }

  /** Goes forward to `instant`, stopping at each wake-up on the way, and for good where `signal` aborts. @throws RangeError for the past. */
  async advanceTo(instant: Temporal.Instant, signal?: AbortSignal): Promise<void> {
    this.#refuseThePast(instant);
    await this.#goTo(instant, signal);
  }

  /** Goes there at once, as if the machine had slept; then wakes everyone whose time has passed. */
  async jump(instant: Temporal.Instant): Promise<void> {
    this.#refuseThePast(instant);
    await this.whenIdle();
    this.#set(instant);
    this.#wakeThePassed();
    await this.whenIdle();
  }

  /** Waits until all is idle, and lets wake-ups of the next `horizon` pass too: pauses between messages, second looks. */
  async settle(horizon: Temporal.DurationLike = { seconds: 10 }): Promise<void> {
    await this.whenIdle();
    const end = this.now().add(hoursOf(horizon));
    for (;;) {
      const next = this.#nextWakeUp();
      if (next === null || Temporal.Instant.compare(next, end) > 0) return;
      await this.#wakeAt(next);
    }
  }

  async #goTo(end: Temporal.Instant, signal?: AbortSignal): Promise<void> {
    await this.whenIdle();
    for (;;) {
      if (signal?.aborted === true) return;
      const next = this.#nextWakeUp();
      if (next === null || Temporal.Instant.compare(next, end) > 0) break;
      await this.#wakeAt(next);
    }
    if (Temporal.Instant.compare(end, this.now()) > 0) this.#set(end);
    await this.whenIdle();
  }

  async #wakeAt(instant: Temporal.Instant): Promise<void> {
    if (Temporal.Instant.compare(instant, this.now()) > 0) this.#set(instant);
    this.#wakeThePassed();
    await this.whenIdle();
  }

  #refuseThePast(instant: Temporal.Instant): void {
    if (Temporal.Instant.compare(instant, this.now()) < 0) {
      throw new RangeError('this clock only goes forward');
    }
  }

  #set(instant: Temporal.Instant): void {
    this.#skipped = this.#skipped.add(this.now().until(instant));
    this.#setTimer();
  }

  #hasPassed(at: Temporal.Instant): boolean {
    return Temporal.Instant.compare(at, this.now()) <= 0;
  }

  #wakeThePassed(): void {
    for (const sleeper of [...this.#sleepers]) if (this.#hasPassed(sleeper.at)) sleeper.wake();
    this.#setTimer();
  }

  #nextWakeUp(): Temporal.Instant | null {
    let next: Temporal.Instant | null = null;
    for (const { at } of this.#sleepers) {
      if (next === null || Temporal.Instant.compare(at, next) < 0) next = at;
    }
    return next;
  }

  #activity(): number {
    let sum = 0;
    for (const participant of this.#participants) sum += participant.activity();
    return sum;
  }

  /** A running clock wakes its sleepers by itself. */
  #setTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const next = this.#nextWakeUp();
    if (this.#runsFrom === null || next === null) return;
    const wait = Math.max(0, next.epochMilliseconds - this.now().epochMilliseconds) + 1;
    this.#timer = setTimeout(() => this.#wakeThePassed(), Math.min(wait, LONGEST_TIMER_MS));
  }
}

/** Instants know no days; on this clock a day has 24 hours. */
function hoursOf(duration: Temporal.DurationLike): Temporal.Duration {
  const { years, months } = Temporal.Duration.from(duration);
  if (years !== 0 || months !== 0) throw new RangeError('say weeks or days, not months or years');
  const relativeTo = Temporal.PlainDateTime.from('2026-01-01T00:00');
  const nanoseconds = Temporal.Duration.from(duration).total({ unit: 'nanoseconds', relativeTo });
  return Temporal.Duration.from({ nanoseconds: Math.round(nanoseconds) }).round({ largestUnit: 'hours' });
}
