/**
 * Makes Slack agree with the outbox: claims what is due, one delivery at a time, works on several beside each other, and
 * sleeps until the next is due. A delivery is worked on by whoever holds its claim (claim.ts), here or on another machine;
 * never read a row and act on it outside a claim. A process may be killed at any point of this: see progress.ts for what
 * each state means to the next one.
 */
import type { DeliveryRow } from '../db/tables.ts';
import { describeError } from '../logger.ts';
import { carryOut } from './carry-out.ts';
import { agenda, type Claimed, claimNext, longestSleep, record } from './claim.ts';
import type { Means } from './means.ts';
import { Pacing } from './pacing.ts';
import { isStuck, taskOf } from './progress.ts';
import { lookOnceMore } from './reconcile.ts';

export interface SenderParts extends Omit<Means, 'pacing' | 'random'> {
  readonly random: Means['random'] & { uuid(): string };
  /** Called at the start and after a message for a channel got stuck, so that its leaders can be told. */
  readonly onStuck?: () => Promise<void>;
}

export interface Sender {
  /** Something may be due: look at once. */
  wake(): void;
  /** Grows with everything it does. */
  activity(): number;
  /** Resolves when nothing is being sent and it sleeps until the next is due. */
  idle(): Promise<void>;
  /** Begins nothing more and waits for the calls under way, at most ten seconds. */
  stop(): Promise<void>;
}

const BESIDE_EACH_OTHER = 8;
const STOPPING_MS = 10_000;
const AFTER_TROUBLE = Temporal.Duration.from({ seconds: 5 });

export function startSender(parts: SenderParts): Sender {
  const sending = new Sending(parts);
  const running = sending.run();
  return {
    wake: () => sending.ring(),
    activity: () => sending.activity,
    idle: () => sending.idle(),
    stop: async () => {
      sending.end();
      const patience = Promise.withResolvers<void>();
      const timer = setTimeout(patience.resolve, STOPPING_MS);
      await Promise.race([running, patience.promise]);
      clearTimeout(timer);
    },
  };
}

class Sending {
  activity = 0;
  readonly #parts: SenderParts;
  readonly #means: Means;
  /** By the token of the claim. */
  readonly #underWay = new Map<string, { readonly row: DeliveryRow; readonly done: Promise<void> }>();
  readonly #waitingForIdle: (() => void)[] = [];
  #bell = new AbortController();
  #isAsleep = false;
  #isEnding = false;
  #hasEnded = false;

  constructor(parts: SenderParts) {
    this.#parts = parts;
    this.#means = { ...parts, pacing: new Pacing() };
  }

  ring(): void {
    this.activity += 1;
    this.#isAsleep = false;
    this.#bell.abort();
  }

  end(): void {
    this.#isEnding = true;
    this.ring();
  }

  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#waitingForIdle.push(resolve));
  }

  async run(): Promise<void> {
    let hasLooked = false;
    while (!this.#isEnding) {
      this.#bell = new AbortController();
      const { signal } = this.#bell;
      let until: Temporal.Instant | null;
      try {
        if (!hasLooked) await this.#takeUp();
        hasLooked = true;
        const seenAt = await this.#beginWhatIsDue();
        until = seenAt === null ? null : await this.#nextWakeUp(seenAt);
      } catch (error) {
        this.#means.log.error({ err: describeError(error) }, 'the outbox could not be read');
        until = this.#means.clock.now().add(AFTER_TROUBLE);
      }
      await this.#sleep(until, signal);
    }
    await Promise.all([...this.#underWay.values()].map(({ done }) => done));
    this.#hasEnded = true;
    this.#tellIfIdle();
  }

  /** What the process before us left to be done, apart from what is due anyway. */
  async #takeUp(): Promise<void> {
    await lookOnceMore(this.#means.db, this.#means.clock.now());
    await this.#tellOfStuck();
  }

  /** @returns the instant at which nothing more could be begun, or null where no hand is free to begin it. */
  async #beginWhatIsDue(): Promise<Temporal.Instant | null> {
    const { db, clock, pacing } = this.#means;
    while (this.#underWay.size < BESIDE_EACH_OTHER && !this.#isEnding) {
      const now = clock.now();
      const { steps, conversations } = pacing.closed(now);
      const closed = { steps, conversations: [...conversations, ...this.#conversationsUnderWay()] };
      const token = this.#parts.random.uuid();
      const claimed = await claimNext(db, now, token, closed, [...this.#underWay.keys()]);
      if (claimed === null) return now;
      this.activity += 1;
      const task = taskOf(claimed.row, claimed.parent, now);
      if (task.step !== null) pacing.take(claimed.row.workspace_id, task.step, now);
      const work =
        task.step === null
          ? record(db, claimed, claimed.row.state, () => task.change)
          : carryOut(this.#means, claimed, task.step);
      this.#underWay.set(token, { row: claimed.row, done: this.#finish(claimed, work) });
    }
    return null;
  }

  async #finish({ row, token }: Claimed, work: Promise<DeliveryRow | null>): Promise<void> {
    try {
      const after = await work;
      if (after === null) this.#means.log.warn({ delivery: row.id }, 'a claim was lost while it was used');
      else await this.#tellIfStuck(after);
    } catch (error) {
      this.#means.log.error(
        { err: describeError(error), delivery: row.id },
        'what became of a delivery was not recorded',
      );
    }
    this.#underWay.delete(token);
    this.ring();
  }

  async #tellIfStuck(row: DeliveryRow): Promise<void> {
    if (row.to_channel_id !== null && isStuck(row)) await this.#tellOfStuck();
  }

  /** A failure to tell must not look like a failure to send; the next start tells again. */
  async #tellOfStuck(): Promise<void> {
    await this.#parts.onStuck?.().catch((error) => {
      this.#means.log.error({ err: describeError(error) }, 'leaders could not be told of what is stuck');
    });
  }

  /** Posts of one conversation keep their order: the next begins when the one before has been answered. */
  #conversationsUnderWay() {
    return [...this.#underWay.values()].flatMap(({ row }) => {
      const recipient = row.to_user_id ?? row.to_channel_id;
      return recipient === null || row.state !== 'owed' ? [] : [{ workspaceId: row.workspace_id, recipient }];
    });
  }

  /** `seenAt`: when nothing more could be begun. Asked for that instant, so that what became due since is not missed. */
  async #nextWakeUp(seenAt: Temporal.Instant): Promise<Temporal.Instant | null> {
    const { db, pacing } = this.#means;
    const { isOverdue, next } = await agenda(db, seenAt, [...this.#underWay.keys()]);
    const longest = longestSleep(db.engine);
    const wakeUps = [
      next,
      isOverdue ? pacing.nextOpening(seenAt) : null,
      longest === null ? null : seenAt.add(longest),
    ].filter((at) => at !== null);
    return wakeUps.sort(Temporal.Instant.compare)[0] ?? null;
  }

  async #sleep(until: Temporal.Instant | null, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    this.#isAsleep = true;
    this.#tellIfIdle();
    if (until !== null) await this.#means.clock.sleepUntil(until, signal);
    else await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    this.activity += 1;
    this.#isAsleep = false;
  }

  #isIdle(): boolean {
    return this.#hasEnded || (this.#isAsleep && this.#underWay.size === 0);
  }

  #tellIfIdle(): void {
    if (!this.#isIdle()) return;
    for (const resolve of this.#waitingForIdle.splice(0)) resolve();
  }
}
