import { findBank } from '../../../domain/reflections/bank/showing.ts';
import { type Theme, themeNamed } from '../../../domain/reflections/bank/themes.ts';
import type { CommunityId } from '../../../ids.ts';
import type { ActionCall, Answering, Call } from '../../calls.ts';
import { outdated, readBankMeta } from './input.ts';
import { bankView } from './views.ts';

/** `/reflect bank`: the community's questions, for its leaders. */
export async function openBank(call: Call & Answering, community: CommunityId): Promise<void> {
  await call.show(bankView(await findBank(call.ctx, call.actor, community, null)));
}

/** Another theme of the same bank. */
export async function chooseTheme(call: ActionCall): Promise<void> {
  const { communityId } = bankOf(call);
  await showAgain(call, communityId, themeNamed(call.value));
}

/** The window of the bank where the click was. @throws Refusal where it was elsewhere. */
export function bankOf({ view }: ActionCall) {
  if (view === null) throw outdated();
  return { ...readBankMeta(view.meta), bankViewId: view.id };
}

/** The bank as it is now, in the window where the click was. */
export async function showAgain(
  call: ActionCall,
  community: CommunityId,
  theme: Theme | null,
): Promise<void> {
  await call.replaceView(bankView(await findBank(call.ctx, call.actor, community, theme)));
}
