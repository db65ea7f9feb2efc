import { expect, test } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { answerRound, roundToAnswer } from '../../src/domain/rounds/answering/answering.ts';
import { carryOnRounds } from '../../src/domain/rounds/closing/carrying-on.ts';
import { changeDraft, proposeRound } from '../../src/domain/rounds/drafting/drafts.ts';
import { listRoundsFor } from '../../src/domain/rounds/listing/listing.ts';
import { roundsWaitingFor } from '../../src/domain/rounds/listing/waiting.ts';
import { openRound } from '../../src/domain/rounds/opening/opening.ts';
import { publishRound } from '../../src/domain/rounds/results/publishing.ts';
import { resultsFor, roundToLookThrough } from '../../src/domain/rounds/results/reading.ts';
import { resultsTable } from '../../src/domain/rounds/results/table.ts';
import { smallCommunity } from '../support/small-community.ts';

test('life', async () => {
  const db = openDatabase(':memory:');
  await migrate(db, Temporal.Instant.from('2026-03-02T09:00:00Z'));
  const c = await smallCommunity(db);
  const ana = c.actor('ana');
  const p = await proposeRound(c.ctx, ana, c.community.id);
  const d = await changeDraft(
    c.ctx,
    ana,
    p.place,
    { template: 'start_stop_continue', title: 'How are we', readers: 'everyone' },
    'to send',
  );
  const id = d.place.roundId;
  const opened = await openRound(c.ctx, ana, id);
  expect(opened.is).toBe('open');
  const names = ['ana', 'ben', 'chloe', 'dev', 'eva'] as const;
  for (const n of names) {
    const form = await roundToAnswer(c.ctx, c.actor(n), id);
    expect(form.hasAnswered).toBe(false);
    const filled = new Map(
      form.questions.map(
        (q) => [q.position, q.kind === 'open' ? `${n} says` : q.kind === 'rating' ? '3' : ['0']] as const,
      ),
    );
    const taken = await answerRound(c.ctx, c.actor(n), id, filled);
    expect(taken.is).toBe('taken');
    expect((await answerRound(c.ctx, c.actor(n), id, filled)).is).toBe('there already');
  }
  expect(await roundsWaitingFor(c.ctx, c.actor('ben'))).toEqual([]);
  console.log(
    (await listRoundsFor(c.ctx, ana, c.community.id)).rounds.map((r) => [r.title, r.state, r.atLeast]),
  );
  c.passDays(8);
  await carryOnRounds(c.ctx, ana.workspaceId, c.ctx.clock.now());
  console.log(
    (await listRoundsFor(c.ctx, ana, c.community.id)).rounds.map((r) => [
      r.title,
      r.state,
      r.atLeast,
      r.answered,
    ]),
  );
  const through = await roundToLookThrough(c.ctx, ana, id);
  console.log(through.comments);
  await publishRound(c.ctx, ana, id);
  console.log(
    JSON.stringify(
      (await resultsFor(c.ctx, c.actor('ben'), id)).questions.map((q) => [q.figures, q.comments]),
      null,
      1,
    ),
    await resultsTable(c.ctx, ana, id),
  );
  console.log(
    await db.kysely.selectFrom('deliveries').select(['key', 'kind', 'state']).execute(),
    await db.kysely.selectFrom('letter_parts').select(['key', 'kind']).execute(),
    await db.kysely.selectFrom('seals').select('id').execute(),
  );
});
