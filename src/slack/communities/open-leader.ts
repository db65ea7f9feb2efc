import { communitySettings } from '../../domain/communities/leading.ts';
import type { ActionCall } from '../calls.ts';
import { readCommunityId } from './input.ts';
import { leaderForm } from './views.ts';

export async function openLeader(call: ActionCall): Promise<void> {
  const { community } = await communitySettings(call.ctx, call.actor, readCommunityId(call.value));
  await call.show(leaderForm(community));
}
