import { joinCommunity } from '../../domain/communities/members/belonging.ts';
import { escapeWords } from '../blocks/text.ts';
import type { ActionCall } from '../calls.ts';
import { readCommunityId } from './input.ts';

export async function join(call: ActionCall): Promise<void> {
  const community = await joinCommunity(call.ctx, call.actor, readCommunityId(call.value));
  await call.answer({
    text: `You belong to *${escapeWords(community.name)}* now. Type \`/learn\` to see what you can do; nobody is told that you joined.`,
  });
}
