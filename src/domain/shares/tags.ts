import type { CommunityId } from '../../ids.ts';
import { asMember, identify } from '../access.ts';
import { type Actor, type Ctx, look } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { fold } from '../words.ts';
import type { Tag } from './share.ts';
import { tagsLike } from './store.ts';
import { tagLabel, wordTag } from './wording.ts';

const MOST_FOUND = 20;

export interface TagChoices {
  readonly known: readonly Tag[];
  /** What was typed, as a tag that the community does not have yet; null where it has, or where it can be none. */
  readonly fresh: Tag | null;
}

/** The tags of this community that fit what a member has typed so far. @throws Refusal like asMember. */
export async function findTags(
  ctx: Ctx,
  actor: Actor,
  community: CommunityId,
  typed: string,
): Promise<TagChoices> {
  const who = await identify(ctx, actor, 'member');
  const fresh = freshTag(typed);
  const written = fold(tagLabel(typed));
  return await look(ctx, async (tx) => {
    await asMember(tx, who, community);
    const known = await tagsLike(tx, actor.workspaceId, community, written, MOST_FOUND);
    const isKnown = known.some(({ tag }) => tag === written);
    return { known, fresh: isKnown ? null : fresh };
  });
}

/** Too long while typing is no error yet: it is not offered. */
function freshTag(typed: string): Tag | null {
  try {
    return wordTag(typed);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
