import type { Faults } from '../faults.ts';
import { isObject, type JsonObject, parsed } from '../json.ts';
import type { CallEntry, DeliveryEntry, Ledger } from '../ledger.ts';

/** What can be made to go wrong. */
export const troubles = ['nothing', 'too many', 'fails', 'slow', 'disconnect'] as const;

export type TroubleName = (typeof troubles)[number];

/** A request of the app, or something that was sent to it, as those see it who work on the app. */
export interface EntryShown {
  readonly id: number;
  readonly at: string;
  readonly kind: 'call' | 'delivery';
  readonly name: string;
  /** What became of it; what went wrong says by which rule. */
  readonly outcome: string;
  readonly isWrong: boolean;
  readonly sent: unknown;
  readonly answered: unknown;
}

export interface Inspection {
  /** Newest first. */
  readonly entries: readonly EntryShown[];
  readonly trouble: TroubleName;
}

const MOST_SHOWN = 60;

export function inspectionOf(ledger: Ledger, trouble: TroubleName): Inspection {
  const all = ledger.entries();
  const from = Math.max(0, all.length - MOST_SHOWN);
  const entries = all.slice(from).map((entry, at) => shown(entry, from + at));
  return { entries: entries.toReversed(), trouble };
}

/** From now on this goes wrong, and nothing else that was chosen before. */
export function bring(faults: Faults, trouble: TroubleName): void {
  if (trouble === 'disconnect') {
    faults.disconnect('cut');
    return;
  }
  faults.clear();
  if (trouble === 'too many') faults.always('chat.postMessage', { retryAfter: 30 });
  if (trouble === 'fails') faults.always('*', { status: 500 });
  if (trouble === 'slow') faults.always('*', { slowMs: 2000 });
}

function shown(entry: CallEntry | DeliveryEntry, id: number): EntryShown {
  const at = entry.at.toString({ smallestUnit: 'millisecond' });
  if (entry.kind === 'delivery') {
    return {
      id,
      at,
      kind: 'delivery',
      name: `${entry.type}: ${entry.name}`,
      outcome: entry.attempt > 1 ? `${entry.outcome}, attempt ${entry.attempt}` : entry.outcome,
      isWrong: entry.outcome !== 'acked',
      sent: entry.payload,
      answered: entry.response ?? null,
    };
  }
  return {
    id,
    at,
    kind: 'call',
    name: entry.method,
    outcome:
      asTold(entry.fault) ??
      (entry.error === null ? 'ok' : [entry.error, ...rulesIn(entry.answer)].join(' · ')),
    isWrong: entry.error !== null || entry.fault !== null,
    sent: entry.args,
    answered: entry.answer,
  };
}

/** What was made to go wrong with a call, in words. */
function asTold(fault: string | null): string | null {
  const how = fault === null ? null : parsed(fault);
  if (!isObject(how)) return fault;
  if (typeof how.retryAfter === 'number') return `answered 429, again after ${how.retryAfter} s`;
  if (typeof how.status === 'number') return `answered ${how.status}`;
  if (typeof how.slowMs === 'number') return `answered after ${how.slowMs} ms`;
  return fault;
}

/** Slack says in `response_metadata.messages` which of its limits was broken, and where. */
function rulesIn(answer: JsonObject | null): string[] {
  const metadata = answer?.response_metadata;
  if (!isObject(metadata) || !Array.isArray(metadata.messages)) return [];
  return metadata.messages.filter((message): message is string => typeof message === 'string');
}
