import { shareToEdit } from '../../domain/shares/shares.ts';
import { findTags } from '../../domain/shares/tags.ts';
import type { CommunityId } from '../../ids.ts';
import type { Choice, OptionsCall } from '../calls.ts';
import { communityIn, readFormMeta, readShareId } from './input.ts';

/** Tags that exist, and *Add “…”* for what does not exist yet. */
export async function offerTags(call: OptionsCall): Promise<readonly Choice[]> {
  const { known, fresh } = await findTags(call.ctx, call.actor, await communityOf(call), call.typed);
  const choices = known.map(({ label }) => ({ text: label, value: label }));
  return fresh === null ? choices : [...choices, { text: `Add “${fresh.label}”`, value: fresh.label }];
}

/** A new share's community is in its form; an old one's is its own. */
async function communityOf({ ctx, actor, fields, meta }: OptionsCall): Promise<CommunityId> {
  if (meta.startsWith('{')) return communityIn(fields, readFormMeta(meta));
  const { share } = await shareToEdit(ctx, actor, readShareId(meta));
  return share.communityId;
}
