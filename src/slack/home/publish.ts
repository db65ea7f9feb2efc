import type { WebClient } from '@slack/web-api';
import type { Actor, Ctx } from '../../domain/context.ts';
import { errorName } from '../answering.ts';
import type { Surface } from '../surface.ts';
import { homeView } from './views.ts';

export interface Visit {
  readonly ctx: Ctx;
  readonly actor: Actor;
  readonly client: WebClient;
  readonly isFirstVisit: boolean;
  /** What stands there now, as far as we know. */
  readonly shown: { readonly mark: string | null; readonly hash: string | null };
}

/**
 * Publishes a person's Home where its content has changed. Where somebody else's newer version stands there already, that one
 * stays. @returns the mark of the content.
 */
export async function publishHome(on: Surface, visit: Visit): Promise<string> {
  const { ctx, actor, client, shown } = visit;
  const parts = [];
  for (const part of on.homeParts) parts.push(await part(ctx, actor));
  const view = homeView({ parts, isFirstVisit: visit.isFirstVisit });
  if (view.private_metadata === shown.mark) return shown.mark;
  try {
    const against = shown.hash === null ? {} : { hash: shown.hash };
    await client.views.publish({ user_id: actor.userId, view, ...against });
  } catch (error) {
    if (errorName(error) !== 'hash_conflict') throw error;
  }
  return view.private_metadata;
}
