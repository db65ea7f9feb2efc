import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Actor, Ctx } from '../domain/context.ts';
import type { ChannelId, MessageTs, UserId, WorkspaceId } from '../ids.ts';
import type { Logger } from '../logger.ts';
import type { Fields } from './fields.ts';
import type { Upload } from './upload.ts';

/** What every handler is given, whatever the person did. */
export interface Call {
  readonly ctx: Ctx;
  readonly actor: Actor;
  /** One try, short time-out: a person is waiting. */
  readonly client: WebClient;
  /** Sends a file to a person, or into a conversation; null where the workspace did not grant it. */
  readonly upload: Upload | null;
  readonly log: Logger;
}

/** Words and blocks of an answer to one person. `text` alone is enough for one line. */
export interface Answer {
  readonly text: string;
  readonly blocks?: KnownBlock[];
}

/** Ways to answer someone who has just clicked or typed. Each acknowledges first, so that Slack stops waiting. */
export interface Answering {
  /** Tells Slack at once that we are here: for what may take long and records nothing. The answer follows. */
  acknowledge(): Promise<void>;
  /** Only this person sees it. In a modal or on Home, where Slack has no such place, it comes as a small modal. */
  answer(answer: Answer): Promise<void>;
  /** Opens a modal, or puts it on top of the one where the click was. Returns the view's id. */
  show(view: ModalView): Promise<string>;
}

export interface CommandCall extends Call, Answering {
  /** What follows the subcommand, as typed; mentions arrive as `<@U…|name>`. */
  readonly text: string;
  readonly channelId: ChannelId;
}

export interface GlobalShortcutCall extends Call, Answering {}

export interface MessageShortcutCall extends Call, Answering {
  readonly channelId: ChannelId;
  readonly message: ShortcutMessage;
}

export interface ShortcutMessage {
  readonly ts: MessageTs;
  readonly threadTs: MessageTs | null;
  /** Null where a bot wrote it. */
  readonly author: string | null;
  /** Slack's mrkdwn, still escaped. */
  readonly text: string;
}

export interface ActionCall extends Call, Answering {
  /** What the button carries, or the chosen option; of several chosen, the first. Not to be trusted. */
  readonly value: string;
  readonly chosen: readonly string[];
  /** The message where the click was, or null in modals and on Home. */
  readonly message: {
    readonly channelId: ChannelId;
    readonly ts: MessageTs;
    readonly isEphemeral: boolean;
  } | null;
  /** The modal or Home where the click was, or null in messages. */
  readonly view: ActionView | null;
  /** Changes the modal where the click was; keeps what was typed where block ids stay the same. */
  replaceView(view: ModalView): Promise<void>;
  /** Changes the ephemeral message where the click was. */
  replaceMessage(answer: Answer): Promise<void>;
  /** Takes the ephemeral message away. */
  removeMessage(): Promise<void>;
}

export interface ActionView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly callbackId: string;
  readonly meta: string;
  readonly fields: Fields;
}

export interface SubmissionCall extends Call {
  readonly viewId: string;
  /** private_metadata: came back from outside, so it is parsed and its rights are checked again. */
  readonly meta: string;
  readonly fields: Fields;
}

/** What becomes of the modal after it was submitted. Field errors are thrown as Refusals with a field. */
export type Outcome =
  | { readonly next: 'close' }
  | { readonly next: 'close all' }
  | { readonly next: 'replace'; readonly view: ModalView }
  | { readonly next: 'push'; readonly view: ModalView };

export const close: Outcome = { next: 'close' };

export interface ClosedCall extends Call {
  readonly meta: string;
}

export interface OptionsCall extends Call {
  /** What has been typed so far. */
  readonly typed: string;
  readonly meta: string;
  readonly fields: Fields;
}

export interface Choice {
  readonly text: string;
  readonly value: string;
}

/** An event of Slack. There is no one to answer. */
export interface EventCall<Payload> {
  readonly ctx: Ctx;
  readonly workspaceId: WorkspaceId;
  readonly botUserId: UserId;
  readonly event: Payload;
  readonly client: WebClient;
  readonly log: Logger;
}

/** A part of a person's Home, or of a window that gathers parts as Home does; empty where it has nothing to show. */
export type HomePart = (ctx: Ctx, actor: Actor) => Promise<HomeView['blocks']>;
