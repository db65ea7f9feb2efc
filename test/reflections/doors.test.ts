import { expect, it } from 'vitest';
import { answerQuestion, type TypedAnswer } from '../../src/domain/reflections/answering/answering.ts';
import { openQuestion } from '../../src/domain/reflections/answering/opening.ts';
import { reschedule } from '../../src/domain/reflections/hours/rescheduling.ts';
import { askWhatIsDue } from '../../src/domain/reflections/prompts/asking.ts';
import { declinePrompt, swapQuestion } from '../../src/domain/reflections/prompts/choosing.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type Name, smallCommunity } from '../support/small-community.ts';

const WEEK = '2026-W10';

describeEachEngine('reflections', (openDb) => {
  async function asked() {
    const db = await openDb();
    const small = await smallCommunity(db);
    const { ctx, community } = small;
    const now = Temporal.Instant.from('2026-03-02T10:00:00Z');
    const later = { ...ctx, clock: { now: () => now, sleepUntil: async () => {} } };
    await reschedule(later, community.workspaceId, ctx.clock.now());
    await askWhatIsDue(later, community.workspaceId, now);
    const typed = (words: string, visibility = 'private'): TypedAnswer => ({
      communityId: community.id,
      week: WEEK,
      words,
      visibility,
    });
    const answers = (name: Name, words: string, visibility?: string) =>
      answerQuestion(later, small.actor(name), typed(words, visibility));
    const named = { communityId: community.id, week: WEEK };
    return { db, small, ctx: later, named, answers, now };
  }

  it('asks each member once, however often it is due', async () => {
    const { db, small, ctx, now } = await asked();
    const { workspaceId } = small.community;
    await Promise.all([askWhatIsDue(ctx, workspaceId, now), askWhatIsDue(ctx, workspaceId, now)]);
    const prompts = await db.kysely.selectFrom('prompts').select(['user_id', 'week']).execute();
    // In Tokyo, Kolkata and New York it is not their hour.
    expect(prompts.map(({ user_id }) => user_id).sort()).toEqual(['UANA', 'UBEN']);
    const parts = await db.kysely.selectFrom('letter_parts').select('key').execute();
    expect(parts).toHaveLength(2);
  });

  it('keeps one answer from two devices, and it stands in the thread once', async () => {
    const { db, answers } = await asked();
    await Promise.all([
      answers('ben', 'From the phone', 'community'),
      answers('ben', 'From the desk', 'community'),
    ]);
    const rows = await db.kysely.selectFrom('reflections').select(['words', 'times_shared']).execute();
    expect(rows).toEqual([{ words: expect.stringContaining('From the'), times_shared: 1 }]);
    const owed = await db.kysely
      .selectFrom('deliveries')
      .select('key')
      .where('kind', '=', 'reflection-shared')
      .execute();
    expect(owed).toHaveLength(1);
  });

  it('keeps the answer where it is declined in the same moment', async () => {
    const { db, small, ctx, named, answers } = await asked();
    await Promise.all([
      declinePrompt(ctx, small.actor('ben'), named),
      answers('ben', 'I have something after all'),
      declinePrompt(ctx, small.actor('ben'), named),
    ]);
    const [prompt] = await db.kysely
      .selectFrom('prompts')
      .selectAll()
      .where('user_id', '=', idOf('ben'))
      .execute();
    expect(await db.kysely.selectFrom('reflections').select('words').execute()).toHaveLength(1);
    expect(prompt).toMatchObject({ remind_at: null });
    expect(await declinePrompt(ctx, small.actor('ben'), named)).toBe('answered before');
  });

  it('gives another question once', async () => {
    const { db, small, ctx, named } = await asked();
    const ben = small.actor('ben');
    const before = await openQuestion(ctx, ben, named.communityId, WEEK);
    await swapQuestion(ctx, ben, named);
    const after = await openQuestion(ctx, ben, named.communityId, WEEK);
    expect(after.question).not.toBe(before.question);
    await expect(swapQuestion(ctx, ben, named)).rejects.toMatchObject({ code: 'conflict' });
    expect((await db.kysely.selectFrom('weeks').select('question').execute())[0]?.question).toBe(
      before.question,
    );
  });

  it('shows nobody else’s, and takes no answer to a week that was none, or from outside', async () => {
    const { small, ctx, answers, named } = await asked();
    await answers('ben', 'Mine alone');
    const form = await openQuestion(ctx, small.actor('ana'), named.communityId, WEEK);
    expect(form.words).toBeNull();
    await expect(answers('gus', 'I am a guest')).rejects.toMatchObject({ code: 'not_found' });
    await expect(answers('stranger', 'Hello')).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(
      answerQuestion(ctx, small.actor('ben'), { ...named, week: '2026-W30', words: 'x', visibility: null }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(openQuestion(ctx, small.actor('ben'), named.communityId, '2026-W11')).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});
