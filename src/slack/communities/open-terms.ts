import { communitySettings } from '../../domain/communities/leading.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { ActionCall } from '../calls.ts';
import { termsForm } from './form.ts';
import { readCommunityId } from './input.ts';

export async function openTerms(call: ActionCall): Promise<void> {
  const found = await communitySettings(call.ctx, call.actor, readCommunityId(call.value));
  const { community, norms, leads } = found;
  if (!leads)
    throw new Refusal('not_allowed', 'Only leaders can change this. You can name one, or lead yourself.');
  const { name, purpose, zone, rhythm, belonging, guestsBelong } = community;
  const shown = { name, purpose, zone, ...rhythm, belonging, guestsBelong, norms };
  await call.show(termsForm(shown, community.id));
}
