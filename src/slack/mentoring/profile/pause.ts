import type { Community } from '../../../domain/communities/community.ts';
import {
  comeBack,
  pauseIn,
  pauseOwn,
  resumeIn,
  resumeOwn,
} from '../../../domain/mentoring/profiles/own-pausing.ts';
import { noteView } from '../../answering.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { escapeWords, paragraph } from '../../blocks/text.ts';
import type { ActionCall, Answer, CommandCall } from '../../calls.ts';
import { ids } from '../../ids.ts';
import { readCommunityId, readPause } from './input.ts';

/** `/mentor pause`. */
export async function pauseByCommand(call: CommandCall): Promise<void> {
  const communities = await pauseOwn(call.ctx, call.actor, call.channelId);
  const text = pausedInWords(communities);
  const back = button('I’m back', ids.learn.run('mentor resume'));
  await call.answer({ text, blocks: [paragraph(text), buttonRow(back)] });
}

/** `/mentor resume`. */
export async function resumeByCommand(call: CommandCall): Promise<void> {
  await call.answer(backAnswer(await resumeOwn(call.ctx, call.actor, call.channelId)));
}

/** *Pause* in the profile, or on Home. */
export async function pauseByButton(call: ActionCall): Promise<void> {
  const community = await pauseIn(call.ctx, call.actor, readCommunityId(call.value));
  await say(call, { text: pausedInWords([community]) });
}

/** *I’m back* likewise. */
export async function resumeByButton(call: ActionCall): Promise<void> {
  await say(call, backAnswer([await resumeIn(call.ctx, call.actor, readCommunityId(call.value))]));
}

/** The one tap back under the word that we paused them: the message then says so. */
export async function backByMessage(call: ActionCall): Promise<void> {
  const { communityId, at } = readPause(call.value);
  await comeBack(call.ctx, call.actor, communityId, at);
}

async function say(call: ActionCall, answer: Answer): Promise<void> {
  if (call.view?.type === 'modal') await call.replaceView(noteView(answer));
  else await call.answer(answer);
}

function pausedInWords(communities: readonly Community[]): string {
  return `Paused in ${named(communities)}. I suggest nobody to you, and you to nobody. Pairings that run go on. Nobody is told.`;
}

function backAnswer(communities: readonly Community[]): Answer {
  return { text: `You are back in ${named(communities)}: I may suggest somebody to you again.` };
}

function named(communities: readonly Community[]): string {
  return communities.map(({ name }) => `*${escapeWords(name)}*`).join(', ');
}
