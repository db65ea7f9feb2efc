import { expect, it } from 'vitest';
import { write } from '../../src/db/transaction.ts';
import { forgetWorkspace } from '../../src/domain/communities/uninstalled.ts';
import type { Random } from '../../src/domain/context.ts';
import { cryptoRandom } from '../../src/domain/context.ts';
import { answerQuestion } from '../../src/domain/reflections/answering/answering.ts';
import { summaryForMessage } from '../../src/domain/reflections/weeks/for-messages.ts';
import {
  readWithoutNames,
  withoutNamesForLeader,
} from '../../src/domain/reflections/without-name/reading.ts';
import { openSeal } from '../../src/domain/sealing/sealing.ts';
import { sealId } from '../../src/ids.ts';
import { type KeyStore, KeyStoreError } from '../../src/keys/key-store.ts';
import { describeEachEngine } from '../support/databases.ts';
import { answered, CLOSED, sealedCommunity, stateOf, WEEK } from './sealed-community.ts';

const MINUTE = { minutes: 1 };

/** Fails as often as told, before or after it has done what it is asked. */
function failing(keys: KeyStore, what: 'read' | 'destroy' | 'create', when: 'before' | 'after'): KeyStore {
  let isLeft = true;
  const fail = () => {
    isLeft = false;
    throw new KeyStoreError('KEY_UNREADABLE', 'killed here');
  };
  return {
    ...keys,
    [what]: async (seal: Parameters<KeyStore['read']>[0]) => {
      if (isLeft && when === 'before') fail();
      const result = await keys[what](seal);
      if (isLeft) fail();
      return result;
    },
  };
}

/** The machine dies at the so-manieth id that is made. */
function dyingAt(count: number): Random {
  let made = 0;
  return {
    ...cryptoRandom,
    uuid: () => {
      made += 1;
      if (made === count) throw new Error('killed here');
      return cryptoRandom.uuid();
    },
  };
}

const DONE = {
  state: 'settled',
  outcome: 'shown',
  answered: 6,
  words: ['Words 0.', 'Words 1.', 'Words 2.', 'Words 3.', 'Words 4.', 'Words 5.'],
  spoken: ['UM0', 'UM1', 'UM2', 'UM3', 'UM4', 'UM5'],
  told: ['reflection-summary', 'reflection-without-name'],
  sealed: 0,
};

