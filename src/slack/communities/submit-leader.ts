import { nameLeader } from '../../domain/communities/leading.ts';
import { Refusal } from '../../domain/refusal.ts';
import { userId } from '../../ids.ts';
import { escapeWords, mention } from '../blocks/text.ts';
import type { Outcome, SubmissionCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { readCommunityId } from './input.ts';
import { note } from './views.ts';

export async function submitLeader(call: SubmissionCall): Promise<Outcome> {
  const named = userId.parse(textOf(call.fields, 'leader'));
  if (named === null) throw new Refusal('invalid', 'Please choose a person.', 'leader');
  const community = await nameLeader(call.ctx, call.actor, readCommunityId(call.meta), named);
  return {
    next: 'replace',
    view: note('A new leader', [
      `${mention(named)} leads *${escapeWords(community.name)}* now. Tell them in your own words; I send no message about it.`,
    ]),
  };
}
