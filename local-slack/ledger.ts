import type { EnvelopeType } from './envelope-type.ts';
import type { JsonObject } from './json.ts';

/** A request that the app made. */
export interface CallEntry {
  readonly kind: 'call';
  readonly at: Temporal.Instant;
  /** A Web API method, `response_url`, `upload` or `download`. */
  readonly method: string;
  readonly args: JsonObject;
  /** Whether Slack did what was asked. With a fault after acceptance it did, although the answer tells otherwise. */
  readonly accepted: boolean;
  /** Slack's answer before any fault; null where a fault came before it. */
  readonly answer: JsonObject | null;
  readonly error: string | null;
  /** What the app was given instead. */
  readonly fault: string | null;
}

/** A payload that went to the app, each attempt on its own. */
export interface DeliveryEntry {
  readonly kind: 'delivery';
  readonly at: Temporal.Instant;
  readonly type: EnvelopeType;
  /** The event's or payload's own type: `app_home_opened`, `block_actions`; of commands, the command. */
  readonly name: string;
  readonly payload: JsonObject;
  readonly attempt: number;
  readonly outcome: 'acked' | 'timeout' | 'unreachable';
  readonly response: unknown;
}

const MOST_ENTRIES = 100_000;

/** What went to and fro, oldest first. Keeps the last hundred thousand. */
export class Ledger {
  #entries: (CallEntry | DeliveryEntry)[] = [];

  add(entry: CallEntry | DeliveryEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > 2 * MOST_ENTRIES) this.#entries = this.#entries.slice(-MOST_ENTRIES);
  }

  entries(): readonly (CallEntry | DeliveryEntry)[] {
    return this.#entries;
  }

  /** The calls that were accepted. */
  calls(method?: string): CallEntry[] {
    return this.attempts(method).filter((entry) => entry.accepted);
  }

  /** All calls, refused ones too. */
  attempts(method?: string): CallEntry[] {
    return this.#entries.filter(
      (entry): entry is CallEntry =>
        entry.kind === 'call' && (method === undefined || entry.method === method),
    );
  }

  /** What was sent to the app; of one event, interaction or command where a name is given. */
  deliveries(name?: string): DeliveryEntry[] {
    return this.#entries.filter(
      (entry): entry is DeliveryEntry =>
        entry.kind === 'delivery' && (name === undefined || entry.name === name),
    );
  }

  clear(): void {
    this.#entries = [];
  }
}
