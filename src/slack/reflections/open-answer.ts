import { mustMeanCommunity } from '../../domain/communities/meant.ts';
import { openOwnAnswer, openQuestion } from '../../domain/reflections/answering/opening.ts';
import { communityId } from '../../ids.ts';
import { wordsAsTyped } from '../as-typed-by.ts';
import type { ActionCall, CommandCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { answerForm, answerView } from './form.ts';
import { readCommunityId, readNamedWeek, readReflectionId } from './input.ts';

/** `/reflect` and `/reflect <words>`: this week's question, asked or not. */
export async function openThisWeek(call: CommandCall): Promise<void> {
  const community = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  const form = await openQuestion(call.ctx, call.actor, community.id, 'this');
  const typed = call.text === '' ? null : await wordsAsTyped(call, call.text);
  // What was typed, and other communities, are shown whatever can be done with them.
  const isAll = typed === null && form.communities.length < 2;
  await call.show(isAll ? answerView(form) : answerForm(form, typed));
}

/** *Answer*, under a prompt, the week's post, or on Home. */
export async function openPrompt(call: ActionCall): Promise<void> {
  const { communityId: community, week } = readNamedWeek(call.value);
  await call.show(answerView(await openQuestion(call.ctx, call.actor, community, week)));
}

/** *Answer next week’s first*, for leaders: it then stands first below the week’s post. */
export async function openNextWeek(call: ActionCall): Promise<void> {
  await call.show(answerForm(await openQuestion(call.ctx, call.actor, readCommunityId(call.value), 'next')));
}

/** *Change*, in the journal: in place of its page, which would go on showing the words of before. */
export async function openOwn(call: ActionCall): Promise<void> {
  await call.replaceView(answerForm(await openOwnAnswer(call.ctx, call.actor, readReflectionId(call.value))));
}

/** Another community in the form: its question of the week; what was typed stays. */
export async function changeCommunity(call: ActionCall): Promise<void> {
  if (call.view === null) return;
  const chosen = communityId.parse(call.value);
  if (chosen === null) return;
  const form = await openQuestion(call.ctx, call.actor, chosen, 'this');
  await call.replaceView(answerForm(form, textOf(call.view.fields, 'words')));
}
