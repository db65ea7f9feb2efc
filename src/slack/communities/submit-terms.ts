import { changeTerms, communitySettings } from '../../domain/communities/leading.ts';
import { checkTerms } from '../../domain/communities/terms.ts';
import type { Outcome, SubmissionCall } from '../calls.ts';
import { readCommunityId, readTerms } from './input.ts';

export async function submitTerms(call: SubmissionCall): Promise<Outcome> {
  const id = readCommunityId(call.meta);
  const { community, norms } = await communitySettings(call.ctx, call.actor, id);
  const { name, purpose, zone, rhythm, belonging, guestsBelong } = community;
  const now = { name, purpose, zone, ...rhythm, belonging, guestsBelong, norms };
  await changeTerms(call.ctx, call.actor, id, checkTerms(readTerms(call.fields, now)));
  return { next: 'close all' };
}
