import { keepAgreement } from '../../domain/communities/leading.ts';
import type { ActionCall } from '../calls.ts';
import { readCommunityId } from './input.ts';

export async function keepAgreementAsItIs(call: ActionCall): Promise<void> {
  await keepAgreement(call.ctx, call.actor, readCommunityId(call.value));
  await call.answer({ text: 'The agreement stays as it is. I ask again in a quarter.' });
}
