import type { Channel, Message } from './model.ts';
import { Onlooker } from './onlooker.ts';
import { channelNamed, userNamed } from './person-fields.ts';

/** What a person does in Slack besides the app: talks, reacts, comes and goes. The app may hear of it. */
export class Colleague extends Onlooker {
  /** Writes a message, as typed; in a thread where `thread` is given. */
  async says(place: string, text: string, options: { thread?: Message | string } = {}): Promise<Message> {
    const channelId = this.channelId(place);
    const { thread } = options;
    const parent = typeof thread === 'string' ? this.message(thread, place) : thread;
    const where = parent === undefined ? {} : { threadTs: parent.threadTs ?? parent.ts };
    const message = this.slack.postAsUser(this.userId, channelId, text, where);
    await this.workspace.settle();
    return message;
  }

  /** Writes a message where she is, as typed. */
  async saysHere(text: string): Promise<Message> {
    const { channelId, threadTs } = this.conversation();
    const message = this.slack.postAsUser(
      this.userId,
      channelId,
      text,
      threadTs === null ? {} : { threadTs },
    );
    await this.workspace.settle();
    return message;
  }

  /** Answers in the thread of a message. */
  async replies(message: Message | string, text: string): Promise<Message> {
    const parent = this.meant(message);
    return this.says(parent.channelId, text, { thread: parent });
  }

  async edits(message: Message | string, text: string): Promise<void> {
    const { channelId, ts } = this.meant(message);
    await this.#does(() => this.slack.editAsUser(this.userId, channelId, ts, text));
  }

  async deletes(message: Message | string): Promise<void> {
    const { channelId, ts } = this.meant(message);
    await this.#does(() => this.slack.deleteAsUser(this.userId, channelId, ts));
  }

  /** Adds a reaction: `tada`, without colons. */
  async reacts(message: Message | string, emoji: string): Promise<void> {
    const { channelId, ts } = this.meant(message);
    await this.#does(() => this.slack.react(this.userId, channelId, ts, emoji));
  }

  async pins(message: Message | string): Promise<void> {
    const { channelId, ts } = this.meant(message);
    await this.#does(() => this.slack.pin(this.userId, channelId, ts));
  }

  async joins(channel: string): Promise<void> {
    await this.#does(() => this.slack.join(this.userId, channelNamed(this.world, channel)));
  }

  async leaves(channel: string): Promise<void> {
    this.workspace.tell(this, `leaves ${channel}`);
    await this.#does(() => this.slack.leave(this.userId, channelNamed(this.world, channel)));
  }

  /** Adds people to a channel; the app goes by `app`. */
  async invites(channel: string, ...names: string[]): Promise<void> {
    const ids = names.map((name) => this.#idOf(name));
    await this.#does(() => this.slack.invite(this.userId, channelNamed(this.world, channel), ids));
  }

  /** Takes someone out of a channel; the app goes by `app`. */
  async removes(channel: string, name: string): Promise<void> {
    await this.#does(() => this.slack.kick(this.userId, channelNamed(this.world, channel), this.#idOf(name)));
  }

  /** Makes a channel and goes there. */
  async creates(channel: string, options: { isPrivate?: boolean } = {}): Promise<Channel> {
    const name = channel.replace(/^#/, '');
    const created = this.slack.createChannel(this.userId, { name, ...options });
    await this.workspace.settle();
    this.in(channel);
    return created;
  }

  async archives(channel: string): Promise<void> {
    await this.#does(() => this.slack.archive(this.userId, channelNamed(this.world, channel)));
  }

  async renames(channel: string, name: string): Promise<void> {
    await this.#does(() =>
      this.slack.rename(this.userId, channelNamed(this.world, channel), name.replace(/^#/, '')),
    );
  }

  /** Moves to another IANA zone. */
  async movesTo(zone: string): Promise<void> {
    await this.#does(() => this.slack.setZone(this.userId, zone));
  }

  /** Loads Slack anew: what was only visible to her is gone. */
  async reloads(): Promise<void> {
    await this.#does(() => this.slack.reload(this.userId));
  }

  /** The message itself, or the newest one where she is that shows this text. */
  protected meant(message: Message | string): Message {
    return typeof message === 'string' ? this.message(message) : message;
  }

  #idOf(name: string): string {
    return name === 'app' ? this.slack.botUserId : userNamed(this.world, name);
  }

  async #does(deed: () => void): Promise<void> {
    deed();
    await this.workspace.settle();
  }
}
