import { wordsAsTyped } from '../as-typed-by.ts';
import type { ActionCall, CommandCall, GlobalShortcutCall } from '../calls.ts';
import { newForm } from './open-form.ts';

/** `/learn share`, and `/learn share <text>` with the text in it. */
export async function openShare(call: CommandCall): Promise<void> {
  const words = await wordsAsTyped(call, call.text);
  await call.show(await newForm(call, { channelId: call.channelId, words }));
}

/** The shortcut *Share what I learned*, which knows of no channel. */
export async function openShareAnywhere(call: GlobalShortcutCall): Promise<void> {
  await call.show(await newForm(call, { channelId: null }));
}

/** A button that opens the form; its value is what was learned, if anything. */
export async function openShareByButton(call: ActionCall): Promise<void> {
  await call.show(await newForm(call, { channelId: call.message?.channelId ?? null, words: call.value }));
}

/** *Ask the community*: the form as a question; the button's value is the question. */
export async function openQuestion(call: ActionCall): Promise<void> {
  const channelId = call.message?.channelId ?? null;
  await call.show(await newForm(call, { channelId, kind: 'question', words: call.value }));
}
