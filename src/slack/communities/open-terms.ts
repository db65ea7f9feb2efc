import { communitySettings } from '../../domain/communities/leading.ts';
import type { ActionCall } from '../calls.ts';
import { termsForm } from './form.ts';
import { readCommunityId } from './input.ts';

export async function openTerms(call: ActionCall): Promise<void> {
  const { community, norms } = await communitySettings(call.ctx, call.actor, readCommunityId(call.value));
  const { name, purpose, zone, rhythm, belonging, guestsBelong } = community;
  const shown = { name, purpose, zone, ...rhythm, belonging, guestsBelong, norms };
  await call.show(termsForm(shown, community.id));
}
