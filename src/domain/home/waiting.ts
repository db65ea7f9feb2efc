import type { ShareId, UserId } from '../../ids.ts';
import { communitiesOf } from '../communities/communities.ts';
import { type OwnSettings, ownSettings } from '../communities/members/choices.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { localDateOf } from '../time.ts';
import { experimentsToLookAt, sharesAwaitingYes } from './store.ts';

/** More than this is no page to look over; the rest comes up when these are done. */
const MOST_OF_EACH = 5;
const MOST_COMMUNITIES = 10;

/** What only this person can do next. */
export interface Waiting {
  readonly forMyYes: readonly AskedOfMe[];
  readonly experiments: readonly { readonly id: ShareId; readonly tried: string }[];
}

export interface AskedOfMe {
  readonly id: ShareId;
  readonly learned: string;
  readonly communityName: string;
  readonly savedBy: UserId;
}

/** What waits for this person, in whatever community; for themselves alone. */
export async function waitingFor(ctx: Ctx, actor: Actor): Promise<Waiting> {
  const { workspaceId, userId } = actor;
  const person = await ctx.directory.person(workspaceId, userId, { allowOlder: true });
  const today = localDateOf(ctx.clock.now(), person?.zone ?? 'UTC');
  return await look(ctx, async (tx) => {
    const asked = await sharesAwaitingYes(tx, workspaceId, userId, MOST_OF_EACH);
    const experiments = await experimentsToLookAt(tx, workspaceId, userId, { today, limit: MOST_OF_EACH });
    return {
      forMyYes: asked.map(({ id, learned, communityName, savedBy }) => ({
        id,
        learned,
        communityName,
        savedBy,
      })),
      experiments: experiments.map(({ id, learned }) => ({ id, tried: learned })),
    };
  });
}

/** This person's settings in each community where they belong, oldest community first. */
export async function settingsOf(ctx: Ctx, actor: Actor): Promise<OwnSettings[]> {
  const theirs = await communitiesOf(ctx, actor);
  const settings: OwnSettings[] = [];
  for (const { id } of theirs.slice(0, MOST_COMMUNITIES)) {
    try {
      settings.push(await ownSettings(ctx, actor, id));
    } catch (error) {
      // Someone may have become a guest, and the daily reconciliation has not seen it yet.
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return settings;
}
