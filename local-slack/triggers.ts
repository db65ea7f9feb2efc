import { performance } from 'node:perf_hooks';

interface Trigger {
  readonly userId: string;
  /** The modal in which the interaction was, or null. */
  readonly viewId: string | null;
  readonly expires: number;
  used: boolean;
}

export type TriggerError = 'invalid_trigger_id' | 'expired_trigger_id' | 'exchanged_trigger_id';

const REMEMBERED_MS = 600_000;

/** Permissions to open a modal: for one person, once, for three seconds of the machine's time. */
export class Triggers {
  readonly #livesMs: number;
  readonly #triggers = new Map<string, Trigger>();
  #count = 0;

  constructor(livesMs: number) {
    this.#livesMs = livesMs;
  }

  give(userId: string, viewId: string | null = null): string {
    this.#forgetOld();
    this.#count += 1;
    const id = `${this.#count}.${Math.floor(Math.random() * 1e10)}.${crypto.randomUUID().replaceAll('-', '')}`;
    this.#triggers.set(id, { userId, viewId, expires: performance.now() + this.#livesMs, used: false });
    return id;
  }

  /** Uses a trigger up. */
  exchange(id: string): { userId: string; viewId: string | null } | TriggerError {
    const trigger = this.#triggers.get(id);
    if (trigger === undefined) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (performance.now() > trigger.expires) return 'expired_trigger_id';
    trigger.used = true;
    return { userId: trigger.userId, viewId: trigger.viewId };
  }

  /** Old ones stay a while, so that a late use is told apart from an invented id. */
  #forgetOld(): void {
    const longAgo = performance.now() - REMEMBERED_MS;
    for (const [id, { expires }] of this.#triggers) {
      if (expires > longAgo) return;
      this.#triggers.delete(id);
    }
  }
}
