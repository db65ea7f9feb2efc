import { stepOut } from '../../domain/communities/members/belonging.ts';
import { escapeWords } from '../blocks/text.ts';
import type { ActionCall } from '../calls.ts';
import { readCommunityId } from './input.ts';
import { note } from './views.ts';

export async function stepOutOfCommunity(call: ActionCall): Promise<void> {
  const community = await stepOut(call.ctx, call.actor, readCommunityId(call.value));
  const words = `You stepped out of *${escapeWords(community.name)}*. You get no more questions from it. To come back, type \`/learn\` in its channel and press Join.`;
  if (call.view === null) await call.answer({ text: words });
  else await call.replaceView(note('You stepped out', [words]));
}
