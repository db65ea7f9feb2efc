import { actionToBegin, makeActionItem, type NewAction } from '../../domain/actions/actions.ts';
import type { Community } from '../../domain/communities/community.ts';
import { dayInWords } from '../../domain/time.ts';
import type { CommunityId, UserId } from '../../ids.ts';
import { noteView } from '../answering.ts';
import { wordsAsTyped } from '../as-typed-by.ts';
import { cut, escapeWords, mention } from '../blocks/text.ts';
import { type ActionCall, type CommandCall, close, type Outcome, type SubmissionCall } from '../calls.ts';
import { addForm } from './forms.ts';
import { listIn, readAction, readBelow, readCommunityId } from './input.ts';
import { showListBelow } from './show-list.ts';

/** *Add an action item*. */
export async function openAdding(call: ActionCall): Promise<void> {
  const begun = await actionToBegin(call.ctx, call.actor, readCommunityId(call.value));
  await call.show(addForm({ ...begun, text: '', owner: call.actor.userId, below: listIn(call.view) }));
}

/** `/learn actions <words>`: the form, filled in. */
export async function openAddingWith(call: CommandCall, community: CommunityId): Promise<void> {
  const begun = await actionToBegin(call.ctx, call.actor, community);
  const text = await wordsAsTyped(call, call.text);
  await call.show(addForm({ ...begun, text, owner: call.actor.userId, below: null }));
}

export async function submitAdding(call: SubmissionCall): Promise<Outcome> {
  const community = readCommunityId(call.meta);
  const made = await makeActionItem(call.ctx, call.actor, community, readAction(call.fields));
  const below = readBelow(call.meta);
  if (below === null) return { next: 'replace', view: noteView({ text: noted(made, call.actor.userId) }) };
  await showListBelow(call, below);
  return close;
}

function noted(made: NewAction & { readonly community: Community }, maker: UserId): string {
  const name = escapeWords(cut(made.community.name, 80));
  const reminder =
    made.ownerId === maker
      ? 'I remind you when it is due.'
      : `I tell ${mention(made.ownerId)} by direct message, and remind them when it is due.`;
  return `It is noted, due on ${dayInWords(made.dueOn)}. ${reminder} Every member of *${name}* can see it in \`/learn actions\`.`;
}
