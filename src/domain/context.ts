import { randomInt, randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import { firstTime } from '../db/seen-inputs.ts';
import { read as readDb, type Tx, write as writeDb } from '../db/transaction.ts';
import type { UserId, WorkspaceId } from '../ids.ts';
import type { KeyStore } from '../keys/key-store.ts';
import type { Directory } from './directory.ts';

/** Everything a use case needs from outside. */
export interface Ctx {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly directory: Directory;
  /** Of what is sealed. Like Slack, never asked inside a transaction. */
  readonly keys: KeyStore;
  /** Called after each commit that may owe a message, so that it leaves at once and not at the next tick. */
  readonly wakeSender: () => void;
  /** What is being acted on; null where nobody sent anything, as in jobs. */
  readonly input: Input | null;
}

/** Something a person or Slack sent. A second arrival of the same key, in another handling, changes nothing. */
export interface Input {
  readonly key: string;
  readonly handlingId: string;
}

/** The person who acts, as Slack's signed envelope names them; never taken from a payload's values. */
export interface Actor {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
}

export interface Random {
  uuid(): string;
  /** A whole number, 0 ≤ n < below. */
  below(below: number): number;
}

export const cryptoRandom: Random = { uuid: () => randomUUID(), below: (below) => randomInt(below) };

/** Thrown where the same input arrived before; the shell answers as if it had just succeeded. */
export class AlreadyActedOn extends Error {
  override name = 'AlreadyActedOn';
}

/**
 * The transaction of a use case: check, write, owe messages, return a value; or throw a Refusal, having changed nothing.
 * @param inTurn a table whose writers come one after the other: for use cases of which many come at once to one row.
 * @throws AlreadyActedOn where the context's input was acted on before.
 */
export async function change<T>(
  ctx: Ctx,
  workspace: WorkspaceId,
  body: (tx: Tx) => Promise<T>,
  inTurn: Parameters<typeof writeDb>[2] = null,
): Promise<T> {
  const now = ctx.clock.now();
  const result = await writeDb(
    ctx.db,
    async (tx) => {
      if (ctx.input !== null && !(await firstTime(tx, workspace, ctx.input, now))) throw new AlreadyActedOn();
      return await body(tx);
    },
    inTurn,
  );
  ctx.wakeSender();
  return result;
}

/** The queries of a use case that only looks. */
export function look<T>(ctx: Ctx, body: (tx: Tx) => Promise<T>): Promise<T> {
  return readDb(ctx.db, body);
}
