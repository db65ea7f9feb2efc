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
  // Claims only grow: what was once found claimed need not be asked for again.
  const known = new Map<Job, InstantText>();
  const claim = async (due: readonly Due[]): Promise<ReadonlySet<Job>> => {
    try {
      const mine = due.length === 0 ? new Set<Job>() : await claimTogether(ctx.db, due);
      for (const { job, occurrence } of due) known.set(job, occurrence);
      return mine;
    } catch (error) {
      for (const { job } of due) logFailure(log, job, error);
      return new Set();
    }
  };
  return {
    async tick() {
      const now = ctx.clock.now();
      const due = jobs
        .map((job) => ({ job, occurrence: writeInstant(latestOccurrence(now, job.everyMinutes)) }))
        .filter(({ job, occurrence }) => (known.get(job) ?? '') < occurrence);
      // Each commit waits for the disk. If this process dies, what it had claimed so comes again a minute later.
      const soonAgain = await claim(due.filter(comesSoonAgain));
      for (const one of due) {
        const { job } = one;
        const mine = comesSoonAgain(one) ? soonAgain : await claim([one]);
        if (!mine.has(job)) continue;
        await job.ask(ctx, workspaceId, now).catch((error: unknown) => logFailure(log, job, error));
      }
    },
  };
}

interface Due {
  readonly job: Job;
  readonly occurrence: InstantText;
}

function comesSoonAgain({ job }: Due): boolean {
  return job.everyMinutes === 1;
}

function logFailure(log: Logger, { name }: Job, error: unknown): void {
  log.error({ job: name, err: describeError(error) }, 'a job failed; the next occurrence tries again');
}

function latestOccurrence(now: Temporal.Instant, everyMinutes: number): Temporal.Instant {
  const step = everyMinutes * 60_000;
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(now.epochMilliseconds / step) * step);
}

/** @returns without those of which this occurrence, or a later one, was claimed before: here, or on another machine. */
function claimTogether(db: Db, due: readonly Due[]): Promise<Set<Job>> {
  return write(db, async (tx) => {
    const mine = new Set<Job>();
    for (const { job, occurrence } of due) {
      const result = await tx
        .insertInto('job_runs')
        .values({ job: job.name, claimed_for: occurrence })
        .onConflict((conflict) =>
          conflict
            .column('job')
            .doUpdateSet({ claimed_for: occurrence })
            .where('job_runs.claimed_for', '<', occurrence),
        )
        .executeTakeFirst();
      if ((result.numInsertedOrUpdatedRows ?? 0n) > 0n) mine.add(job);
    }
    return mine;
  });
}
