import type { Tx } from '../../../db/transaction.ts';
import type { UserId } from '../../../ids.ts';
import type { InCommunity, Program } from '../mentoring.ts';
import type { Happened } from './figures.ts';

/** Everything that happened in a community's programs, withdrawn suggestions left out. */
export async function whatHappened(tx: Tx, community: InCommunity): Promise<Happened> {
  return {
    suggestions: await suggestionsIn(tx, community),
    pairings: await pairingsIn(tx, community),
    checkIns: await checkInsIn(tx, community),
  };
}

async function suggestionsIn(tx: Tx, { workspaceId, communityId }: InCommunity) {
  const rows = await tx
    .selectFrom('suggestions')
    .innerJoin('suggestion_people', (join) =>
      join
        .onRef('suggestion_people.workspace_id', '=', 'suggestions.workspace_id')
        .onRef('suggestion_people.suggestion_id', '=', 'suggestions.id'),
    )
    .select(['suggestions.id', 'suggestions.program', 'suggestion_people.user_id as userId', 'answer'])
    .where('suggestions.workspace_id', '=', workspaceId)
    .where('suggestions.community_id', '=', communityId)
    .where('suggestions.state', '!=', 'withdrawn')
    .execute();
  return together(rows, ({ userId, answer }) => ({ userId, hasAccepted: answer === 'yes' }));
}

async function pairingsIn(tx: Tx, { workspaceId, communityId }: InCommunity) {
  const rows = await tx
    .selectFrom('pairings')
    .innerJoin('pairing_people', (join) =>
      join
        .onRef('pairing_people.workspace_id', '=', 'pairings.workspace_id')
        .onRef('pairing_people.pairing_id', '=', 'pairings.id'),
    )
    .select(['pairings.id', 'pairings.program', 'pairing_people.user_id as userId'])
    .where('pairings.workspace_id', '=', workspaceId)
    .where('pairings.community_id', '=', communityId)
    .execute();
  return together(rows, ({ userId }): UserId => userId);
}

async function checkInsIn(tx: Tx, { workspaceId, communityId }: InCommunity): Promise<Happened['checkIns']> {
  const rows = await tx
    .selectFrom('check_ins')
    .innerJoin('pairings', (join) =>
      join
        .onRef('pairings.workspace_id', '=', 'check_ins.workspace_id')
        .onRef('pairings.id', '=', 'check_ins.pairing_id'),
    )
    .select(['pairings.program', 'check_ins.user_id as userId', 'check_ins.has_met', 'check_ins.fit'])
    .where('pairings.workspace_id', '=', workspaceId)
    .where('pairings.community_id', '=', communityId)
    .where('check_ins.answered_at', 'is not', null)
    .orderBy('check_ins.answered_at')
    .orderBy('check_ins.pairing_id')
    .execute();
  return rows.map(({ has_met, ...row }) => ({ ...row, hasMet: has_met === 1 }));
}

/** Rows of one id as one, with its people. */
function together<Row extends { readonly id: string; readonly program: Program }, Person>(
  rows: readonly Row[],
  personOf: (row: Row) => Person,
): { readonly program: Program; readonly people: Person[] }[] {
  const all = new Map<string, { readonly program: Program; readonly people: Person[] }>();
  for (const row of rows) {
    const known = all.get(row.id) ?? { program: row.program, people: [] };
    known.people.push(personOf(row));
    all.set(row.id, known);
  }
  return [...all.values()];
}
