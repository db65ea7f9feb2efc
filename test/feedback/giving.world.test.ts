import { describe, expect, test } from 'vitest';
import { moreCommunities } from '../reflections/learning-week.ts';
import { give, keptFeedback, learningPeople, openLast, REVIEW } from './learning-people.ts';

describe('giving feedback', () => {
  test('is written, looked at, sent, and read by the one it is for', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    ben.sees('Only the person to whom you write can read it, with your name', 'Nothing is sent yet');
    await ben.submit(REVIEW);
    ben.sees('This is what @Ana will read', 'Feedback from @Ben', ...Object.values(REVIEW), '[Send]');
    await ben.submit();
    ben.sees('Sent. I tell @Ana by day', '/feedback mine');
    await ben.cancel();

    const ana = world.as('ana').in('app');
    ana.sees('@Ben wrote you feedback.', 'Only the two of you can read it');
    ana.doesNotSee('In the review on Tuesday');
    await ana.open('Open');
    ana.sees('Feedback from @Ben', ...Object.values(REVIEW), '@Ben can see that you opened it');
    await ana.cancel();
    ana.sees('@Ben wrote you feedback. You have opened it; it is in /feedback mine');
    ana.doesNotSee('[Open]', 'In the review on Tuesday');
    await ana.open('Read');
    ana.sees('In the review on Tuesday');
  });

  test('shows in the preview what the reader then sees', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    await ben.submit(REVIEW);
    const words = /Feedback from @Ben[\s\S]*She spoke up, and we found the mistake/;
    const [previewed] = words.exec(ben.modal() ?? '') ?? [];
    await ben.submit();
    const [read] = words.exec(await openLast(world, 'ana')) ?? [];
    expect(previewed).toBeDefined();
    expect(read).toBe(previewed);
  });

  test('can be changed after the preview, with every word kept', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    await ben.submit(REVIEW);
    await ben.click('Change it');
    ben.sees(...Object.values(REVIEW));
    await ben.submit({ Impact: 'We found the mistake in time' });
    ben.sees('In the review on Tuesday', 'We found the mistake in time');
    await ben.submit();
    expect(await keptFeedback(world)).toHaveLength(1);
    await openLast(world, 'ana');
    world.as('ana').sees('We found the mistake in time');
    world.as('ana').doesNotSee('She spoke up');
  });

  test('can go to somebody else after the preview', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    await ben.submit(REVIEW);
    await ben.click('Change it');
    await ben.submit({ 'For whom?': '@chloe' });
    ben.sees('This is what @Chloé will read');
    await ben.submit();
    expect(world.as('ana').dm().join()).not.toContain('feedback');
    expect(world.as('chloe').dm().join()).toContain('@Ben wrote you feedback');
  });

  test('that is not sent leaves nothing behind', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    await ben.submit(REVIEW);
    expect(await keptFeedback(world)).toHaveLength(1);
    await ben.cancel();
    expect(await keptFeedback(world)).toEqual([]);
    await ben.command('/feedback give @ana');
    await ben.submit(REVIEW);
    await ben.click('Change it');
    await ben.dismiss();
    expect(await keptFeedback(world)).toEqual([]);
    await world.clock.advance({ days: 1 });
    expect(world.as('ana').dm().join()).not.toContain('wrote you feedback');
  });

  test('that was looked at and left is forgotten after a week', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    await ben.submit(REVIEW);
    await world.clock.jump(world.clock.now().add({ hours: 6 * 24 }));
    await world.clock.advance({ hours: 1 });
    expect(await keptFeedback(world)).toHaveLength(1);
    await world.clock.advance({ days: 2 });
    expect(await keptFeedback(world)).toEqual([]);
    await ben.submit();
    ben.sees('nothing was sent', 'Please write it again');
  });

  test('sent twice, from two devices, is one', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    await ben.submit(REVIEW);
    const view = world.slack.world.modals.get(ben.userId)?.at(-1);
    const send = () => world.slack.submitView(ben.userId, view?.id ?? '');
    const both = await Promise.all([send(), send().catch(() => ({ how: 'gone' }))]);
    await world.workspace.settle();
    expect(both[0]).toMatchObject({ how: 'acked' });
    expect(await keptFeedback(world)).toHaveLength(1);
    const told = world
      .as('ana')
      .dm()
      .filter((text) => text.includes('wrote you feedback'));
    expect(told).toHaveLength(1);
  });

  test('begins without a person, and with a name alone', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn feedback give');
    await ben.submit({ 'For whom?': '@ana', ...REVIEW });
    ben.sees('This is what @Ana will read');
    await ben.dismiss();
    await ben.command('/feedback give chloé');
    await ben.submit(REVIEW);
    ben.sees('This is what @Chloé will read');
    await ben.dismiss();
    await ben.command('/feedback @eva');
    await ben.submit(REVIEW);
    ben.sees('This is what @Eva will read');
  });

  test('takes what follows the person as what was seen', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana you asked @chloe about A&B <first>');
    ben.sees('you asked @chloe about A&B <first>');
    await ben.dismiss();
    await ben.command(`/feedback give @ana ${'long '.repeat(300)}`);
    ben.sees('longer than this field can hold');
    expect(await ben.submit({ Situation: 'Today', Impact: 'Much' })).toEqual({});
  });

  test('tells in the next day’s letter where today’s has gone out', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'dev');
    await give(world, 'chloe', 'dev');
    const told = () =>
      world
        .as('dev')
        .dm()
        .filter((text) => text.includes('wrote you feedback'));
    expect(told()).toHaveLength(1);
    await world.clock.advance({ days: 1 });
    expect(told()).toHaveLength(2);
  });

  test('waits for the morning of the one it is for', async () => {
    const world = await learningPeople();
    await give(world, 'ben', 'eva');
    expect(world.as('eva').dm()).toEqual([]);
    await world.clock.advance({ hours: 5 });
    expect(world.as('eva').dm().join()).toContain('@Ben wrote you feedback');
  });

  test('belongs to the community of the channel, else to one that both share', async () => {
    const world = await learningPeople();
    await moreCommunities(world, 'testing', 'writing');
    const ben = world.as('ben');
    for (const place of ['#testing', '#writing', '#random']) {
      await ben.command(place, '/feedback give @ana');
      await ben.submit(REVIEW);
      await ben.submit();
      await ben.dismiss();
    }
    const rows = await world.db.kysely
      .selectFrom('feedback')
      .innerJoin('communities', 'communities.id', 'feedback.community_id')
      .select('communities.channel_name')
      .orderBy('feedback.sent_at')
      .execute();
    expect(rows.map((row) => row.channel_name)).toEqual(['testing', 'writing', 'learning']);
  });
});
