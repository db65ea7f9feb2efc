import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeInstant } from '../../src/db/instants.ts';
import type { Db } from '../../src/db/open.ts';
import type { DeliveryRow } from '../../src/db/tables.ts';
import { agenda, beginPost, claimNext, record } from '../../src/delivery/claim.ts';
import type { Closed } from '../../src/delivery/pacing.ts';
import { type Step, steps, taskOf } from '../../src/delivery/progress.ts';
import { channelId, deliveryId, messageTs, userId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { acme, ana, learning } from './outbox-of.ts';

const now = Temporal.Instant.from('2026-03-02T09:00:00Z');
const earlier = writeInstant(now.subtract({ minutes: 1 }));
const allOpen: Closed = { steps: [], conversations: [] };
const only = (step: Step): Closed => ({
  steps: steps.filter((one) => one !== step).map((one) => ({ workspaceId: acme, step: one })),
  conversations: [],
});

function rowWith(more: Partial<DeliveryRow>): DeliveryRow {
  const id = deliveryId.of(randomUUID());
  return {
    workspace_id: acme,
    id,
    key: id,
    kind: 'note',
    subject: '{}',
    to_user_id: null,
    to_channel_id: more.to_user_id == null ? learning : null,
    thread_of_key: null,
    thread_ts: null,
    due_at: earlier,
    not_after: null,
    state: 'owed',
    wanted_revision: 1,
    shown_revision: 0,
    sending_revision: null,
    is_withdrawn: 0,
    attempts: 0,
    lease_token: null,
    lease_until: null,
    unsure_since: null,
    posted_channel_id: null,
    posted_ts: null,
    pin: null,
    pictures: null,
    picture_step: null,
    sent_at: null,
    failure: null,
    is_told: 0,
    created_at: earlier,
    ...more,
  };
}

const rows = fc
  .record({
    state: fc.constantFrom<DeliveryRow['state']>(
      ...(['owed', 'owed', 'owed', 'sending', 'unsure', 'sent', 'sent', 'sent'] as const),
      ...(['failed', 'skipped', 'removed'] as const),
    ),
    toPerson: fc.boolean(),
    isOpened: fc.boolean(),
    stands: fc.boolean(),
    isWithdrawn: fc.boolean(),
    pin: fc.constantFrom<DeliveryRow['pin']>(null, 'wanted', 'done'),
    shown: fc.constantFrom(0, 1),
    pictureStep: fc.constantFrom<DeliveryRow['picture_step']>(null, 'upload', 'complete', 'check', 'unload'),
    hasPictures: fc.boolean(),
  })
  .map(({ state, toPerson, isOpened, stands, isWithdrawn, pin, shown, pictureStep, hasPictures }) => {
    const isUnderWay = state === 'sending' || state === 'unsure';
    const isOver = state === 'failed' || state === 'skipped' || state === 'removed';
    const isPosted = (state === 'sent' || isOver) && stands;
    // What is over is due only for the sake of its files.
    const pictures = hasPictures || isOver ? '{"kept":[],"isInWords":false}' : null;
    return rowWith({
      state,
      to_user_id: toPerson ? ana : null,
      posted_channel_id: isOpened || isPosted ? channelId.of('D0ANA') : null,
      posted_ts: isPosted ? messageTs.of('1772000000.000100') : null,
      is_withdrawn: state !== 'owed' && isWithdrawn ? 1 : 0,
      pin,
      pictures,
      picture_step: pictures === null ? null : pictureStep,
      shown_revision: state === 'sent' ? shown : 0,
      sending_revision: isUnderWay ? 1 : null,
      unsure_since: isUnderWay ? earlier : null,
      lease_token: state === 'sending' ? 'gone' : null,
      lease_until: state === 'sending' ? earlier : null,
    });
  });

async function put(db: Db, ...given: DeliveryRow[]): Promise<void> {
  await db.kysely
    .insertInto('workspaces')
    .values({ workspace_id: acme, name: 'Acme', bot_user_id: userId.of('UBOT'), installed_at: earlier })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.kysely.deleteFrom('deliveries').execute();
  if (given.length > 0) await db.kysely.insertInto('deliveries').values(given).execute();
}

describeEachEngine('claims', (openDb, engine) => {
  test('pacing closes in SQL exactly what taskOf would do', async () => {
    const db = await openDb();
    await fc.assert(
      fc.asyncProperty(rows, async (row) => {
        const task = taskOf(row, null, now);
        for (const step of steps) {
          await put(db, row);
          const claimed = await claimNext(db, now, 'mine', only(step), []);
          expect(claimed !== null).toBe(task.step === null || task.step === step);
        }
      }),
      { numRuns: engine === 'postgres' ? 12 : 100 },
    );
  });

  test('a delivery is claimed by one, until its lease runs out', async () => {
    const db = await openDb();
    await put(db, rowWith({}));
    const first = await claimNext(db, now, 'first', allOpen, []);
    expect(first?.row).toMatchObject({ attempts: 1, lease_token: 'first' });
    expect(await claimNext(db, now, 'second', allOpen, [])).toBeNull();
    const later = now.add({ seconds: 30 });
    // While the first knows that it is still at work, it does not claim its own once more.
    expect(await claimNext(db, later, 'third', allOpen, ['first'])).toBeNull();
    expect(await claimNext(db, later, 'fourth', allOpen, [])).toMatchObject({ token: 'fourth' });
    // The first comes back too late: nothing of what it says is taken.
    expect(await beginPost(db, first!, later, {})).toBe(false);
    expect(await record(db, first!, 'owed', () => ({ state: 'failed', due_at: null }))).toBeNull();
    const [row] = await db.kysely.selectFrom('deliveries').selectAll().execute();
    expect(row).toMatchObject({ state: 'owed', lease_token: 'fourth', attempts: 2 });
  });

  test('what is begun and then withdrawn keeps its state when the claim is given back', async () => {
    const db = await openDb();
    await put(db, rowWith({}));
    const claimed = await claimNext(db, now, 'first', allOpen, []);
    await db.kysely.updateTable('deliveries').set({ state: 'removed', due_at: null }).execute();
    expect(await beginPost(db, claimed!, now, {})).toBe(false);
    const after = await record(db, claimed!, 'owed', () => ({ state: 'owed', due_at: earlier }));
    expect(after).toMatchObject({ state: 'removed', due_at: null, lease_token: null });
  });

  test('the longest due comes first; of one conversation that rests, none', async () => {
    const db = await openDb();
    const due = (minutes: number, more: Partial<DeliveryRow> = {}) =>
      rowWith({ due_at: writeInstant(now.subtract({ minutes })), ...more });
    const [oldest, other, future] = [due(5), due(3, { to_channel_id: channelId.of('C2') }), due(-10)];
    await put(db, other, oldest, future);
    const resting: Closed = { steps: [], conversations: [{ workspaceId: acme, recipient: learning }] };
    expect((await claimNext(db, now, 'a', resting, []))?.row.id).toBe(other.id);
    expect((await claimNext(db, now, 'b', allOpen, []))?.row.id).toBe(oldest.id);
    expect(await claimNext(db, now, 'c', allOpen, [])).toBeNull();
    const held = await agenda(db, now, ['a', 'b']);
    expect(held).toEqual({ isOverdue: false, next: now.add({ minutes: 10 }) });
    const ofOthers = await agenda(db, now, []);
    expect(ofOthers).toEqual({ isOverdue: false, next: now.add({ seconds: 30 }) });
    await db.kysely.updateTable('deliveries').set({ lease_token: null, lease_until: null }).execute();
    expect(await agenda(db, now, [])).toEqual({ isOverdue: true, next: now.add({ minutes: 10 }) });
  });

  test('a thread waits for its first message, and is claimed to be given up when that will not come', async () => {
    const db = await openDb();
    const parent = rowWith({ key: 'parent', due_at: writeInstant(now.add({ hours: 1 })) });
    const child = rowWith({ thread_of_key: 'parent' });
    await put(db, parent, child);
    expect(await claimNext(db, now, 'a', allOpen, [])).toBeNull();
    expect(await agenda(db, now, [])).toEqual({ isOverdue: false, next: now.add({ hours: 1 }) });
    await put(db, { ...parent, state: 'failed', due_at: null }, child);
    const claimed = await claimNext(db, now, 'a', allOpen, []);
    expect(claimed).toMatchObject({ row: { id: child.id }, parent: { state: 'failed' } });
    await put(db, parent, { ...child, not_after: earlier });
    expect((await claimNext(db, now, 'b', allOpen, []))?.row.id).toBe(child.id);
    await put(db, child);
    const orphan = await claimNext(db, now, 'c', allOpen, []);
    expect(orphan?.parent).toBeNull();
    expect(taskOf(orphan!.row, null, now)).toMatchObject({ change: { state: 'failed' } });
  });
});
