import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sql } from 'kysely';
import { writeInstant } from './instants.ts';
import type { Db } from './open.ts';

const STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z$/;

/**
 * Copies the database's file beside it, named after `now`. By VACUUM INTO, because the online backup would copy deleted pages too.
 * Does nothing where there is no file.
 */
export async function copyFile(db: Db, now: Temporal.Instant): Promise<void> {
  if (db.file === null) return;
  const copy = join(dirname(db.file), `${prefixOf(db.file)}${stampOf(now)}`);
  await sql`vacuum into ${copy}`.execute(db.kysely);
}

/** Deletes the copies made before `before`: what people deleted must not live on in them. @returns how many went. */
export async function deleteCopiesBefore(db: Db, before: Temporal.Instant): Promise<number> {
  if (db.file === null) return 0;
  const folder = dirname(db.file);
  const prefix = prefixOf(db.file);
  const old = (await readdir(folder)).filter((name) => {
    const stamp = name.startsWith(prefix) ? name.slice(prefix.length) : '';
    return STAMP.test(stamp) && stamp < stampOf(before);
  });
  for (const name of old) await rm(join(folder, name));
  return old.length;
}

function prefixOf(file: string): string {
  return `${basename(file)}.before-`;
}

/** An instant as a part of a file's name, in the order of time. */
function stampOf(instant: Temporal.Instant): string {
  return writeInstant(instant).replaceAll(/[:.]/g, '-');
}
