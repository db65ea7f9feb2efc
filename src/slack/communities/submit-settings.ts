import { chooseSettings } from '../../domain/communities/members/choices.ts';
import { close, type Outcome, type SubmissionCall } from '../calls.ts';
import { readChoices, readCommunityId } from './input.ts';

export async function submitSettings(call: SubmissionCall): Promise<Outcome> {
  await chooseSettings(call.ctx, call.actor, readCommunityId(call.meta), readChoices(call.fields));
  return close;
}
