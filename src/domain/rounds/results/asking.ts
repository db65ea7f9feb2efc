import type { Tx } from '../../../db/transaction.ts';
import { isAboutOwner, type Round } from '../round.ts';
import { listPeople } from '../store.ts';
import type { Asking } from './comparing.ts';

/** Whom a round that has opened asks, and who reads: as it was frozen. */
export async function askingOf(tx: Tx, round: Round): Promise<Asking> {
  const { workspaceId, id, terms } = round;
  return {
    terms,
    audience: new Set(await listPeople(tx, workspaceId, id, 'asked')),
    readers: new Set(await listPeople(tx, workspaceId, id, 'reader')),
    about: isAboutOwner(round) ? round.owner : null,
  };
}
