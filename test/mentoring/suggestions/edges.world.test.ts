import { describe, expect, test } from 'vitest';
import { read } from '../../../src/db/transaction.ts';
import { change } from '../../../src/domain/context.ts';
import { apartPairs } from '../../../src/domain/mentoring/profiles/for-matching.ts';
import { withdrawSuggestionsOf } from '../../../src/domain/mentoring/suggestions/suggesting.ts';
import { workspaceId } from '../../../src/ids.ts';
import { forgeButtons } from '../../feedback/learning-people.ts';
import { askNothing, PURPOSE } from '../../support/communities.ts';
import type { World } from '../../support/world.ts';
import { goTo } from '../pairings/paired-people.ts';
import {
  accepts,
  asItWas,
  asksFor,
  mentoringWorld,
  pairings,
  says,
  saysNo,
  sentRound,
  states,
  told,
} from './suggested-people.ts';

describe('who asks by themselves', () => {
  test('is named, and hears when the other says yes', async () => {
    const world = await mentoringWorld();
    await asksFor(world, 'ben', 'ana');
    world.as('ana').in('app').sees('@Ben asks you to be their mentor.', 'What @Ben hopes for:', '[Accept]');
    expect(told(world, 'ben', /asks|suggest/)).toEqual([]);
    await accepts(world, 'ana');
    expect(
      told(world, 'ben', '@Ana said yes. I open a conversation for the two of you when it is day for both.'),
    ).toHaveLength(1);
    expect(await pairings(world)).toEqual(['ana+ben']);
  });

  test('hears when it does not come to it, and never why', async () => {
    const world = await mentoringWorld();
    await asksFor(world, 'ben', 'ana');
    await asksFor(world, 'chloe', 'dev');
    await saysNo(world, 'ana', { 'Why?': 'We are too far apart in experience' });
    expect(told(world, 'ben', 'It does not work out this time: @Ana as your mentor.')).toHaveLength(1);
    await world.as('ben').in('app').open('Find somebody');
    world.as('ben').sees('What do you want to learn?');
    await goTo(world, '2026-03-03', '09:00');
    await goTo(world, '2026-03-04', '09:00');
    await goTo(world, '2026-03-05', '20:00');
    await goTo(world, '2026-03-06', '09:00');
    expect(told(world, 'chloe', 'It does not work out this time: @Dev as your mentor.')).toHaveLength(1);
  });

  test('and who is suggested the same by a round are paired once', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await asksFor(world, 'ben', 'ana');
    await goTo(world, '2026-03-03');
    await world.as('ana').in('app').click('Accept', { on: 'asks you to be their mentor' });
    expect(await states(world)).toEqual(['ana+ben agreed', 'ana+ben agreed']);
    expect(await pairings(world)).toEqual(['ana+ben']);
  });
});

test('the same two suggested in two communities are paired in both, in one conversation', async () => {
  const world = await mentoringWorld();
  await setUpElsewhere(world);
  await sentRound(world, { pairs: [['ana', 'ben']], community: 'Learning' });
  await sentRound(world, { pairs: [['ana', 'ben']], community: 'Craft' });
  await goTo(world, '2026-03-03');
  for (const name of ['ana', 'ben']) {
    for (const community of ['Learning', 'Craft']) {
      await world.as(name).in('app').click('Accept', { beside: community });
    }
  }
  expect(await pairings(world)).toEqual(['ana+ben', 'ana+ben']);
  const groups = [...world.slack.world.channels.values()].filter(({ kind }) => kind === 'mpim');
  expect(groups).toHaveLength(1);
});

