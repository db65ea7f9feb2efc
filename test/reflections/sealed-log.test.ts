import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { answered, CLOSED, stateOf } from './sealed-community.ts';

test('nobody is told while somebody who reads keeps the write-ahead log, and then all is as if nobody had', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lyceum-sealed-'));
  const file = join(folder, 'lyceum.db');
  const db = openDatabase(file);
  onTestFinished(async () => {
    await db.close();
    await rm(folder, { recursive: true });
  });
  await migrate(db, CLOSED);
  const sealed = await answered(db, { answers: 6 });

  const reader = new Database(file, { readonly: true });
  reader.exec('begin');
  reader.prepare('select count(*) from seals').get();
  await sealed.tick(CLOSED);
  expect(await stateOf(db)).toMatchObject({ state: 'read', told: [], sealed: 0 });
  expect(await sealed.keys.list()).toEqual([]);
  await sealed.tick(CLOSED.add({ minutes: 1 }));
  expect(await stateOf(db)).toMatchObject({ state: 'read', told: [] });

  reader.exec('commit');
  reader.close();
  await sealed.tick(CLOSED.add({ minutes: 2 }));
  expect(await stateOf(db)).toMatchObject({ state: 'settled', outcome: 'shown' });
  expect((await stateOf(db)).told).toEqual(['reflection-summary', 'reflection-without-name']);
});
