import type { Tx } from '../../db/transaction.ts';

/*
 * Without statistics SQLite takes a workspace for the narrowest thing there is, and would read all of one to find a round's people. A
 * cross join keeps the order in which it is written: so these say from which side a question comes.
 */

/** Suggestions with their people, for questions about a round or a community. */
export function suggestionsWithPeople(tx: Tx) {
  return tx
    .selectFrom('suggestions')
    .crossJoin('suggestion_people')
    .whereRef('suggestion_people.workspace_id', '=', 'suggestions.workspace_id')
    .whereRef('suggestion_people.suggestion_id', '=', 'suggestions.id');
}

/** People with the suggestions that they are in, for questions about some people. */
export function peopleInSuggestions(tx: Tx) {
  return tx
    .selectFrom('suggestion_people')
    .crossJoin('suggestions')
    .whereRef('suggestions.workspace_id', '=', 'suggestion_people.workspace_id')
    .whereRef('suggestions.id', '=', 'suggestion_people.suggestion_id');
}

/** Pairings with their people, for questions about a community. */
export function pairingsWithPeople(tx: Tx) {
  return tx
    .selectFrom('pairings')
    .crossJoin('pairing_people')
    .whereRef('pairing_people.workspace_id', '=', 'pairings.workspace_id')
    .whereRef('pairing_people.pairing_id', '=', 'pairings.id');
}

/** People with the pairings that they are in, for questions about some people. */
export function peopleInPairings(tx: Tx) {
  return tx
    .selectFrom('pairing_people')
    .crossJoin('pairings')
    .whereRef('pairings.workspace_id', '=', 'pairing_people.workspace_id')
    .whereRef('pairings.id', '=', 'pairing_people.pairing_id');
}
