/**
 * How fast we speak, kept in this process: Slack's own 429 is what corrects several machines together. A conversation gets
 * at most one post a second; each method of a workspace has a budget with a short burst; after a 429 that method of that
 * workspace rests, and nothing else.
 */
import type { ChannelId, UserId, WorkspaceId } from '../ids.ts';
import { type Step, steps } from './progress.ts';

/** The person or channel a post is for. */
export interface Conversation {
  readonly workspaceId: WorkspaceId;
  readonly recipient: UserId | ChannelId;
}

/** What may not be begun now. */
export interface Closed {
  readonly steps: readonly { readonly workspaceId: WorkspaceId; readonly step: Step }[];
  readonly conversations: readonly Conversation[];
}

interface Budget {
  /** Calls that may follow each other at once after a rest. */
  readonly burst: number;
  readonly perMinute: number;
}

/** Below what Slack allows each method (slack.dev: rate limits), since a 429 costs more than a pause. */
export const budgets: Readonly<Record<Step, Budget>> = {
  post: { burst: 20, perMinute: 296 },
  update: { burst: 20, perMinute: 40 },
  remove: { burst: 20, perMinute: 40 },
  // Conversations are also opened ahead of their first message, beside the sender.
  open: { burst: 10, perMinute: 30 },
  look: { burst: 10, perMinute: 40 },
  pin: { burst: 5, perMinute: 15 },
  upload: { burst: 20, perMinute: 80 },
  complete: { burst: 20, perMinute: 80 },
  check: { burst: 20, perMinute: 80 },
  unload: { burst: 20, perMinute: 40 },
};

export const betweenPostsMs = 1000;

export class Pacing {
  /** By workspace and step: when its budget would be full again, in milliseconds since the epoch. */
  readonly #fullAt = new Map<string, number>();
  readonly #pausedUntil = new Map<string, number>();
  readonly #quietUntil = new Map<string, Conversation & { readonly until: number }>();
  readonly #workspaces = new Set<WorkspaceId>();

  /** Uses the budget for one call. */
  take(workspace: WorkspaceId, step: Step, now: Temporal.Instant): void {
    this.#workspaces.add(workspace);
    const key = keyOf(workspace, step);
    const from = Math.max(this.#fullAt.get(key) ?? 0, now.epochMilliseconds);
    this.#fullAt.set(key, from + 60_000 / budgets[step].perMinute);
  }

  /** A post arrived at `now` at the latest: the next one in this conversation waits a second. */
  posted(to: Conversation, now: Temporal.Instant): void {
    this.#quietUntil.set(keyOf(to.workspaceId, to.recipient), {
      ...to,
      until: now.epochMilliseconds + betweenPostsMs,
    });
  }

  pause(workspace: WorkspaceId, step: Step, until: Temporal.Instant): void {
    this.#workspaces.add(workspace);
    const key = keyOf(workspace, step);
    this.#pausedUntil.set(key, Math.max(this.#pausedUntil.get(key) ?? 0, until.epochMilliseconds));
  }

  closed(now: Temporal.Instant): Closed {
    const at = now.epochMilliseconds;
    this.#forgetThePast(at);
    return {
      steps: this.#closings().filter(({ opensAt }) => opensAt > at),
      conversations: [...this.#quietUntil.values()],
    };
  }

  /** When the first of what is closed opens again; null while all is open. */
  nextOpening(now: Temporal.Instant): Temporal.Instant | null {
    const at = now.epochMilliseconds;
    const openings = this.#closings().map(({ opensAt }) => opensAt);
    for (const { until } of this.#quietUntil.values()) openings.push(until);
    const next = Math.min(...openings.filter((opensAt) => opensAt > at));
    return next === Number.POSITIVE_INFINITY ? null : Temporal.Instant.fromEpochMilliseconds(Math.ceil(next));
  }

  #closings() {
    return [...this.#workspaces].flatMap((workspaceId) =>
      steps.map((step) => ({ workspaceId, step, opensAt: this.#opensAt(workspaceId, step) })),
    );
  }

  #opensAt(workspace: WorkspaceId, step: Step): number {
    const { burst, perMinute } = budgets[step];
    const key = keyOf(workspace, step);
    const budgeted = (this.#fullAt.get(key) ?? 0) - (burst - 1) * (60_000 / perMinute);
    return Math.max(budgeted, this.#pausedUntil.get(key) ?? 0);
  }

  #forgetThePast(at: number): void {
    for (const [key, { until }] of this.#quietUntil) if (until <= at) this.#quietUntil.delete(key);
  }
}

function keyOf(workspace: WorkspaceId, name: string): string {
  return `${workspace} ${name}`;
}