describe('between suggestion and accept', () => {
  test('one of three peers pauses: they did not say no, and do not read that they did', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { program: 'peers', pairs: [['ana', 'ben', 'dev']] });
    await world.as('dev').in('#learning').command('/mentor pause');
    await world.clock.advance({ minutes: 16 });
    expect(await states(world)).toEqual(['ana+ben+dev open']);
    expect(told(world, 'dev', 'You said')).toEqual([]);
    expect(told(world, 'dev', 'This suggestion is over')).toHaveLength(1);
    await world.as('dev').in('#learning').command('/mentor resume');
    for (const name of ['ana', 'ben']) await world.as(name).in('app').click('Accept');
    await world.clock.advance({ minutes: 16 });
    expect(told(world, 'dev', 'You said')).toEqual([]);
    expect(told(world, 'dev', 'This suggestion is over')).toHaveLength(1);
    const { workspace_id: workspaceId, community_id: id } = await world.db.kysely
      .selectFrom('suggestions')
      .selectAll()
      .executeTakeFirstOrThrow();
    const apart = await read(world.db, (tx) => apartPairs(tx, { workspaceId, communityId: id }));
    expect([...apart], 'they may be put together again').toEqual([]);
  });

  test('a mentor leaves: who accepts hears that it does not come to it, and gets the next best', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['dev', 'ben']], mentors: ['ana'] });
    await world.as('dev').leaves('#learning');
    const ben = world.as('ben').in('app');
    await ben.click('Accept');
    ben.sees('Thank you. It does not work out this time.');
    await world.clock.advance({ minutes: 16 });
    expect(await states(world)).toEqual(['ana+ben open', 'ben+dev withdrawn']);
    expect(await pairings(world)).toEqual([]);
  });

  test('a mentee leaves, and the mentor’s place is free again', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await world.as('ben').leaves('#learning');
    await world.clock.advance({ minutes: 16 });
    world
      .as('ana')
      .in('app')
      .sees('It does not work out this time: @Ben as your mentee.', 'Your place is free');
    const ben = world.as('ben').in('app');
    ben.sees('This suggestion is over');
  });

  test('who was switched off, or became a guest, is not accepted any more', async () => {
    const world = await mentoringWorld();
    await sentRound(world, {
      pairs: [
        ['ana', 'ben'],
        ['dev', 'chloe'],
      ],
    });
    world.slack.deactivate(world.as('ana').userId);
    world.slack.setGuest(world.as('chloe').userId, 'several channels');
    await world.clock.advance({ minutes: 31 });
    // And ben gets the mentor whose place is free again.
    expect(await states(world)).toEqual(['ana+ben withdrawn', 'ben+dev open', 'chloe+dev withdrawn']);
  });

  test('the round is cancelled: nothing is asked any more, and accepting says so', async () => {
    const world = await mentoringWorld();
    const round = await sentRound(world, {
      pairs: [
        ['ana', 'ben'],
        ['dev', 'chloe'],
      ],
    });
    const ana = world.as('ana').in('app');
    const stale = asItWas(ana.message('mentor @Ben'));
    await accepts(world, 'dev');
    await accepts(world, 'chloe');
    const workspace = workspaceId.of(world.slack.teamId);
    await world.db.kysely
      .updateTable('matching_rounds')
      .set({ state: 'cancelled' })
      .where('id', '=', round)
      .execute();
    const { ctx } = world.app;
    await change(ctx, workspace, (tx) => withdrawSuggestionsOf(tx, workspace, round, ctx.clock.now()));
    await world.clock.settle();
    ana.sees('The matching round was cancelled, so this is over: @Ben as your mentee.');
    stale();
    await ana.click('Accept');
    ana.sees('This suggestion is over.');
    expect(await states(world)).toEqual(['ana+ben withdrawn', 'chloe+dev agreed']);
    expect(await pairings(world)).toEqual(['chloe+dev']);
    await world.clock.advance({ days: 1 });
    expect(told(world, 'ben', 'found no mentor')).toEqual([]);
  });

  test('the mentor’s room is used up: they are told at once, and can make more', async () => {
    const world = await mentoringWorld({ ana: { capacity: 2 } });
    await asksFor(world, 'ben', 'ana');
    await asksFor(world, 'chloe', 'ana');
    await goTo(world, '2026-03-03');
    await says(world, 'ana', { wants: 'mentor', capacity: 1, helps: ['SQL'] });
    const ana = world.as('ana').in('app');
    await ana.click('Accept', { on: '@Ben asks you' });
    expect(await pairings(world)).toEqual(['ana+ben']);
    await ana.click('Accept', { on: '@Chloé asks you' });
    ana.sees('You have said yes to as many people as you want to mentor.');
    expect(await pairings(world)).toEqual(['ana+ben']);
    await says(world, 'ana', { wants: 'mentor', capacity: 2, helps: ['SQL'] });
    await ana.click('Accept', { on: '@Chloé asks you' });
    expect(await pairings(world)).toEqual(['ana+ben', 'ana+chloe']);
  });

  test('who paused is told why nothing comes of accepting', async () => {
    const world = await mentoringWorld();
    await sentRound(world, { pairs: [['ana', 'ben']] });
    await world.db.kysely
      .updateTable('mentor_profiles')
      .set({ paused_because: 'own' })
      .where('part', '=', 'mentor')
      .execute();
    const ana = world.as('ana').in('app');
    await ana.click('Accept');
    ana.sees('You have paused being matched');
    expect(await pairings(world)).toEqual([]);
  });
});

test('somebody else’s suggestion can be neither accepted nor declined with a forged id', async () => {
  const world = await mentoringWorld();
  await sentRound(world, {
    pairs: [
      ['ana', 'ben'],
      ['dev', 'chloe'],
    ],
  });
  const rows = await world.db.kysely
    .selectFrom('suggestion_people')
    .select(['suggestion_id', 'user_id'])
    .execute();
  const bens = rows.find(({ user_id: user }) => user === world.as('ben').userId)?.suggestion_id ?? '';
  const dev = world.as('dev').in('app');
  for (const value of [bens, 'nonsense', crypto.randomUUID()]) {
    forgeButtons(dev.message('I suggest that you mentor'), value);
    for (const label of ['Accept', 'Not this one']) {
      await dev.click(label);
      dev.sees('This suggestion is no longer there.');
      expect(dev.modal()).toBeNull();
    }
  }
  expect(await states(world)).toEqual(['ana+ben open', 'chloe+dev open']);
});

/** A second community of the same people, in #craft, where they have said the same of themselves. */
async function setUpElsewhere(world: World): Promise<void> {
  const ana = world.as('ana');
  await ana.creates('#craft');
  await ana.invites('#craft', 'app', 'ben');
  await ana.command('#craft', '/learn setup');
  await ana.submit({ [PURPOSE]: 'To make things well' });
  await ana.cancel();
  await askNothing(world);
  await world.clock.advance({ minutes: 1 });
  await says(world, 'ana', { wants: 'mentor', capacity: 1, helps: ['SQL'] }, 'Craft');
  await says(world, 'ben', { wants: 'mentee', learns: ['SQL'] }, 'Craft');
}
