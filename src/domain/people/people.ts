import { writeInstant } from '../../db/instants.ts';
import type { Db } from '../../db/open.ts';
import { read, write } from '../../db/transaction.ts';
import type { UserId, WorkspaceId } from '../../ids.ts';
import type { Person } from '../directory.ts';
import { type SavedPerson, savedPerson, savePerson, saveWorkspace } from './store.ts';

/** What Slack last said of a person, and when; null where we never asked. */
export function recallPerson(db: Db, workspace: WorkspaceId, user: UserId): Promise<SavedPerson | null> {
  return read(db, (tx) => savedPerson(tx, workspace, user));
}

/** Keeps what Slack says of a person now. */
export function keepPerson(
  db: Db,
  workspace: WorkspaceId,
  person: Person,
  now: Temporal.Instant,
): Promise<void> {
  return write(db, (tx) => savePerson(tx, workspace, person, now));
}

/** Keeps which workspace has installed us; a new start changes its name and our user there. */
export function keepWorkspace(
  db: Db,
  workspace: { readonly id: WorkspaceId; readonly name: string; readonly botUserId: UserId },
  now: Temporal.Instant,
): Promise<void> {
  return write(db, (tx) => saveWorkspace(tx, workspace, writeInstant(now)));
}
