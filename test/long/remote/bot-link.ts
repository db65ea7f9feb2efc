import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { MovableClock, Participant } from '../../../local-slack/clock.ts';
import type { BotOrders } from './bot-process.ts';
import type { FromBot, ToBot } from './remote-clock.ts';

const PROGRAM = join(import.meta.dirname, 'bot-process.ts');

/** A bot in a process of its own that shares a clock with this one. Killing it is as sudden as a power cut. */
export interface RemoteBot {
  kill(): Promise<void>;
}

/** Begins the bot's process. Resolves when it is connected; from then on the clock waits for it too. */
export async function startRemoteBot(
  clock: MovableClock,
  orders: Omit<BotOrders, 'now'>,
): Promise<RemoteBot> {
  const now = clock.now().epochMilliseconds;
  const child = fork(PROGRAM, [JSON.stringify({ ...orders, now })], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const link = new Link(clock, child);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      link.cut();
      resolve();
    });
  });
  const isReady = await Promise.race([link.ready.then(() => true), gone.then(() => false)]);
  if (!isReady) throw new Error('the bot ended before it was ready');
  const leave = clock.join(link);
  void gone.then(leave);
  return {
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

class Link implements Participant {
  readonly ready: Promise<void>;
  #told = 0;
  #heard = 0;
  #lastAsk = 0;
  #isCut = false;
  readonly #asked = new Map<number, () => void>();
  readonly #sleepers = new Map<number, AbortController>();
  readonly #clock: MovableClock;
  readonly #child: ChildProcess;

  constructor(clock: MovableClock, child: ChildProcess) {
    this.#clock = clock;
    this.#child = child;
    this.ready = new Promise((resolve) => {
      child.on('message', (message: FromBot) => this.#hear(message, resolve));
    });
  }

  activity(): number {
    return this.#told + this.#heard;
  }

  idle(): Promise<void> {
    if (this.#isCut) return Promise.resolve();
    this.#lastAsk += 1;
    const ask = this.#lastAsk;
    return new Promise((resolve) => {
      this.#asked.set(ask, resolve);
      this.#tell({ say: 'are you idle', now: this.#clock.now().epochMilliseconds, ask });
    });
  }

  /** The process is gone: nobody waits for it, and it is woken no more. */
  cut(): void {
    this.#isCut = true;
    for (const sleeper of this.#sleepers.values()) sleeper.abort();
    for (const resolve of this.#asked.values()) resolve();
    this.#sleepers.clear();
    this.#asked.clear();
  }

  #hear(message: FromBot, ready: () => void): void {
    switch (message.say) {
      case 'ready':
        ready();
        return;
      case 'sleep':
        void this.#sleep(message.id, message.until);
        return;
      case 'forget':
        this.#sleepers.get(message.id)?.abort();
        this.#sleepers.delete(message.id);
        return;
      case 'idle':
        this.#told = message.activity;
        this.#asked.get(message.ask)?.();
        this.#asked.delete(message.ask);
    }
  }

  async #sleep(id: number, until: number): Promise<void> {
    this.#heard += 1;
    const sleeper = new AbortController();
    this.#sleepers.set(id, sleeper);
    await this.#clock.sleepUntil(Temporal.Instant.fromEpochMilliseconds(until), sleeper.signal);
    this.#sleepers.delete(id);
    if (sleeper.signal.aborted) return;
    this.#heard += 1;
    this.#tell({ say: 'wake', now: this.#clock.now().epochMilliseconds, id });
  }

  #tell(message: ToBot): void {
    if (!this.#isCut) this.#child.send(message, () => undefined);
  }
}
