import { expect, it } from 'vitest';
import { write } from '../../src/db/transaction.ts';
import { forgetWorkspace } from '../../src/domain/communities/uninstalled.ts';
import { openSeal } from '../../src/domain/sealing/sealing.ts';
import { sealId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { smallCommunity } from '../support/small-community.ts';

describeEachEngine('what is sealed in a workspace', (openDb) => {
  it('is destroyed when the app is taken out, its key too', async () => {
    const db = await openDb();
    const { ctx, community } = await smallCommunity(db);
    const { workspaceId } = community;
    const id = sealId.of(crypto.randomUUID());
    await ctx.keys.create(id);
    const key = await ctx.keys.read(id);
    if (key === null) throw new Error('no key');
    const seal = { workspaceId, sealId: id, key };
    await write(db, (tx) => openSeal(tx, seal, { answerBytes: 60, capacity: 5 }));
    await forgetWorkspace(ctx, workspaceId);
    expect(await db.kysely.selectFrom('seals').select('id').execute()).toEqual([]);
    expect(await db.kysely.selectFrom('sealed_boxes').select('box').execute()).toEqual([]);
    expect(await ctx.keys.list()).toEqual([]);
  });
});
