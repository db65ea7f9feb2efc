import { expect, test } from 'vitest';
import { writeInstant } from '../../../src/db/instants.ts';
import type { Db } from '../../../src/db/open.ts';
import type { Tx } from '../../../src/db/transaction.ts';
import { change, look } from '../../../src/domain/context.ts';
import { beginPairing, type NewPairing } from '../../../src/domain/mentoring/pairings/beginning.ts';
import type { Pairing } from '../../../src/domain/mentoring/pairings/pairing.ts';
import {
  dropClosingWords,
  findClosingWords,
  findPairing,
  listWithClosingWords,
  pairingsWith,
  saveEndingWords,
  saveLeft,
  savePairing,
} from '../../../src/domain/mentoring/pairings/store.ts';
import {
  addCheckIns,
  askedSoFar,
  askedUnder,
  findCheckIn,
  saveAnswer,
} from '../../../src/domain/mentoring/pairings/store-of-check-ins.ts';
import {
  listDeserted,
  listDue,
  listOfPerson,
  ownWhys,
} from '../../../src/domain/mentoring/pairings/store-of-lists.ts';
import { isLookedAfter, listUnfitting } from '../../../src/domain/mentoring/pairings/store-of-next-best.ts';
import { type PairingId, pairingId } from '../../../src/ids.ts';
import { describeEachEngine } from '../../support/databases.ts';
import { idOf, smallCommunity } from '../../support/small-community.ts';

