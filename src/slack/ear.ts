import { randomUUID } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Actor, Ctx } from '../domain/context.ts';
import { type UserId, userId, type WorkspaceId } from '../ids.ts';
import type { Logger } from '../logger.ts';
import type { Call } from './calls.ts';
import type { Handling } from './handle.ts';
import type { Surface } from './surface.ts';
import type { Upload } from './upload.ts';

/** What each listener needs beside what it hears. */
export interface Ear {
  readonly surface: Surface;
  readonly handling: Handling;
  /** Everything of a context but the input's name. */
  readonly ctx: Omit<Ctx, 'input'>;
  readonly workspaceId: WorkspaceId;
  readonly botUserId: UserId;
  readonly client: WebClient;
  readonly upload: Upload | null;
  readonly log: Logger;
}

/** What every handler is given. `input` names what arrived, so that its second arrival changes nothing. */
export function callOf(ear: Ear, user: string, input: string | null, what: string): Call {
  const handlingId = randomUUID();
  const actor: Actor = { workspaceId: ear.workspaceId, userId: userId.of(user) };
  return {
    ctx: { ...ear.ctx, input: input === null ? null : { key: input, handlingId } },
    actor,
    client: ear.client,
    upload: ear.upload,
    log: ear.log.child({ requestId: handlingId.slice(0, 8), what, user }),
  };
}

/** An `ack` that can be called from several places and reaches Slack once. */
export function once<Args extends unknown[]>(ack: (...args: Args) => Promise<void>) {
  let acknowledged: Promise<void> | null = null;
  return (...args: Args): Promise<void> => {
    acknowledged ??= ack(...args);
    return acknowledged;
  };
}

/** What follows from what a person did; they have been answered. */
export async function runAfterwards(ear: Ear, call: Call): Promise<void> {
  // Its own context: a click that was acted on before may have been answered before this was done.
  const later = { ...call, ctx: { ...call.ctx, input: null } };
  for (const run of ear.surface.afterwards) await run(later);
}
