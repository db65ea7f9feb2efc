import type { ChannelId, DeliveryId, FileId, MessageTs, UserId, WorkspaceId } from '../ids.ts';
import type { Sendable } from './composed.ts';
import type { Standing } from './outbox.ts';

/**
 * What the sender asks of Slack. Each is one call without repetition, answered within ten seconds; none rejects. The
 * implementation is slack/delivery-door.ts.
 */
export interface SlackDoor {
  post(post: Post): Promise<Outcome<Standing>>;
  update(at: Place, message: Sendable): Promise<Outcome<null>>;
  remove(at: Place): Promise<Outcome<null>>;
  pin(at: Place): Promise<Outcome<null>>;
  /** The direct conversation with a person; opening it again changes nothing. */
  openDirect(workspace: WorkspaceId, user: UserId): Promise<Outcome<ChannelId>>;
  /** The message that carries this delivery's id, or null where the conversation holds none. */
  find(search: Search): Promise<Outcome<Standing | null>>;
  /** Where bytes of this length may be sent to, and the file they will be. Nothing comes of it without them. */
  askForUpload(workspace: WorkspaceId, file: Announced): Promise<Outcome<Upload>>;
  sendBytes(workspace: WorkspaceId, url: string, bytes: Uint8Array): Promise<Outcome<null>>;
  /** The bytes are there. Shares the file with nobody; saying it again changes nothing. */
  completeUpload(workspace: WorkspaceId, file: FileId): Promise<Outcome<null>>;
  /** Whether Slack has looked at the file and draws it in messages. */
  isUsable(workspace: WorkspaceId, file: FileId): Promise<Outcome<boolean>>;
  /** Deletes a file of ours; what is gone already counts as deleted. */
  deleteFile(workspace: WorkspaceId, file: FileId): Promise<Outcome<null>>;
}

export interface Place extends Standing {
  readonly workspaceId: WorkspaceId;
}

export interface Post {
  readonly workspaceId: WorkspaceId;
  readonly channelId: ChannelId;
  readonly threadTs: MessageTs | null;
  /** Goes into the message's metadata, so that it can be found there. */
  readonly deliveryId: DeliveryId;
  readonly message: Sendable;
}

export interface Announced {
  readonly name: string;
  /** In bytes. */
  readonly length: number;
}

export interface Upload {
  readonly url: string;
  readonly file: FileId;
}

export interface Search {
  readonly workspaceId: WorkspaceId;
  readonly channelId: ChannelId;
  readonly threadTs: MessageTs | null;
  readonly deliveryId: DeliveryId;
  /** When the post was begun whose outcome is unknown. */
  readonly begunAt: Temporal.Instant;
}

export type Outcome<T> =
  | { readonly is: 'done'; readonly value: T }
  /** Slack said no, so nothing was done. `permanent`: it would say no again. */
  | { readonly is: 'refused'; readonly code: string; readonly permanent: boolean }
  /** Too many calls: nothing was done, and this method of this workspace rests until then. */
  | { readonly is: 'paused'; readonly until: Temporal.Instant }
  /** It may have been done or not. */
  | { readonly is: 'unknown'; readonly code: string };
