import { markAnswer } from '../../domain/shares/answers/answers.ts';
import { userId } from '../../ids.ts';
import { wordsAsTyped } from '../as-typed-by.ts';
import { mention } from '../blocks/text.ts';
import type { MessageShortcutCall } from '../calls.ts';
import { permalinkOf } from './permalink.ts';

/** *This answers it* on a reply under a question. */
export async function markAsAnswer(call: MessageShortcutCall): Promise<void> {
  const { ctx, actor, channelId, message } = call;
  const { authorId, isNew } = await markAnswer(ctx, actor, {
    channelId,
    threadTs: message.threadTs,
    ts: message.ts,
    authorId: userId.parse(message.author),
    text: await wordsAsTyped(call, message.text),
    permalink: await permalinkOf(call, channelId, message.ts),
  });
  const author = mention(authorId);
  await call.answer({
    text: isNew
      ? `Thank you. ${author}’s reply now stands under the question and in the library.`
      : `${author}’s reply is in the library already.`,
  });
}