describeEachEngine('the steps after a week without names', (openDb, engine) => {
  it('end with words that nobody’s name can be put to, and all told', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 6 });
    expect(await stateOf(db)).toMatchObject({ state: 'open', spoken: [], told: [], words: [] });
    await sealed.tick(CLOSED);
    expect(await stateOf(db)).toEqual(DONE);
    expect(await sealed.keys.list()).toEqual([]);
    // And once more, and in a minute: nothing.
    await sealed.tick(CLOSED);
    await sealed.tick(CLOSED.add(MINUTE));
    expect(await stateOf(db)).toEqual(DONE);
  });

  const deaths: Record<string, (keys: KeyStore) => { keys?: KeyStore; random?: Random }> = {
    'reading the key': (keys) => ({ keys: failing(keys, 'read', 'before') }),
    'writing the words': () => ({ random: dyingAt(4) }),
    'destroying the key': (keys) => ({ keys: failing(keys, 'destroy', 'before') }),
    'removing the boxes, when the key is destroyed': (keys) => ({ keys: failing(keys, 'destroy', 'after') }),
    'telling, when all is gone': () => ({ random: dyingAt(7) }),
    'telling the channel': () => ({ random: dyingAt(8) }),
  };
  it.each(Object.entries(deaths))(
    'go on after a death at %s, and nobody is told before',
    async (_, death) => {
      const db = await openDb();
      const sealed = await answered(db, { answers: 6 });
      await expect(sealed.tick(CLOSED, death(sealed.keys))).rejects.toThrow('killed here');
      const between = await stateOf(db);
      expect(between.told).toEqual([]);
      expect(['closing', 'read']).toContain(between.state);
      // No answer is taken in between, with or without a key.
      await expect(sealed.answers(7)).rejects.toMatchObject({ code: 'conflict', field: 'visibility' });
      await expect(
        readWithoutNames(sealed.at(CLOSED), sealed.leader, { ...sealed.place, page: 0 }),
      ).rejects.toMatchObject({ code: 'not_found' });
      await sealed.tick(CLOSED.add(MINUTE));
      expect(await stateOf(db)).toEqual(DONE);
      expect(await sealed.keys.list()).toEqual([]);
    },
  );

  it('destroy what was sealed where the key is lost, count nobody as silent, and say so', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 6 });
    for (const seal of await sealed.keys.list()) await sealed.keys.destroy(seal);
    // Meanwhile whoever answers without a name is told, and with a name all goes on.
    await expect(sealed.answers(7)).rejects.toMatchObject({ code: 'unavailable', field: 'visibility' });
    await answerWithName(sealed, 7);
    await sealed.tick(CLOSED);
    const state = await stateOf(db);
    expect(state).toMatchObject({ state: 'settled', outcome: 'lost', words: [], sealed: 0 });
    expect(state.spoken).toHaveLength(13);
    expect(state.told).toEqual(['reflection-summary', 'reflection-without-name']);
    const shown = await withoutNamesForLeader(sealed.at(CLOSED), sealed.place, {
      leader: sealed.leader.userId,
      stands: false,
    });
    expect(shown?.are).toEqual({ is: 'lost' });
    expect(await summaryForMessage(db, sealed.place)).toMatchObject({ people: null, areAll: false });
  });

  it('wait a day for a key that cannot be read, and then give it up', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 6 });
    const locked: KeyStore = {
      ...sealed.keys,
      read: async () => {
        throw new KeyStoreError('ENCRYPTION_KEY_MISSING', 'no key to unwrap it');
      },
    };
    const later = CLOSED.add({ hours: 23 });
    await expect(sealed.tick(CLOSED, { keys: locked })).rejects.toThrow('no key to unwrap it');
    await expect(sealed.tick(later, { keys: locked })).rejects.toThrow('no key to unwrap it');
    expect(await stateOf(db)).toMatchObject({ state: 'closing', told: [] });
    await sealed.tick(CLOSED.add({ hours: 24 }), { keys: locked });
    expect(await stateOf(db)).toMatchObject({ state: 'settled', outcome: 'lost' });
  });

  it('take what was changed in the boxes for lost', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 6 });
    await db.kysely
      .updateTable('seals')
      .set({ receipts: Buffer.alloc(2000) })
      .execute();
    await sealed.tick(CLOSED);
    expect(await stateOf(db)).toMatchObject({ state: 'settled', outcome: 'lost', sealed: 0 });
  });

  it('leave a week in which the form was opened and nothing sealed without a word', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 0 });
    await sealed.tick(CLOSED);
    expect(await stateOf(db)).toMatchObject({
      state: 'settled',
      outcome: 'unread',
      answered: 0,
      told: ['reflection-summary'],
      sealed: 0,
    });
  });

  it('leave no key where the seal was named and never made', async () => {
    const db = await openDb();
    const sealed = await sealedCommunity(db);
    await sealed.tick(CLOSED.subtract({ hours: 24 * 6 }));
    const keys = failing(sealed.keys, 'create', 'after');
    const form = await sealed.opens(0, { keys });
    expect(form.withoutName).toBe('offered');
    expect(await stateOf(db)).toMatchObject({ state: 'new', sealed: 0 });
    expect(await sealed.keys.list()).toHaveLength(1);
    await sealed.tick(CLOSED);
    expect(await stateOf(db)).toMatchObject({ state: 'settled', outcome: 'unread' });
    expect(await sealed.keys.list()).toEqual([]);
  });

  it('leave no key that was made when the week had just closed', async () => {
    const db = await openDb();
    const sealed = await sealedCommunity(db);
    await sealed.tick(CLOSED.subtract({ hours: 24 * 6 }));
    const slow: KeyStore = {
      ...sealed.keys,
      create: async (seal) => {
        await sealed.tick(CLOSED);
        await sealed.keys.create(seal);
      },
    };
    await sealed.opens(0, { keys: slow });
    expect(await stateOf(db)).toMatchObject({ state: 'settled', sealed: 0 });
    expect(await sealed.keys.list()).toEqual([]);
  });

  it('count one person once who answered with a name too while the keys could not be read', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 6 });
    const locked = failing(sealed.keys, 'read', 'before');
    expect(await answerWithName(sealed, 0, locked)).toMatchObject({ isNew: true });
    expect(await answerWithName(sealed, 1)).toBe('in already');
    await sealed.tick(CLOSED);
    expect(await stateOf(db)).toMatchObject({ outcome: 'shown', answered: 5 });
    expect(await summaryForMessage(db, sealed.place)).toMatchObject({ people: 6 });
  });

  it('destroy unread what a community left sealed that rests', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 6 });
    await db.kysely
      .updateTable('communities')
      .set({ state: 'resting', resting_because: 'archived', is_week_stale: 1 })
      .execute();
    await sealed.tick(CLOSED.add({ hours: 24 * 6 }));
    expect(await stateOf(db)).toMatchObject({ state: 'open' });
    await sealed.tick(CLOSED.add({ hours: 24 * 8 }));
    expect(await stateOf(db)).toMatchObject({ state: 'settled', outcome: 'unread', words: [], told: [] });
    expect(await sealed.keys.list()).toEqual([]);
  });

  it('are none where the app is taken out of the workspace: keys and boxes go with it', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 6 });
    await forgetWorkspace(sealed.at(CLOSED), sealed.place.workspaceId);
    expect(await stateOf(db)).toMatchObject({ state: undefined, sealed: 0 });
    expect(await sealed.keys.list()).toEqual([]);
  });

  it('write words and people in orders that tell nothing', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 40, others: 40 });
    await sealed.tick(CLOSED);
    const order = engine === 'sqlite' ? 'rowid' : 'ctid';
    const rows = await db.kysely
      .selectFrom('leader_reflections')
      .select('words')
      .orderBy(db.kysely.dynamic.ref(order))
      .execute();
    const written = rows.map((row) => row.words);
    const given = Array.from({ length: 40 }, (_, number) => `Words ${number}.`);
    expect(written.toSorted()).toEqual(given.toSorted());
    expect(written).not.toEqual(given);
    const read = await readWithoutNames(sealed.at(CLOSED), sealed.leader, { ...sealed.place, page: 99 });
    expect(read).toMatchObject({ page: 3, pages: 4, count: 40 });
    expect(read.answers).toHaveLength(10);
  });

  it('take each answer once, however often and whence it comes at the same moment', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 0 });
    const many = Array.from({ length: 12 }, (_, turn) => sealed.answers(turn % 2));
    const results = await Promise.all(many);
    expect(results.filter((result) => result === 'taken')).toHaveLength(2);
    const both = await Promise.allSettled([sealed.answers(2), answerWithName(sealed, 2), sealed.answers(2)]);
    const named = await db.kysely.selectFrom('reflections').select('user_id').execute();
    await sealed.tick(CLOSED);
    const state = await stateOf(db);
    expect((state.answered ?? 0) + named.length).toBe(3);
    expect(both.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
  });

  it('find no room for one too many, who is told and loses nothing', async () => {
    const db = await openDb();
    const sealed = await answered(db, { answers: 0 });
    const small = { workspaceId: sealed.place.workspaceId, sealId: sealId.of(crypto.randomUUID()) };
    await sealed.keys.create(small.sealId);
    const key = await sealed.keys.read(small.sealId);
    if (key === null) throw new Error('no key');
    await write(db, (tx) => openSeal(tx, { ...small, key }, { answerBytes: 5000, capacity: 1 }));
    await db.kysely.updateTable('sealed_weeks').set({ seal_id: small.sealId }).execute();
    expect(await sealed.answers(0)).toBe('taken');
    await expect(sealed.answers(1)).rejects.toMatchObject({ code: 'conflict', field: 'visibility' });
    expect(await sealed.answers(0)).toBe('in already');
  });
});

function answerWithName(
  sealed: Awaited<ReturnType<typeof sealedCommunity>>,
  number: number,
  keys = sealed.keys,
) {
  const typed = { communityId: sealed.place.communityId, week: WEEK, words: 'Named.', visibility: 'private' };
  return answerQuestion(sealed.at(CLOSED.subtract({ hours: 48 }), { keys }), sealed.actor(number), typed);
}
