import type { LocalSlack } from './contract.ts';
import { groupMessage } from './conversation.ts';
import type { Message, World } from './model.ts';
import { channelNamed, userNamed } from './person-fields.ts';
import {
  ephemeralsFor,
  type Front,
  frontOf,
  messagesIn,
  mustSee,
  type Standing,
  topModal,
  type Viewer,
} from './person-sight.ts';
import { type Eyes, eyesOf } from './reading/eyes.ts';
import { readContent, readMessage } from './reading/messages.ts';
import { shownName } from './reading/names.ts';
import { readModal } from './reading/views.ts';

/** What people need of the workspace that they are in. */
export interface Surroundings {
  readonly slack: LocalSlack;
  /** Resolves when everything that follows from what was done has happened. */
  settle(): Promise<void>;
  /** Somebody is about to do something that can be told. */
  tell(who: Onlooker, what: string): void;
  /** The callback id of a shortcut by the name that people see. @throws Error naming those there are. */
  shortcutNamed(name: string, type: 'global' | 'message'): string;
}

const MOST_LINES_TOLD = 40;

/** What a person sees: the modal in front of her, Home, or the conversation that she is in. */
export class Onlooker implements Viewer {
  readonly workspace: Surroundings;
  readonly userId: string;
  protected standing: Standing | null = null;

  constructor(workspace: Surroundings, userId: string) {
    this.workspace = workspace;
    this.userId = userId;
  }

  get slack(): LocalSlack {
    return this.workspace.slack;
  }

  get world(): World {
    return this.slack.world;
  }

  get eyes(): Eyes {
    return eyesOf(this.world, this.userId, this.slack.clock.now());
  }

  get name(): string {
    const user = this.world.users.get(this.userId);
    return user === undefined ? this.userId : shownName(user);
  }

  /**
   * Goes to a channel (`#learning`), to the DM with a person (`@ben`) or the app (`app`), to that of several
   * (`app, @ben`), or into a message's thread.
   */
  in(place: string | Message): this {
    if (typeof place === 'string') {
      this.standing = { channelId: mustSee(this, this.channelId(place)).id, threadTs: null };
    } else {
      mustSee(this, place.channelId);
      this.standing = { channelId: place.channelId, threadTs: place.threadTs ?? place.ts };
    }
    return this;
  }

  /** Everything in front of her. */
  front(): Front {
    return frontOf(this, this.standing ?? this.conversation());
  }

  /** @throws Error, telling what she does see, where `words` are not in front of her. */
  sees(...words: (string | RegExp)[]): void {
    for (const expected of words)
      if (!isIn(this.front().text, expected)) throw this.surprise(`does not see ${quoted(expected)}`);
  }

  doesNotSee(...words: (string | RegExp)[]): void {
    for (const unexpected of words)
      if (isIn(this.front().text, unexpected)) throw this.surprise(`sees ${quoted(unexpected)}`);
  }

  /** The messages of a place as she sees them, oldest first, without ephemeral ones. */
  reads(place: string | Message): string[] {
    const { channelId, threadTs } = this.#where(place);
    mustSee(this, channelId);
    return messagesIn(this.world, channelId, threadTs).map((message) =>
      readMessage(this.eyes, this.world, message),
    );
  }

  /** The messages between her and the app. */
  dm(): string[] {
    const channel = this.dmWith(this.slack.botUserId);
    return channel === null ? [] : this.reads('app');
  }

  /** What stands in her conversation for her eyes only, oldest first. */
  ephemerals(): string[] {
    const { channelId } = this.conversation();
    return ephemeralsFor(this, channelId).map((message) => readContent(this.eyes, message));
  }

  /** What the modal on top says; null where none is open. */
  modal(): string | null {
    const view = topModal(this);
    return view === null ? null : readModal(this.eyes, view);
  }

  /** The newest message that shows `text`, in the place given or where she is. @throws Error where there is none. */
  message(text: string, place?: string | Message): Message {
    const { channelId, threadTs } = place === undefined ? this.conversation() : this.#where(place);
    mustSee(this, channelId);
    const all = messagesIn(this.world, channelId, threadTs);
    const found = all.findLast((message) => isIn(readMessage(this.eyes, this.world, message), text));
    if (found === undefined) throw this.surprise(`finds no message with ${quoted(text)}`);
    return found;
  }

  /** The conversation that she is in, or was in before she went to Home. */
  protected conversation(): Exclude<Standing, 'home'> {
    if (this.standing !== null && this.standing !== 'home') return this.standing;
    const channels = [...this.world.channels.values()].filter(
      (channel) => channel.members.includes(this.userId) && !channel.isArchived,
    );
    const channel =
      channels.find(({ kind, isGeneral }) => kind !== 'im' && kind !== 'mpim' && !isGeneral) ?? channels[0];
    if (channel === undefined)
      throw new Error(`${this.name} is in no channel; say where, with .in('#channel')`);
    return { channelId: channel.id, threadTs: null };
  }

  /** The id of a place by name: `#channel`, `@person` for the DM with them, `app`, or several of those with commas. */
  protected channelId(place: string): string {
    if (!/^(?:@|app$|app,)/.test(place)) return channelNamed(this.world, place);
    const others = place
      .split(/\s*,\s*/)
      .map((name) => (name === 'app' ? this.slack.botUserId : userNamed(this.world, name)));
    const all = [this.userId, ...others];
    const [other = '', ...more] = others;
    const there = more.length === 0 ? this.dmWith(other) : (groupMessage(this.world, all)?.id ?? null);
    return there ?? this.slack.openConversation(all).id;
  }

  protected dmWith(userId: string): string | null {
    for (const channel of this.world.channels.values())
      if (channel.kind === 'im' && channel.members.includes(this.userId) && channel.members.includes(userId))
        return channel.id;
    return null;
  }

  /** An error that says what is the matter, and what is in front of her. */
  protected surprise(matter: string): Error {
    const front = this.front();
    const lines = front.text === '' ? ['(nothing)'] : front.text.split('\n');
    const left = lines.length - MOST_LINES_TOLD;
    const told = left > 0 ? [`(${left} lines before)`, ...lines.slice(left)] : lines;
    return new Error(
      `${this.name} ${matter}. In ${front.name} she sees:\n${told.map((line) => `  | ${line}`).join('\n')}`,
    );
  }

  #where(place: string | Message): Exclude<Standing, 'home'> {
    if (typeof place === 'string') return { channelId: this.channelId(place), threadTs: null };
    return { channelId: place.channelId, threadTs: place.threadTs ?? place.ts };
  }
}

function isIn(text: string, expected: string | RegExp): boolean {
  if (typeof expected !== 'string') return expected.test(text);
  return text.includes(expected) || spaced(text).includes(spaced(expected));
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function quoted(words: string | RegExp): string {
  return typeof words === 'string' ? `“${words}”` : String(words);
}
