import type { WebClient } from '@slack/web-api';
import { openQuestion } from '../../domain/reflections/answering/opening.ts';
import { dropTypedOffers, hearTyped } from '../../domain/reflections/answering/typed.ts';
import { Refusal } from '../../domain/refusal.ts';
import { channelId, messageTs, userId } from '../../ids.ts';
import { noteView } from '../answering.ts';
import { wordsAsTyped } from '../as-typed-by.ts';
import type { ActionCall, EventCall } from '../calls.ts';
import { showWhenReady } from '../show-when-ready.ts';
import type { EventOf } from '../surface.ts';
import { answerView } from './form.ts';
import { type NamedTyped, readNamedTyped } from './input.ts';

/** A person typed something to the bot, maybe with a file. What is edited, deleted or said by apps is none of it. */
export async function typedToBot({ ctx, workspaceId, event }: EventCall<EventOf<'message'>>): Promise<void> {
  if (event.subtype !== undefined && event.subtype !== 'file_share') return;
  if (event.channel_type !== 'im' || event.text === '') return;
  if ('bot_id' in event && event.bot_id !== undefined) return;
  const ts = messageTs.parse(event.ts);
  const user = userId.parse(event.user);
  const channel = channelId.parse(event.channel);
  if (ts === null || user === null || channel === null) return;
  const threadTs = messageTs.parse(event.thread_ts);
  await hearTyped(ctx, workspaceId, { userId: user, channelId: channel, ts, threadTs });
}

/** *Save this as my answer?* – yes: the form with the words in it. They are read from Slack now; we have not kept them. */
export async function saveTyped(call: ActionCall): Promise<void> {
  const typed = readNamedTyped(call.value);
  await showWhenReady(call, noteView({ text: 'One moment…' }), async () => {
    const words = await readTyped(call, typed);
    const form = await openQuestion(call.ctx, call.actor, typed.communityId, typed.week);
    return answerView(form, words);
  });
}

/** – no: the offer goes. */
export async function leaveTyped(call: ActionCall): Promise<void> {
  await dropTypedOffers(call.ctx, call.actor);
}

async function readTyped(call: ActionCall, { ts, threadTs }: NamedTyped): Promise<string> {
  const channel = call.message?.channelId;
  if (channel === undefined) throw gone();
  const text = await textAt(call.client, channel, ts, threadTs);
  if (text === null) throw gone();
  return await wordsAsTyped(call, text);
}

async function textAt(
  client: WebClient,
  channel: string,
  ts: string,
  threadTs: string | null,
): Promise<string | null> {
  const at = { channel, latest: ts, oldest: ts, inclusive: true, limit: 1 };
  const { messages } =
    threadTs === null
      ? await client.conversations.history(at)
      : await client.conversations.replies({ ...at, ts: threadTs });
  return messages?.find((message) => message.ts === ts)?.text ?? null;
}

function gone(): Refusal {
  return new Refusal(
    'not_found',
    'Your message is no longer there. Press *Answer* under the question instead.',
  );
}
