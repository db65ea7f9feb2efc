import { Refusal } from '../../domain/refusal.ts';
import { savingTerms } from '../../domain/shares/saving.ts';
import { isBlank } from '../../domain/words.ts';
import { userId } from '../../ids.ts';
import { wordsAsTyped } from '../as-typed-by.ts';
import type { MessageShortcutCall } from '../calls.ts';
import { newForm } from './open-form.ts';
import { permalinkOf } from './permalink.ts';

/** *Save as a learning* on a message: the form with its words in it. */
export async function openSaving(call: MessageShortcutCall): Promise<void> {
  const { ctx, actor, channelId, message } = call;
  const authorId = userId.parse(message.author);
  const { isPrivate, mustAsk, author } = await savingTerms(ctx, actor, {
    channelId,
    ts: message.ts,
    authorId,
  });
  const words = await wordsAsTyped(call, message.text, isPrivate ? channelId : null);
  if (isBlank(words)) {
    throw new Refusal(
      'invalid',
      'This message has no words that could be kept. You can share it in your own words.',
    );
  }
  const permalink = isPrivate ? null : await permalinkOf(call, channelId, message.ts);
  const source = { channelId, ts: message.ts, authorId: author.userId, permalink, mustAsk };
  await call.show(await newForm(call, { channelId, words, source }));
}
