import type { ActionCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { setUpForm } from './form.ts';
import { readSetUpMeta, unsaidTerms } from './input.ts';

/** The rest of the form. What was typed stays, since its blocks keep their ids. */
export async function showMore(call: ActionCall): Promise<void> {
  if (call.view === null) return;
  const meta = readSetUpMeta(call.view.meta);
  const unsaid = unsaidTerms(meta);
  const typed = {
    purpose: textOf(call.view.fields, 'purpose'),
    weekday: Number(textOf(call.view.fields, 'weekday') ?? unsaid.weekday),
  };
  await call.replaceView(setUpForm({ ...unsaid, ...typed }, meta.channelName, true, call.view.meta));
}
