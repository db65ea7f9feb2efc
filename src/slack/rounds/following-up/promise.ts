import { FOLLOWED_UP_AT } from '../../../domain/rounds/following-up/following-up.ts';
import { promiseFor, promiseToBegin } from '../../../domain/rounds/following-up/promising.ts';
import { longDate } from '../../../domain/time.ts';
import { userId } from '../../../ids.ts';
import { noteView } from '../../answering.ts';
import type { ActionCall, Outcome, SubmissionCall } from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { readRoundId } from '../input.ts';
import { promiseForm } from './promise-form.ts';

/** *Say what will be done*, below the results. */
export async function openPromise(call: ActionCall): Promise<void> {
  const begun = await promiseToBegin(call.ctx, call.actor, readRoundId(call.value));
  await call.show(promiseForm({ ...begun, owner: call.actor.userId }));
}

export async function submitPromise(call: SubmissionCall): Promise<Outcome> {
  const { dueOn } = await promiseFor(call.ctx, call.actor, readRoundId(call.meta), {
    theme: textOf(call.fields, 'theme'),
    text: textOf(call.fields, 'text'),
    ownerId: userId.parse(textOf(call.fields, 'owner')),
    due: textOf(call.fields, 'due'),
  });
  const text = `It stands in the round’s thread, and in \`/learn actions\`. On ${longDate(dueOn)} at ${FOLLOWED_UP_AT} I say in that thread what became of it.`;
  return { next: 'replace', view: noteView({ text }) };
}
