import fc from 'fast-check';
import { expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { draftFeedback, sendFeedback } from '../../src/domain/feedback/giving.ts';
import { listMine } from '../../src/domain/feedback/mine.ts';
import { openFeedback, removeFromMine, sayThanks, takeBack } from '../../src/domain/feedback/reading.ts';
import { Refusal } from '../../src/domain/refusal.ts';
import { idOf, type Name, smallCommunity } from '../support/small-community.ts';

const ACTS = ['open', 'take back', 'remove', 'thank'] as const;
interface Act {
  readonly who: Name;
  readonly does: (typeof ACTS)[number];
}

/** What the rules say of one piece of feedback from ben to ana, told without any table. */
class Told {
  opened = false;
  thanked = false;
  readonly seenBy = new Set<Name>(['ana', 'ben']);

  act({ who, does }: Act): void {
    if (does === 'open' && who === 'ana' && this.seenBy.has('ana')) this.opened = true;
    if (does === 'take back' && who === 'ben' && !this.opened) this.seenBy.clear();
    if (does === 'remove' && this.opened) this.seenBy.delete(who);
    if (does === 'thank' && who === 'ana' && this.opened && this.seenBy.has('ana')) this.thanked = true;
  }
}

const act = fc.record({ who: fc.constantFrom<Name>('ana', 'ben', 'eva'), does: fc.constantFrom(...ACTS) });

it('whatever its two people and others press, in whatever order, is as the rules say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 8 }), async (acts) => {
      const db = openDatabase(':memory:');
      await migrate(db, Temporal.Instant.from('2026-01-05T09:00:00Z'));
      const { ctx, actor } = await smallCommunity(db);
      const words = { situation: 'When', behaviour: 'What', impact: 'Why' };
      const typed = { draftId: null, requestId: null, preferred: null, person: idOf('ana'), ...words };
      const { id } = await draftFeedback(ctx, actor('ben'), typed);
      await sendFeedback(ctx, actor('ben'), id);
      const rules = new Told();
      for (const one of acts) {
        const verbs = { open: openFeedback, 'take back': takeBack, remove: removeFromMine, thank: sayThanks };
        await verbs[one.does](ctx, actor(one.who), id).catch((error: unknown) => {
          if (!(error instanceof Refusal)) throw error;
        });
        rules.act(one);
        const got = await listMine(ctx, actor('ana'), { side: 'got', page: 0 });
        const gave = await listMine(ctx, actor('ben'), { side: 'gave', page: 0 });
        expect(got.count).toBe(rules.seenBy.has('ana') ? 1 : 0);
        expect(gave.count).toBe(rules.seenBy.has('ben') ? 1 : 0);
        for (const { openedAt, isThanked } of [...got.entries, ...gave.entries]) {
          expect([openedAt !== null, isThanked]).toEqual([rules.opened, rules.thanked]);
        }
      }
      const kept = await db.kysely.selectFrom('feedback').select('id').execute();
      expect(kept).toHaveLength(rules.seenBy.size === 0 ? 0 : 1);
      const thanks = await db.kysely
        .selectFrom('letter_parts')
        .select('user_id')
        .where('kind', '=', 'feedback-thanks')
        .execute();
      expect(thanks).toEqual(rules.thanked ? [{ user_id: idOf('ben') }] : []);
      await db.close();
    }),
    { numRuns: 40 },
  );
});
