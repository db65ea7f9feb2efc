import { offerSetUp } from '../../domain/communities/set-up.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type ChannelId, channelId } from '../../ids.ts';
import type { ActionCall, Answering, Call, CommandCall } from '../calls.ts';
import { setUpForm } from './form.ts';
import { type SetUpMeta, unsaidTerms } from './input.ts';

/** Where Slack knows no zone of whoever sets up. */
const NO_ZONE = 'Europe/London';

export async function openSetUp(call: CommandCall): Promise<void> {
  await openIn(call, call.channelId);
}

/** From the menu, which names the channel it was opened in. */
export async function openSetUpFromMenu(call: ActionCall): Promise<void> {
  const channel = channelId.parse(call.value) ?? call.message?.channelId ?? null;
  if (channel === null) {
    throw new Refusal('invalid', 'Go to the channel where your people meet, and type `/learn setup` there.');
  }
  await openIn(call, channel);
}

async function openIn(call: Call & Answering, channel: ChannelId): Promise<void> {
  const offer = await offerSetUp(call.ctx, call.actor, channel);
  const meta: SetUpMeta = {
    channelId: offer.channelId,
    channelName: offer.channelName,
    zone: offer.zone ?? NO_ZONE,
    belonging: offer.belonging,
  };
  await call.show(setUpForm(unsaidTerms(meta), meta.channelName, false, JSON.stringify(meta)));
}
