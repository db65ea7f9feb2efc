import { setUpCommunity } from '../../domain/communities/set-up.ts';
import { checkTerms } from '../../domain/communities/terms.ts';
import type { Outcome, SubmissionCall } from '../calls.ts';
import { readSetUpMeta, readTerms, unsaidTerms } from './input.ts';
import { setUpDone } from './views.ts';

export async function submitSetUp(call: SubmissionCall): Promise<Outcome> {
  const meta = readSetUpMeta(call.meta);
  const terms = checkTerms(readTerms(call.fields, unsaidTerms(meta)));
  const community = await setUpCommunity(call.ctx, call.actor, meta.channelId, terms);
  return { next: 'replace', view: setUpDone(community) };
}
