import type { ModalView } from '@slack/types';
import { reflectionLimits } from '../../domain/reflections/reflection.ts';
import { heardBefore, sayWhatWasHeard } from '../../domain/reflections/weeks/hearing.ts';
import { textInput } from '../blocks/inputs.ts';
import { aside, plain } from '../blocks/text.ts';
import { type ActionCall, close, type Outcome, type SubmissionCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { ids } from '../ids.ts';
import { type NamedWeek, readNamedWeek, writeNamedWeek } from './input.ts';

/** *What you heard, what you'll do*: for leaders, after a week's summary. */
export async function openHeard(call: ActionCall): Promise<void> {
  const week = readNamedWeek(call.value);
  await call.show(heardForm(week, await heardBefore(call.ctx, call.actor, week)));
}

export async function submitHeard(call: SubmissionCall): Promise<Outcome> {
  await sayWhatWasHeard(call.ctx, call.actor, {
    ...readNamedWeek(call.meta),
    heard: textOf(call.fields, 'heard'),
    doing: textOf(call.fields, 'doing'),
  });
  return close;
}

function heardForm(
  week: NamedWeek,
  before: { readonly heard: string; readonly doing: string } | null,
): ModalView {
  const most = reflectionLimits.heard;
  return {
    type: 'modal',
    callback_id: ids.reflection.heardForm,
    private_metadata: writeNamedWeek(week),
    title: plain('What you heard'),
    submit: plain('Post'),
    close: plain('Cancel'),
    blocks: [
      aside('Two lines that close the circle. They go into the week’s thread, with your name.'),
      textInput({
        name: 'heard',
        label: 'What I heard',
        most,
        lines: 'many',
        initial: before?.heard ?? null,
      }),
      textInput({
        name: 'doing',
        label: 'What I will do',
        most,
        lines: 'many',
        initial: before?.doing ?? null,
      }),
    ],
  };
}
