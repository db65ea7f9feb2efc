import { mustMeanCommunity } from '../../../domain/communities/meant.ts';
import { takeBack } from '../../../domain/rounds/drafting/discarding.ts';
import { draftFor, proposeRound } from '../../../domain/rounds/drafting/drafts.ts';
import { roundLimits } from '../../../domain/rounds/round.ts';
import { cleanLine, lengthOf } from '../../../domain/words.ts';
import { communityId, type RoundId } from '../../../ids.ts';
import { wordsAsTyped } from '../../as-typed-by.ts';
import { cut } from '../../blocks/text.ts';
import type { ActionCall, CommandCall } from '../../calls.ts';
import { outdated, readRoundId } from '../input.ts';
import { roundForm, shapeToBegin } from './form.ts';

/** `/feedback round`, and the title of one after it. */
export async function openForm(call: CommandCall): Promise<void> {
  const community = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  const draft = await proposeRound(call.ctx, call.actor, community.id);
  const words = cleanLine(call.text === '' ? '' : await wordsAsTyped(call, call.text));
  const titled = words === '' ? draft : { ...draft, title: cut(words, roundLimits.title) };
  await call.show(roundForm(titled, 'short', lengthOf(words) > roundLimits.title ? TOO_LONG : null));
}

const TOO_LONG = `A title takes up to ${roundLimits.title} characters. Yours is longer, so its end is missing here.`;

/** *New round*, in the list. */
export async function beginFromList(call: ActionCall): Promise<void> {
  const community = communityId.parse(call.value);
  if (community === null) throw outdated();
  await call.replaceView(roundForm(await proposeRound(call.ctx, call.actor, community), 'short', null));
}

/** *Go on*, beside a draft in the list. */
export async function goOn(call: ActionCall): Promise<void> {
  await showForm(call, readRoundId(call.value), null);
}

/** *Change*, beside a planned round: it is a draft again, until it is sent anew. */
export async function changePlanned(call: ActionCall): Promise<void> {
  const id = readRoundId(call.value);
  await takeBack(call.ctx, call.actor, id);
  await showForm(call, id, 'This round was planned. It is a draft now, until you press *Send* again.');
}

/** In place of the list: the windows for questions go on top, and Slack lays no more than three on each other. */
async function showForm(call: ActionCall, id: RoundId, note: string | null): Promise<void> {
  const draft = await draftFor(call.ctx, call.actor, id);
  const form = roundForm(draft, shapeToBegin(draft), note);
  if (call.view?.type === 'modal') await call.replaceView(form);
  else await call.show(form);
}
