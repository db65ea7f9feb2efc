import { askThree, communityToAskIn } from '../../domain/checklist/asking.ts';
import { userId } from '../../ids.ts';
import type { ActionCall, Outcome, SubmissionCall } from '../calls.ts';
import { listOf } from '../fields.ts';
import { askedView, askThreeView, PEOPLE } from './asking.ts';
import { communityIn } from './input.ts';

export async function openAskThree(call: ActionCall): Promise<void> {
  await call.show(askThreeView(await communityToAskIn(call.ctx, call.actor, communityIn(call.value))));
}

export async function submitAskThree(call: SubmissionCall): Promise<Outcome> {
  const users = listOf(call.fields, PEOPLE).flatMap((id) => userId.parse(id) ?? []);
  const asked = await askThree(call.ctx, call.actor, communityIn(call.meta), { users, field: PEOPLE });
  return { next: 'replace', view: askedView(asked) };
}
