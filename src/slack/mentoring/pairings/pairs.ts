import type { HomeView } from '@slack/types';
import type { Actor, Ctx } from '../../../domain/context.ts';
import { conversationsOf, ownPairings, runningPairings } from '../../../domain/mentoring/pairings/listing.ts';
import { aside, paragraph } from '../../blocks/text.ts';
import type { CommandCall } from '../../calls.ts';
import { lineOf, nextInWords, pairsView } from './pairs-view.ts';

const MOST_ON_HOME = 3;

/** `/mentor pairs`. */
export async function openPairs(call: CommandCall): Promise<void> {
  const own = await ownPairings(call.ctx, call.actor);
  const ids = own.running.map(({ id }) => id);
  await call.show(pairsView(own, await conversationsOf(call.ctx, call.actor, ids)));
}

/** With whom somebody is paired; nothing where they are with nobody. */
export async function pairingsOnHome(ctx: Ctx, actor: Actor): Promise<HomeView['blocks']> {
  const running = await runningPairings(ctx, actor, MOST_ON_HOME + 1);
  if (running.length === 0) return [];
  return [
    paragraph('*My pairings*'),
    ...running.slice(0, MOST_ON_HOME).map((one) => paragraph(`${lineOf(one)} ${nextInWords(one)}`)),
    ...(running.length > MOST_ON_HOME ? [aside('And more: type `/mentor pairs`.')] : []),
  ];
}
