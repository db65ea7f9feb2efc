import { stepDown } from '../../domain/communities/leading.ts';
import { escapeWords } from '../blocks/text.ts';
import type { ActionCall } from '../calls.ts';
import { readCommunityId } from './input.ts';
import { note } from './views.ts';

export async function stopLeading(call: ActionCall): Promise<void> {
  const community = await stepDown(call.ctx, call.actor, readCommunityId(call.value));
  await call.replaceView(
    note('You stopped leading', [
      `You are a member of *${escapeWords(community.name)}* like the others now. Thank you for leading it.`,
    ]),
  );
}
