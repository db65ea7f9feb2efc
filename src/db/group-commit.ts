/**
 * Waiting for the disk is most of what a small transaction costs, and it costs the same for many. So transactions that wait at the
 * same time are committed together: each in a savepoint of its own, one after the other, so that each is all or nothing and sees
 * those before it; and none is told that it succeeded before the common commit has.
 */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** So that nobody waits long for others, and a crash takes little with it that nobody was told of yet. */
const MOST_TOGETHER = 25;

type Handle = Kysely<Tables>;

interface Waiting {
  /** Runs the body; its outcome is kept until the commit. */
  run(handle: Handle): Promise<void>;
  /** Tells the caller. */
  committed(): void;
  lost(error: unknown): void;
}

interface Queue {
  readonly waiting: Waiting[];
  isRunning: boolean;
}

const queues = new WeakMap<Handle, Queue>();

/** Runs `body` in a transaction: alone, or with others that came at the same time. */
export function commitTogether<T>(kysely: Handle, body: (handle: Handle) => Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let tell = (): void => {};
  const queue = queueOf(kysely);
  queue.waiting.push({
    run: async (handle) => {
      try {
        const result = await body(handle);
        tell = () => resolve(result);
      } catch (error) {
        tell = () => reject(error);
        throw error;
      }
    },
    committed: () => tell(),
    lost: reject,
  });
  if (!queue.isRunning) void drain(kysely, queue);
  return promise;
}

function queueOf(kysely: Handle): Queue {
  const known = queues.get(kysely);
  if (known !== undefined) return known;
  const queue = { waiting: [], isRunning: false };
  queues.set(kysely, queue);
  return queue;
}

async function drain(kysely: Handle, queue: Queue): Promise<void> {
  queue.isRunning = true;
  while (queue.waiting.length > 0) {
    // SQLite answers at once and never lets the event loop go on: what has arrived already is let in first.
    await new Promise((resolve) => setImmediate(resolve));
    await commit(kysely, queue.waiting.splice(0, MOST_TOGETHER));
  }
  queue.isRunning = false;
}

async function commit(kysely: Handle, together: readonly Waiting[]): Promise<void> {
  const causes: unknown[] = [];
  try {
    await kysely.transaction().execute(async (handle) => {
      try {
        await runAll(handle, together);
      } catch (error) {
        causes.push(error);
        throw error;
      }
    });
    for (const one of together) one.committed();
  } catch (error) {
    // Taking back what the database took back already fails too, and that error would hide the one that matters.
    const [cause = error] = causes;
    for (const one of together) one.lost(cause);
  }
}

async function runAll(handle: Handle, together: readonly Waiting[]): Promise<void> {
  const [first, ...others] = together;
  if (others.length === 0) await first?.run(handle);
  else for (const one of together) await runInSavepoint(handle, one);
}

/**
 * @throws the body's error where it took the whole transaction back, as that of a full disk does: then it is everyone's.
 * Anything else that the body throws is its caller's alone.
 */
async function runInSavepoint(handle: Handle, one: Waiting): Promise<void> {
  await sql`savepoint one`.execute(handle);
  try {
    await one.run(handle);
  } catch (error) {
    try {
      await sql`rollback to one`.execute(handle);
    } catch {
      throw error;
    }
  }
  await sql`release one`.execute(handle);
}
