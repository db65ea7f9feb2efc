import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import type { InCommunity, Program } from '../mentoring.ts';
import { pairingsWithPeople, suggestionsWithPeople } from '../store-of-people-together.ts';

/** Who has somebody in this program, or is asked whether they want somebody: nobody else is looked for them until that is over. */
export async function listProvidedFor(tx: Tx, of: InCommunity, program: Program): Promise<Set<UserId>> {
  const paired = await pairingsWithPeople(tx)
    .select('pairing_people.user_id')
    .where('pairings.workspace_id', '=', of.workspaceId)
    .where('pairings.community_id', '=', of.communityId)
    .where('pairings.program', '=', program)
    .where('pairings.state', '=', 'running')
    .where('pairing_people.part', '=', 'mentee')
    .where('pairing_people.left_at', 'is', null)
    .execute();
  const asked = await suggestionsWithPeople(tx)
    .select('suggestion_people.user_id')
    .where('suggestions.workspace_id', '=', of.workspaceId)
    .where('suggestions.community_id', '=', of.communityId)
    .where('suggestions.program', '=', program)
    .where('suggestions.state', '=', 'open')
    .where('suggestion_people.part', '=', 'mentee')
    .execute();
  return new Set([...paired, ...asked].map((row) => row.user_id));
}
