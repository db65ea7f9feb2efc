import type { Clock } from '../../src/clock.ts';
import type { Outcome, Place, Post, Search, SlackDoor } from '../../src/delivery/door.ts';
import type { Standing } from '../../src/delivery/outbox.ts';
import { type ChannelId, channelId, messageTs, type UserId, type WorkspaceId } from '../../src/ids.ts';

/** What happens to a call instead of being done and answered. */
export type Mischance =
  /** Done, but the answer is lost. */
  | 'lost'
  /** Not done, and no answer. */
  | 'dropped'
  | { readonly refused: string; readonly permanent: boolean }
  | { readonly pausedFor: number }
  /** The process is killed before Slack hears of it, or after: no answer ever comes. */
  | 'killed before'
  | 'killed after';

export interface Message {
  readonly channelId: ChannelId;
  readonly ts: string;
  readonly threadTs: string | null;
  readonly deliveryId: string;
  readonly at: Temporal.Instant;
  text: string;
  isPinned: boolean;
}

export type Method = keyof SlackDoor;

/** A Slack of a few lines for the sender's own tests: conversations, and what goes wrong on the way there. */
export class PretendSlack implements SlackDoor {
  readonly messages: Message[] = [];
  /** Delivery ids of all posts that were accepted, of those deleted since too. */
  readonly everPosted: string[] = [];
  readonly calls: {
    readonly method: Method;
    readonly workspaceId: WorkspaceId;
    readonly at: Temporal.Instant;
  }[] = [];
  /** Asked for each call. */
  mischance: (method: Method) => Mischance | null = () => null;
  onKilled: () => void = () => undefined;
  canLook = true;
  readonly #clock: Clock;
  #posted = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Where things went wrong in this order, and nothing after. */
  next(method: Method, ...mischances: Mischance[]): void {
    const before = this.mischance;
    this.mischance = (asked) => before(asked) ?? (asked === method ? (mischances.shift() ?? null) : null);
  }

  in(channel: string): string[] {
    return this.messages.filter((message) => message.channelId === channel).map(({ text }) => text);
  }

  post(post: Post): Promise<Outcome<Standing>> {
    return this.#call('post', post.workspaceId, () => {
      this.#posted += 1;
      const seconds = Math.floor(this.#clock.now().epochMilliseconds / 1000);
      const ts = messageTs.of(`${seconds}.${String(this.#posted).padStart(6, '0')}`);
      this.everPosted.push(post.deliveryId);
      this.messages.push({
        channelId: post.channelId,
        ts,
        threadTs: post.threadTs,
        deliveryId: post.deliveryId,
        at: this.#clock.now(),
        text: post.message.text,
        isPinned: false,
      });
      return { is: 'done', value: { channelId: post.channelId, ts } };
    });
  }

  update(at: Place, { text }: { text: string }): Promise<Outcome<null>> {
    return this.#onMessage('update', at, (message) => {
      message.text = text;
    });
  }

  remove(at: Place): Promise<Outcome<null>> {
    return this.#onMessage('remove', at, (message) => {
      this.messages.splice(this.messages.indexOf(message), 1);
    });
  }

  pin(at: Place): Promise<Outcome<null>> {
    return this.#onMessage('pin', at, (message) => {
      message.isPinned = true;
    });
  }

  openDirect(workspace: WorkspaceId, user: UserId): Promise<Outcome<ChannelId>> {
    return this.#call('openDirect', workspace, () => ({ is: 'done', value: directOf(user) }));
  }

  find(search: Search): Promise<Outcome<Standing | null>> {
    return this.#call('find', search.workspaceId, () => {
      if (!this.canLook) return { is: 'refused', code: 'missing_scope', permanent: true };
      const found = this.messages.find(
        (message) =>
          message.channelId === search.channelId &&
          message.threadTs === search.threadTs &&
          message.deliveryId === search.deliveryId,
      );
      const value = found === undefined ? null : { channelId: found.channelId, ts: messageTs.of(found.ts) };
      return { is: 'done', value };
    });
  }

  #onMessage(method: Method, at: Place, act: (message: Message) => void): Promise<Outcome<null>> {
    return this.#call(method, at.workspaceId, () => {
      const message = this.messages.find((one) => one.channelId === at.channelId && one.ts === at.ts);
      if (message === undefined) return { is: 'refused', code: 'message_not_found', permanent: true };
      act(message);
      return { is: 'done', value: null };
    });
  }

  async #call<T>(method: Method, workspaceId: WorkspaceId, act: () => Outcome<T>): Promise<Outcome<T>> {
    this.calls.push({ method, workspaceId, at: this.#clock.now() });
    const mischance = this.mischance(method);
    await new Promise((resolve) => setImmediate(resolve));
    if (mischance === null) return act();
    if (mischance === 'dropped') return { is: 'unknown', code: 'no_answer' };
    if (mischance === 'killed before' || mischance === 'killed after') {
      if (mischance === 'killed after') act();
      this.onKilled();
      return await new Promise(() => undefined);
    }
    if (mischance === 'lost') {
      act();
      return { is: 'unknown', code: 'no_answer' };
    }
    if ('refused' in mischance) {
      return { is: 'refused', code: mischance.refused, permanent: mischance.permanent };
    }
    return { is: 'paused', until: this.#clock.now().add({ seconds: mischance.pausedFor }) };
  }
}

export function directOf(user: string): ChannelId {
  return channelId.of(`D${user}`);
}
