import { mustMeanCommunity } from '../../../domain/communities/meant.ts';
import { showProgram } from '../../../domain/mentoring/program/program.ts';
import { sendProgram } from '../../../domain/mentoring/program/sending.ts';
import { communityId } from '../../../ids.ts';
import type { ActionCall, CommandCall } from '../../calls.ts';
import { unknownControl } from '../../unknown.ts';
import { programView } from './views.ts';

/** `/mentor program`: of this channel's community, elsewhere of the one used last. */
export async function openProgram({ ctx, actor, channelId, show }: CommandCall): Promise<void> {
  const { id } = await mustMeanCommunity(ctx, actor, channelId);
  await show(programView(await showProgram(ctx, actor, id)));
}

/** *Send me the pictures*. */
export async function sendPictures(call: ActionCall): Promise<void> {
  const community = communityId.parse(call.value);
  if (community === null) return await call.answer(unknownControl);
  const isFirst = await sendProgram(call.ctx, call.actor, community);
  const text = isFirst
    ? 'They come as a message in your conversation with me. Nobody else can see it.'
    : 'I have sent them today already: they stand in your conversation with me.';
  await call.answer({ text });
}
