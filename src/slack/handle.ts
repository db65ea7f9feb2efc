import type { Logger } from '../logger.ts';
import { explainFailure, type Failure } from './failures.ts';

export interface HandlingLimits {
  /** Machine time until a handler that is not done is acknowledged as late. */
  readonly deadlineMs: number;
  readonly mostInFlight: number;
}

/** Leaves room before the three seconds after which Slack tells the person that we did not answer. */
const USUAL: HandlingLimits = { deadlineMs: 2500, mostInFlight: 200 };

export interface Steps<Result> {
  run(): Promise<Result>;
  /** Answers a result, or null where the same input had succeeded before. */
  succeeded(result: Result | null): Promise<void>;
  failed(failure: Failure): Promise<void>;
  /** The deadline came first: acknowledges, saying that it takes longer. `succeeded` or `failed` follows later. */
  late(): Promise<void>;
}

/** Runs every handler: counts it, keeps its deadline, turns its errors into answers. Never rejects. */
export class Handling {
  #inFlight = 0;
  #begun = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #limits: HandlingLimits;

  constructor(limits: HandlingLimits = USUAL) {
    this.#limits = limits;
  }

  /** Grows with each handler begun or ended. */
  activity(): number {
    return this.#begun;
  }

  /** Resolves when no handler runs. */
  async idle(): Promise<void> {
    while (this.#inFlight > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async handle<Result>(log: Logger, steps: Steps<Result>): Promise<void> {
    if (this.#inFlight >= this.#limits.mostInFlight) {
      log.warn('too many at once');
      await this.#answer(log, () =>
        steps.failed({
          message: 'Many people are here right now. Please try again in a minute.',
          field: null,
        }),
      );
      return;
    }
    this.#enter();
    const timer = setTimeout(() => void this.#answer(log, () => steps.late()), this.#limits.deadlineMs);
    try {
      const result = await steps.run();
      clearTimeout(timer);
      await this.#answer(log, () => steps.succeeded(result));
    } catch (error) {
      clearTimeout(timer);
      const failure = explainFailure(error, log);
      await this.#answer(log, () => (failure === null ? steps.succeeded(null) : steps.failed(failure)));
    } finally {
      this.#leave();
    }
  }

  /** Counts work that nobody waits for, such as a tick of the jobs. */
  async track(work: () => Promise<void>): Promise<void> {
    this.#enter();
    try {
      await work();
    } finally {
      this.#leave();
    }
  }

  #enter(): void {
    this.#inFlight += 1;
    this.#begun += 1;
  }

  #leave(): void {
    this.#begun += 1;
    this.#inFlight -= 1;
    if (this.#inFlight === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** What was recorded stays recorded even if Slack does not take our answer. */
  async #answer(log: Logger, answer: () => Promise<void>): Promise<void> {
    try {
      await answer();
    } catch (error) {
      explainFailure(error, log);
    }
  }
}
