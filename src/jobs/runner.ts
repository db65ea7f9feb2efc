import { type InstantText, writeInstant } from '../db/instants.ts';
import type { Db } from '../db/open.ts';
import { write } from '../db/transaction.ts';
import type { Ctx } from '../domain/context.ts';
import type { WorkspaceId } from '../ids.ts';
import { describeError, type Logger } from '../logger.ts';

/** Asks one feature what is due at `now`. May be asked again for the same instant, and must not mind. */
export type Ask = (ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant) => Promise<void>;

export interface Job {
  readonly name: string;
  /** Occurrences are the multiples of this since midnight UTC. */
  readonly everyMinutes: number;
  readonly ask: Ask;
}

/** Calls `tick` again and again until stopped. Node-cron's in production; the movable clock's in practice and tests. */
export interface Ticker {
  start(tick: () => Promise<void>): void;
  stop(): Promise<void>;
}

interface Runner {
  tick(): Promise<void>;
}

interface RunnerParts {
  readonly jobs: readonly Job[];
  readonly ctx: Ctx;
  readonly workspaceId: WorkspaceId;
  readonly log: Logger;
}

/**
 * Runs each job once per occurrence, whoever ticks and how often: the occurrence is claimed in the database first. Missed
 * occurrences are not made up one by one; the latest one asks for all that is due by now.
 */
export function jobRunner({ jobs, ctx, workspaceId, log }: RunnerParts): Runner {
  return {
    async tick() {
      const now = ctx.clock.now();
      for (const job of jobs) {
        const occurrence = latestOccurrence(now, job.everyMinutes);
        try {
          if (!(await claim(ctx.db, job.name, writeInstant(occurrence)))) continue;
          await job.ask(ctx, workspaceId, now);
        } catch (error) {
          log.error(
            { job: job.name, err: describeError(error) },
            'a job failed; the next occurrence tries again',
          );
        }
      }
    },
  };
}

function latestOccurrence(now: Temporal.Instant, everyMinutes: number): Temporal.Instant {
  const step = everyMinutes * 60_000;
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / step) * step);
}

/** @returns false where this occurrence, or a later one, was claimed before: here, or on another machine. */
function claim(db: Db, job: string, occurrence: InstantText): Promise<boolean> {
  return write(db, async (tx) => {
    const result = await tx
      .insertInto('job_runs')
      .values({ job, claimed_for: occurrence })
      .onConflict((conflict) =>
        conflict
          .column('job')
          .doUpdateSet({ claimed_for: occurrence })
          .where('job_runs.claimed_for', '<', occurrence),
      )
      .executeTakeFirst();
    return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
  });
}
