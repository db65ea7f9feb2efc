import type { Community } from '../../domain/communities/community.ts';
import { type Skipped, skipHere } from '../../domain/reflections/hours/skipping.ts';
import { communitiesMeant, type Wish, wishIn } from '../../domain/reflections/hours/wishing.ts';
import { escapeWords } from '../blocks/text.ts';
import type { ActionCall, CommandCall } from '../calls.ts';
import { readCommunityId } from './input.ts';

/** What a member answers who was offered less. */
export function wishFor(wish: Wish) {
  return async (call: ActionCall): Promise<void> => {
    await wishIn(call.ctx, call.actor, [readCommunityId(call.value)], wish);
  };
}

/** `/reflect pause` and `/reflect resume`. */
export function wishByCommand(wish: 'pause' | 'resume', done: string) {
  return async (call: CommandCall): Promise<void> => {
    const communities = await communitiesMeant(call.ctx, call.actor, call.channelId);
    await wishIn(
      call.ctx,
      call.actor,
      communities.map(({ id }) => id),
      wish,
    );
    await call.answer({ text: `${done} ${holdsFor(communities)} Nobody is told.` });
  };
}

const SKIPPED: Readonly<Record<Skipped, string>> = {
  'this week': 'This week is skipped: no question comes.',
  'its question': 'This week is skipped: its question needs no answer, and no reminder comes.',
  'the next question': 'This week’s question is done with, so the next one is skipped.',
};

/** `/reflect skip`. */
export async function skipByCommand(call: CommandCall): Promise<void> {
  const done = await skipHere(call.ctx, call.actor, call.channelId);
  const lines = [...Map.groupBy(done, ({ skipped }) => skipped)].map(
    ([skipped, of]) => `${SKIPPED[skipped]} ${holdsFor(of.map(({ community }) => community))}`,
  );
  await call.answer({ text: `${lines.join(' ')} Nobody is told.` });
}

function holdsFor(communities: readonly Community[]): string {
  return `This holds for ${communities.map(({ name }) => `*${escapeWords(name)}*`).join(', ')}.`;
}
