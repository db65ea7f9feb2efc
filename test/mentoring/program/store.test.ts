import { expect, it } from 'vitest';
import { writeInstant } from '../../../src/db/instants.ts';
import type { Db } from '../../../src/db/open.ts';
import { whatHappened } from '../../../src/domain/mentoring/program/store.ts';
import { communityId } from '../../../src/ids.ts';
import { describeEachEngine } from '../../support/databases.ts';
import { idOf, type Name } from '../../support/small-community.ts';
import { beginMatching } from '../matching-stage.ts';

describeEachEngine('what happened in programs', (openDb) => {
  it('is who was asked, said yes and came together, in one community, but for what was withdrawn', async () => {
    const { of, inTx, suggestion, peers, pairing } = await beginMatching(await openDb());
    await suggestion('expired', ['ben', 'yes'], ['dev', null]);
    await peers('declined', ['eva', 'no']);
    await suggestion('withdrawn', ['chloe', 'yes']);
    await pairing('coffee', ['ben', 'eva', 'dev']);
    const happened = await inTx((tx) => whatHappened(tx, of));
    expect(sorted(happened.suggestions)).toEqual([
      {
        program: 'mentoring',
        people: [
          { userId: idOf('ben'), hasAccepted: true },
          { userId: idOf('dev'), hasAccepted: false },
        ],
      },
      { program: 'peers', people: [{ userId: idOf('eva'), hasAccepted: false }] },
    ]);
    expect(sorted(happened.pairings)).toEqual([
      { program: 'coffee', people: [idOf('ben'), idOf('dev'), idOf('eva')] },
    ]);
    expect(happened.checkIns).toEqual([]);
    const elsewhere = { ...of, communityId: communityId.of(crypto.randomUUID()) };
    expect(await inTx((tx) => whatHappened(tx, elsewhere))).toEqual({
      suggestions: [],
      pairings: [],
      checkIns: [],
    });
  });

  it('is what was answered to check-ins, the last answer last', async () => {
    const { db, of, now, inTx, pairing } = await beginMatching(await openDb());
    await pairing('mentoring', ['ben', 'dev']);
    await answered(db, now.add({ hours: 2 }), 1, { name: 'ben', hasMet: 1, fit: 'good' });
    await answered(db, now.add({ hours: 1 }), 2, { name: 'ben', hasMet: 0, fit: null });
    await answered(db, null, 1, { name: 'dev', hasMet: null, fit: null });
    const { checkIns } = await inTx((tx) => whatHappened(tx, of));
    const ben = { program: 'mentoring', userId: idOf('ben') };
    expect(checkIns).toEqual([
      { ...ben, hasMet: false, fit: null },
      { ...ben, hasMet: true, fit: 'good' },
    ]);
    const elsewhere = { ...of, communityId: communityId.of(crypto.randomUUID()) };
    expect((await inTx((tx) => whatHappened(tx, elsewhere))).checkIns).toEqual([]);
  });
});

/** An answer, or none, to a check-in of the only pairing. */
async function answered(
  db: Db,
  at: Temporal.Instant | null,
  number: number,
  { name, hasMet, fit }: { readonly name: Name; readonly hasMet: 0 | 1 | null; readonly fit: 'good' | null },
): Promise<void> {
  const {
    id: pairing_id,
    workspace_id,
    began_at: asked_at,
  } = await db.kysely
    .selectFrom('pairings')
    .select(['id', 'workspace_id', 'began_at'])
    .executeTakeFirstOrThrow();
  const answered_at = at === null ? null : writeInstant(at);
  const about = { workspace_id, pairing_id, user_id: idOf(name), number, asked_at, answered_at, words: null };
  await db.kysely
    .insertInto('check_ins')
    .values({ ...about, kind: 'check_in', has_met: hasMet, fit })
    .execute();
}

/** No order is promised of suggestions, pairings and the people in them. */
function sorted<One extends { readonly program: string; readonly people: readonly unknown[] }>(
  all: readonly One[],
) {
  const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);
  return all
    .map(({ program, people }) => ({ program, people: [...people].sort(byText) }))
    .sort((one, other) => byText(one.program, other.program));
}
