import { owe, ownMessage, type Standing, withdraw } from '../../delivery/outbox.ts';
import { deliveryId, type UserId } from '../../ids.ts';
import { identify } from '../access.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import { Refusal } from '../refusal.ts';

const KIND = 'exported';

/** What people take out as a file. */
export const exportables = ['journal', 'feedback', 'results'] as const;
export type Exportable = (typeof exportables)[number];

/** Something that was put into Slack as a file, for one person. */
export interface Exported {
  readonly of: Exportable;
  /** Slack's id of the file. */
  readonly fileId: string;
  readonly entries: number;
}

/** Owes the word that stands beside the file and can delete it: Slack lets nobody but us delete what we sent. */
export async function sayExported(
  ctx: Ctx,
  { workspaceId, userId }: Actor,
  { of, fileId, entries }: Exported,
): Promise<void> {
  const id = deliveryId.of(ctx.random.uuid());
  const now = ctx.clock.now();
  await change({ ...ctx, input: null }, workspaceId, (tx) =>
    owe(
      tx,
      {
        workspaceId,
        id,
        key: keyOf(userId, fileId),
        kind: KIND,
        to: { to: 'person', userId },
        subject: { of, userId, fileId, entries: String(entries) },
        due: now,
        notAfter: null,
      },
      now,
    ),
  );
}

/** Which file this message of ours is about. For whom it was sent to. @throws Refusal `not_found` for others, and where it is gone. */
export async function exportedBeside(ctx: Ctx, actor: Actor, message: Standing): Promise<string> {
  await identify(ctx, actor, 'member');
  const own = await look(ctx, (tx) => ownMessage(tx, actor.workspaceId, message.channelId, message.ts));
  const fileId = own?.kind === KIND && own.subject.userId === actor.userId ? own.subject.fileId : undefined;
  if (fileId === undefined) throw new Refusal('not_found', 'This file is no longer there.');
  return fileId;
}

/** The file is gone from Slack, and so goes the word beside it. */
export async function forgetExported(
  ctx: Ctx,
  { workspaceId, userId }: Actor,
  fileId: string,
): Promise<void> {
  const now = ctx.clock.now();
  await change({ ...ctx, input: null }, workspaceId, (tx) =>
    withdraw(tx, workspaceId, keyOf(userId, fileId), now),
  );
}

function keyOf(user: UserId, fileId: string): string {
  return `exported:${user}:${fileId}`;
}
