import type { LocalSlack } from '../../local-slack/contract.ts';
import type { Fault } from '../../local-slack/faults.ts';
import type { Chance } from './chance.ts';

/** What can go wrong for as long as a step lasts. */
const LASTING: readonly (readonly [method: string, fault: Fault])[] = [
  ['chat.postMessage', { retryAfter: 30 }],
  ['chat.postMessage', { status: 500 }],
  ['chat.postMessage', { status: 503, after: 'accepted' }],
  ['chat.postMessage', { error: 'internal_error' }],
  ['chat.postMessage', { error: 'fatal_error', after: 'accepted' }],
  ['chat.postMessage', { answer: 'garbage', after: 'accepted' }],
  ['chat.postMessage', { answer: 'cut' }],
  ['chat.postMessage', { answer: 'cut', after: 'accepted' }],
  ['conversations.open', { retryAfter: 60 }],
  ['conversations.open', { error: 'internal_error' }],
  ['conversations.history', { status: 500 }],
  ['users.info', { answer: 'garbage' }],
  ['conversations.members', { error: 'fatal_error' }],
  ['*', { status: 502 }],
];
/** What costs the machine's time happens once in a while. */
const SINGLE: readonly (readonly [method: string, fault: Fault])[] = [
  ['chat.postMessage', { answer: 'silence' }],
  ['chat.postMessage', { answer: 'silence', after: 'accepted' }],
  ['conversations.open', { answer: 'silence' }],
];
const MOST_SILENCES = 6;

interface Span {
  readonly from: Temporal.Instant;
  readonly to: Temporal.Instant;
}

/** Makes Slack fail, and knows when anything was wrong. */
export class Trouble {
  readonly #slack: LocalSlack;
  readonly #chance: Chance;
  readonly #spans: Span[] = [];
  #silences = 0;

  constructor(slack: LocalSlack, chance: Chance) {
    this.#slack = slack;
    this.#chance = chance;
  }

  /** From here to the next step something is wrong with Slack. */
  begin(from: Temporal.Instant, to: Temporal.Instant): void {
    const { faults } = this.#slack;
    const isSilent = this.#silences < MOST_SILENCES && this.#chance.below(8) === 0;
    if (isSilent) {
      this.#silences += 1;
      faults.next(...this.#chance.pick(SINGLE));
    } else faults.always(...this.#chance.pick(LASTING));
    if (this.#chance.below(4) === 0) faults.disconnect(this.#chance.pick(['cut', 'refresh']));
    if (this.#chance.below(4) === 0) faults.repeatNextEvent();
    this.note(from, to);
  }

  end(): void {
    this.#slack.faults.clear();
  }

  /** The bot was gone, or Slack failed. */
  note(from: Temporal.Instant, to: Temporal.Instant): void {
    this.#spans.push({ from, to });
  }

  /** When the last of the troubles ended that began before `until` and had not ended by `from`, one leading to the next; else `from`. */
  endAfter(from: Temporal.Instant, grace: Temporal.Duration): Temporal.Instant {
    let end = from;
    for (const span of this.#spans) {
      const reaches = Temporal.Instant.compare(span.from, end.add(grace)) <= 0;
      if (reaches && Temporal.Instant.compare(span.to, end) > 0) end = span.to;
    }
    return end;
  }
}
