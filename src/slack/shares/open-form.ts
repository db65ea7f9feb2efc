import type { ModalView } from '@slack/types';
import { communityFor } from '../../domain/communities/communities.ts';
import type { ShareKind } from '../../domain/shares/share.ts';
import { sharingChoices } from '../../domain/shares/shares.ts';
import type { ChannelId } from '../../ids.ts';
import type { Call } from '../calls.ts';
import { filledIn, shareForm } from './form.ts';
import type { FormMeta } from './input.ts';

interface Beginning {
  /** Where it was asked for, to know the community; null where there is no channel. */
  readonly channelId: ChannelId | null;
  readonly kind?: ShareKind;
  /** As the person typed them. */
  readonly words?: string;
  readonly source?: FormMeta['source'];
}

/** The form for a new share of this person. @throws Refusal where they belong to no community. */
export async function newForm({ ctx, actor }: Call, beginning: Beginning): Promise<ModalView> {
  const { channelId, kind = 'insight', words = '', source = null } = beginning;
  const preferred = await communityFor(ctx, actor, channelId);
  const choices = await sharingChoices(ctx, actor, preferred?.id ?? null);
  const { community, communities, place, today } = choices;
  const { typed, note } = filledIn(kind, words);
  return shareForm({ meta: { communityId: community.id, source }, typed, communities, place, today, note });
}