describeEachEngine('what is kept of pairings', (openDb) => {
  test('begins once, whatever is said of it the second time', async () => {
    const { begin, find } = await stage(await openDb());
    const id = await begin();
    await begin({ id, program: 'coffee' });
    const pairing = await find(id);
    expect(pairing.program).toBe('mentoring');
    expect(pairing.people).toEqual([
      { userId: idOf('ana'), part: 'mentor', leftAt: null },
      { userId: idOf('ben'), part: 'mentee', leftAt: null },
    ]);
    expect(pairing).toMatchObject({ ended: null, channelId: null, introducedAt: null });
    expect(pairing.closesAt?.toString()).toBe('2026-08-31T09:00:00Z');
  });

  test('is found by id in the order asked for, and what is gone is left out', async () => {
    const { begin, inTx, workspace } = await stage(await openDb());
    const [one, other] = [await begin(), await begin()];
    const ids = [other, pairingId.of(crypto.randomUUID()), one];
    const found = await inTx((tx) => pairingsWith(tx, workspace, ids));
    expect(found.map(({ id }) => id)).toEqual([other, one]);
  });

  test('waits for the clock before and after its introduction, and not when it is over or rests', async () => {
    const { begin, inTx, workspace, now, find, db } = await stage(await openDb());
    const id = await begin();
    const due = (introduced: boolean) => inTx((tx) => listDue(tx, workspace, { introduced, now, limit: 5 }));
    expect(await due(false)).toEqual([id]);
    expect(await due(true)).toEqual([]);
    const introduced = { ...(await find(id)), introducedAt: now, nextStepAt: now };
    await inTx((tx) => savePairing(tx, introduced));
    expect(await due(false)).toEqual([]);
    expect(await due(true)).toEqual([id]);
    await db.kysely
      .updateTable('communities')
      .set({ state: 'resting', resting_because: 'archived' })
      .execute();
    expect(await due(true)).toEqual([]);
    await db.kysely.updateTable('communities').set({ state: 'active', resting_because: null }).execute();
    const ended = { ...introduced, nextStepAt: null, ended: { at: now, because: 'finished' } as const };
    await inTx((tx) => savePairing(tx, ended));
    expect(await due(true)).toEqual([]);
    expect((await find(id)).ended?.because).toBe('finished');
  });

  test('is deserted by whoever does not belong any more, unless they had stepped out', async () => {
    const { begin, inTx, workspace, now, find, db } = await stage(await openDb());
    const id = await begin();
    const deserted = () => inTx((tx) => listDeserted(tx, workspace));
    expect(await deserted()).toEqual([]);
    await db.kysely
      .updateTable('members')
      .set({ state: 'left' })
      .where('user_id', '=', idOf('ben'))
      .execute();
    expect(await deserted()).toEqual([id]);
    const pairing = await find(id);
    await inTx((tx) => saveLeft(tx, pairing, idOf('ben'), now));
    expect(await deserted()).toEqual([]);
  });

  test('is listed for each as it is for them', async () => {
    const { begin, inTx, workspace, now, find } = await stage(await openDb());
    const [kept, over] = [await begin(), await begin()];
    const ended = await find(over);
    await inTx(async (tx) => {
      await savePairing(tx, { ...ended, nextStepAt: null, ended: { at: now, because: 'ended' } });
      await saveLeft(tx, await must(findPairing(tx, workspace, kept)), idOf('ben'), now);
    });
    const of = (name: 'ana' | 'ben', which: 'running' | 'over') =>
      inTx((tx) => listOfPerson(tx, workspace, idOf(name), { which, limit: 5 }));
    expect(await of('ana', 'running')).toEqual([kept]);
    expect(await of('ana', 'over')).toEqual([over]);
    expect(await of('ben', 'running')).toEqual([]);
    expect((await of('ben', 'over')).sort()).toEqual([kept, over].sort());
  });

  test('keeps words that end it until they are dropped, and why for its author alone', async () => {
    const { begin, inTx, workspace, find } = await stage(await openDb());
    const id = await begin();
    const pairing = await find(id);
    const words = { closing: 'Thank you', why: 'No time' };
    await inTx((tx) => saveEndingWords(tx, pairing, idOf('ana'), words));
    await inTx((tx) => saveEndingWords(tx, pairing, idOf('ana'), { closing: null, why: null }));
    expect(await inTx((tx) => findClosingWords(tx, pairing, idOf('ana')))).toBe('Thank you');
    expect(await inTx((tx) => findClosingWords(tx, pairing, idOf('ben')))).toBe(null);
    expect(await inTx((tx) => listWithClosingWords(tx, workspace, 5))).toEqual([
      { pairingId: id, userId: idOf('ana') },
    ]);
    await inTx((tx) => dropClosingWords(tx, pairing, idOf('ana')));
    expect(await inTx((tx) => listWithClosingWords(tx, workspace, 5))).toEqual([]);
    expect(await inTx((tx) => ownWhys(tx, workspace, idOf('ana'), [id]))).toEqual(new Map([[id, 'No time']]));
    expect(await inTx((tx) => ownWhys(tx, workspace, idOf('ben'), [id]))).toEqual(new Map());
  });

  test('keeps what each answered, by number', async () => {
    const { begin, inTx, now, find } = await stage(await openDb());
    const pairing = await find(await begin());
    const users = [idOf('ana'), idOf('ben')];
    expect(await inTx((tx) => askedSoFar(tx, pairing))).toEqual({ number: 0, hasLookedBack: false });
    await inTx((tx) => addCheckIns(tx, pairing, { number: 1, kind: 'check_in', users }, now));
    await inTx((tx) =>
      addCheckIns(tx, pairing, { number: 2, kind: 'midway', users: users.slice(0, 1) }, now),
    );
    expect(await inTx((tx) => askedSoFar(tx, pairing))).toEqual({ number: 2, hasLookedBack: true });
    expect(await inTx((tx) => askedUnder(tx, pairing, 2))).toEqual([idOf('ana')]);
    const about = { user: idOf('ana'), number: 1 };
    await inTx(async (tx) => {
      const row = await must(findCheckIn(tx, pairing, about));
      await saveAnswer(tx, row, { has_met: 1, answered_at: writeInstant(now) });
      await saveAnswer(tx, row, { fit: 'good', answered_at: writeInstant(now) });
    });
    expect(await inTx((tx) => findCheckIn(tx, pairing, about))).toMatchObject({ has_met: 1, fit: 'good' });
    expect(await inTx((tx) => findCheckIn(tx, pairing, { ...about, user: idOf('ben') }))).toMatchObject({
      has_met: null,
      fit: null,
    });
    expect(await inTx((tx) => findCheckIn(tx, pairing, { user: idOf('ben'), number: 2 }))).toBe(null);
  });

  test('has one more thing to do where it did not fit, until the mentee is looked after', async () => {
    const { begin, inTx, workspace, now, find } = await stage(await openDb());
    const id = await begin();
    const pairing = await find(id);
    const unfitting = () => inTx((tx) => listUnfitting(tx, workspace, { now, limit: 5 }));
    expect(await unfitting()).toEqual([]);
    expect(await inTx((tx) => isLookedAfter(tx, pairing, idOf('ben')))).toBe(true);
    expect(await inTx((tx) => isLookedAfter(tx, pairing, idOf('ana')))).toBe(false);
    const ended = { ...pairing, ended: { at: now, because: 'not_a_fit' as const }, nextStepAt: now };
    await inTx((tx) => savePairing(tx, ended));
    expect(await unfitting()).toEqual([id]);
    expect(await inTx((tx) => isLookedAfter(tx, pairing, idOf('ben')))).toBe(false);
    await inTx((tx) => savePairing(tx, { ...ended, nextStepAt: null }));
    expect(await unfitting()).toEqual([]);
  });
});

/** A small community where ana and ben can be paired, without any Slack. */
async function stage(db: Db) {
  const { ctx, community, actor } = await smallCommunity(db);
  const workspace = actor('ana').workspaceId;
  const now = ctx.clock.now();
  const inTx = <T>(body: (tx: Tx) => Promise<T>) => change(ctx, workspace, body);
  const begin = async (given: Partial<NewPairing> = {}): Promise<PairingId> => {
    const pairing: NewPairing = {
      id: pairingId.of(crypto.randomUUID()),
      workspaceId: workspace,
      communityId: community.id,
      roundId: null,
      suggestionId: null,
      program: 'mentoring',
      preset: 'teacher',
      people: [
        { userId: idOf('ben'), part: 'mentee' },
        { userId: idOf('ana'), part: 'mentor' },
      ],
      ...given,
    };
    await inTx((tx) => beginPairing(tx, pairing, now));
    return pairing.id;
  };
  const find = (id: PairingId): Promise<Pairing> => must(look(ctx, (tx) => findPairing(tx, workspace, id)));
  return { db, inTx, begin, find, workspace, now };
}

async function must<T>(found: Promise<T | null>): Promise<T> {
  const one = await found;
  if (one === null) throw new Error('it is not there');
  return one;
}
