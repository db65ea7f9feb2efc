import type { LocalSlack } from './contract.ts';
import type { Ephemeral, Message, View } from './model.ts';
import { eyesOf } from './reading/eyes.ts';
import { authorOf, readContent, readMessage } from './reading/messages.ts';
import { placeName, shownName } from './reading/names.ts';
import { type Entry, readEntry } from './reading/transcript.ts';
import { readHome, readModal } from './reading/views.ts';

/** Something that stands on somebody's screen. `parts` are the same objects as long as it has not changed. */
interface Standing {
  readonly parts: readonly unknown[];
  readonly text: string;
  readonly who: string;
  readonly where: string;
  /** When it came to stand there; null for what is told as it is seen. */
  readonly at: Temporal.Instant | null;
}
interface Shown {
  readonly key: string;
  readonly parts: readonly unknown[];
  read(): Omit<Standing, 'parts'>;
}

/** Tells a terminal what people do and what comes of it: new messages whole, of changed ones the new lines. */
export class Teller {
  readonly #slack: LocalSlack;
  readonly #zone: string;
  readonly #write: (entry: string) => void;
  #known = new Map<string, Standing>();

  /** What stands there already is not told. Times are told in `zone`. */
  constructor(slack: LocalSlack, zone: string, write: (entry: string) => void) {
    this.#slack = slack;
    this.#zone = zone;
    this.#write = write;
    this.#known = this.#standing();
  }

  /** Somebody did something that leaves no message of their own. */
  did(who: string, where: string, text: string): void {
    this.#tell({ who, where, text, at: null });
  }

  /** Tells what has appeared, changed or gone since the last time. */
  news(): void {
    const before = this.#known;
    this.#known = this.#standing();
    const fresh: Omit<Standing, 'parts'>[] = [];
    for (const [key, now] of this.#known) {
      const earlier = before.get(key);
      if (earlier === undefined) fresh.push(now);
      else if (earlier.text !== now.text)
        fresh.push({
          ...now,
          at: null,
          where: `${now.where}, changed`,
          text: newLines(earlier.text, now.text),
        });
    }
    for (const entry of fresh.sort(byTime)) this.#tell(entry);
    for (const [key, { who, where }] of before)
      if (key.startsWith('message') && !this.#known.has(key))
        this.#tell({ who, where, text: '(deleted)', at: null });
  }

  #tell({ at, ...entry }: Pick<Entry, 'who' | 'where' | 'text'> & Pick<Standing, 'at'>): void {
    this.#write(readEntry({ ...entry, at: at ?? this.#slack.clock.now(), zone: this.#zone }));
  }

  /** Reads again only what has changed: a year's messages are many. */
  #standing(): Map<string, Standing> {
    return new Map(
      this.#shown().map(({ key, parts, read }) => {
        const known = this.#known.get(key);
        const same = known?.parts.every((part, at) => part === parts[at]);
        return [key, known !== undefined && same === true ? known : { parts, ...read() }];
      }),
    );
  }

  #shown(): Shown[] {
    const { world } = this.#slack;
    const messages = [...world.messages.values()].flatMap((channel) => [...channel.values()]);
    const modals = [...world.modals.values()].flatMap((stack) => stack.slice(-1));
    return [
      ...messages.map((message) => this.#message(message)),
      ...world.ephemerals.map((message) => this.#ephemeral(message)),
      ...modals.map((view) => this.#view(view)),
      ...[...world.homes.values()].map((view) => this.#view(view)),
    ];
  }

  #message(message: Message): Shown {
    return {
      key: `message ${message.channelId} ${message.ts}`,
      parts: [message.text, message.blocks, message.reactions.map(({ users }) => users.length).join()],
      read: () => ({
        text: readMessage(this.#eyes(this.#readerOf(message.channelId)), this.#slack.world, {
          ...message,
          replies: [],
          edited: null,
        }),
        who: authorOf(this.#slack.world, message),
        where:
          this.#place(
            message.channelId,
            message.userId,
            message.threadTs !== null && message.threadTs !== message.ts,
          ) + this.#hourThere(message),
        at: instantOf(message.ts),
      }),
    };
  }

  #ephemeral(message: Ephemeral): Shown {
    const { channelId, userId } = message;
    return {
      key: `ephemeral ${userId} ${message.ts}`,
      parts: [message.text, message.blocks],
      read: () => ({
        text: readContent(this.#eyes(userId), message),
        who: this.#nameOf(this.#slack.botUserId),
        where: `${this.#place(channelId, userId, message.threadTs !== null)}, only visible to ${this.#nameOf(userId)}`,
        at: null,
      }),
    };
  }

  #view(view: View): Shown {
    const eyes = this.#eyes(view.userId);
    return {
      key: `${view.type} ${view.userId} ${view.id}`,
      parts: [view.hash, JSON.stringify(view.errors), view.trouble],
      read: () => ({
        text: view.type === 'modal' ? readModal(eyes, view) : readHome(eyes, view),
        who: this.#nameOf(view.userId),
        where: view.type === 'modal' ? 'sees a modal' : 'sees Home',
        at: null,
      }),
    };
  }

  #place(channelId: string, viewer: string, inThread: boolean): string {
    const channel = this.#slack.world.channels.get(channelId);
    if (channel === undefined) return channelId;
    return `${inThread ? 'a thread of ' : ''}${placeName(this.#slack.world, channel, viewer)}`;
  }

  /** What time it is for whom a direct message is, where that is another one. */
  #hourThere({ channelId, ts }: Message): string {
    const { world } = this.#slack;
    const reader = world.users.get(this.#readerOf(channelId));
    const zone = reader?.tz ?? null;
    if (world.channels.get(channelId)?.kind !== 'im' || zone === null) return '';
    const here = instantOf(ts).toZonedDateTimeISO(this.#zone);
    const there = here.withTimeZone(zone);
    if (there.offsetNanoseconds === here.offsetNanoseconds) return '';
    const time = there.toLocaleString('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' });
    return `, where it is ${time.replace(',', '')}`;
  }

  #readerOf(channelId: string): string {
    const members = this.#slack.world.channels.get(channelId)?.members ?? [];
    return members.find((id) => id !== this.#slack.botUserId) ?? this.#slack.botUserId;
  }

  #nameOf(userId: string): string {
    const user = this.#slack.world.users.get(userId);
    return user === undefined ? userId : shownName(user);
  }

  #eyes(userId: string) {
    return eyesOf(this.#slack.world, userId, this.#slack.clock.now());
  }
}

function instantOf(ts: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(Number.parseFloat(ts) * 1000));
}

/** What stands in time first, in its order; what changed last. */
function byTime(one: Pick<Standing, 'at'>, other: Pick<Standing, 'at'>): number {
  if (one.at === null || other.at === null) return Number(one.at === null) - Number(other.at === null);
  return Temporal.Instant.compare(one.at, other.at);
}

function newLines(before: string, now: string): string {
  const known = new Set(before.split('\n'));
  const fresh = now.split('\n').filter((line) => !known.has(line));
  return fresh.length === 0 ? '(some lines are gone)' : fresh.join('\n');
}
