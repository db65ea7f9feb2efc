import type { Clock } from '../../src/clock.ts';
import type { Sendable } from '../../src/delivery/composed.ts';
import type { Announced, Outcome, Place, Post, Search, SlackDoor, Upload } from '../../src/delivery/door.ts';
import type { Standing } from '../../src/delivery/outbox.ts';
import {
  type ChannelId,
  channelId,
  type FileId,
  fileId,
  messageTs,
  type UserId,
  type WorkspaceId,
} from '../../src/ids.ts';

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
  /** The files that its pictures draw, by their names, and the words that stand in their place. */
  shows: string[];
  isPinned: boolean;
}

export interface File {
  readonly id: FileId;
  readonly name: string;
  stage: 'announced' | 'sent' | 'complete' | 'deleted';
  usableFrom: Temporal.Instant | null;
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
  /** Whether we may upload, and look whether what we uploaded is usable. */
  takesFiles = true;
  canSeeFiles = true;
  readonly files: File[] = [];
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

  /** By name: those whose upload was ever completed. */
  get everUploaded(): string[] {
    return this.files.filter(({ usableFrom }) => usableFrom !== null).map(({ name }) => name);
  }

  /** By name: those that are still there. */
  get filesKept(): string[] {
    return this.files.filter(({ stage }) => stage === 'complete').map(({ name }) => name);
  }

  post(post: Post): Promise<Outcome<Standing>> {
    return this.#call('post', post.workspaceId, () => {
      const shows = this.#shownBy(post.message);
      if (shows === null) return { is: 'refused', code: 'invalid_blocks', permanent: true };
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
        shows,
        isPinned: false,
      });
      return { is: 'done', value: { channelId: post.channelId, ts } };
    });
  }

  update(at: Place, said: Sendable): Promise<Outcome<null>> {
    return this.#onMessage('update', at, (message) => {
      const shows = this.#shownBy(said);
      if (shows === null) return 'invalid_blocks';
      message.text = said.text;
      message.shows = shows;
      return null;
    });
  }

  remove(at: Place): Promise<Outcome<null>> {
    return this.#onMessage('remove', at, (message) => {
      this.messages.splice(this.messages.indexOf(message), 1);
      return null;
    });
  }

  pin(at: Place): Promise<Outcome<null>> {
    return this.#onMessage('pin', at, (message) => {
      message.isPinned = true;
      return null;
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

  askForUpload(workspace: WorkspaceId, { name }: Announced): Promise<Outcome<Upload>> {
    return this.#call('askForUpload', workspace, () => {
      if (!this.takesFiles) return { is: 'refused', code: 'missing_scope', permanent: true };
      const id = fileId.of(`F${String(this.files.length).padStart(8, '0')}`);
      this.files.push({ id, name, stage: 'announced', usableFrom: null });
      return { is: 'done', value: { url: id, file: id } };
    });
  }

  sendBytes(workspace: WorkspaceId, url: string): Promise<Outcome<null>> {
    return this.#onFile('sendBytes', workspace, url, (file) => {
      file.stage = 'sent';
      return null;
    });
  }

  completeUpload(workspace: WorkspaceId, id: FileId): Promise<Outcome<null>> {
    return this.#onFile('completeUpload', workspace, id, (file) => {
      if (file.stage === 'announced') return 'file_not_found';
      file.stage = 'complete';
      file.usableFrom ??= this.#clock.now().add({ milliseconds: 1500 });
      return null;
    });
  }

  async isUsable(workspace: WorkspaceId, id: FileId): Promise<Outcome<boolean>> {
    let isUsable = false;
    const outcome = await this.#onFile('isUsable', workspace, id, () => {
      if (!this.canSeeFiles) return 'missing_scope';
      isUsable = this.#isUsable(id);
      return null;
    });
    return outcome.is === 'done' ? { is: 'done', value: isUsable } : outcome;
  }

  deleteFile(workspace: WorkspaceId, id: FileId): Promise<Outcome<null>> {
    return this.#onFile('deleteFile', workspace, id, (file) => {
      file.stage = 'deleted';
      return null;
    });
  }

  /** What stands in its blocks besides its words; null where a picture cannot be drawn. */
  #shownBy({ blocks }: Sendable): string[] | null {
    const shows: string[] = [];
    for (const block of blocks) {
      if (block.type === 'markdown') shows.push(block.text);
      if (block.type !== 'image' || !('slack_file' in block) || !('id' in block.slack_file)) continue;
      const { id } = block.slack_file;
      if (id === undefined || !this.#isUsable(id)) return null;
      shows.push(this.files.find((file) => file.id === id)?.name ?? '');
    }
    return shows;
  }

  #isUsable(id: string): boolean {
    const file = this.files.find((one) => one.id === id);
    if (file === undefined || file.stage !== 'complete' || file.usableFrom === null) return false;
    return Temporal.Instant.compare(file.usableFrom, this.#clock.now()) <= 0;
  }

  #onFile(
    method: Method,
    workspace: WorkspaceId,
    id: string,
    act: (file: File) => string | null,
  ): Promise<Outcome<null>> {
    return this.#call(method, workspace, () => {
      const file = this.files.find((one) => one.id === id);
      const refusal = file === undefined || file.stage === 'deleted' ? 'file_not_found' : act(file);
      if (refusal !== null) return { is: 'refused', code: refusal, permanent: true };
      return { is: 'done', value: null };
    });
  }

  #onMessage(method: Method, at: Place, act: (message: Message) => string | null): Promise<Outcome<null>> {
    return this.#call(method, at.workspaceId, () => {
      const message = this.messages.find((one) => one.channelId === at.channelId && one.ts === at.ts);
      if (message === undefined) return { is: 'refused', code: 'message_not_found', permanent: true };
      const refusal = act(message);
      if (refusal !== null) return { is: 'refused', code: refusal, permanent: true };
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
