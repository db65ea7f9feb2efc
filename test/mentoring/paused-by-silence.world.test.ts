import { expect, test } from 'vitest';
import { write } from '../../src/db/transaction.ts';
import { noteSilence, tellPaused } from '../../src/domain/mentoring/profiles/pausing.ts';
import { deliveryId, userId, workspaceId } from '../../src/ids.ts';
import { learningPeople } from '../feedback/learning-people.ts';
import { sendClick } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
import { saveProfile } from './people-with-profiles.ts';

test('whoever let three suggestions pass is paused, told so by day, and back with one tap', async () => {
  const world = await learningPeople();
  await saveProfile(world, 'chloe', {});
  await world.as('chloe').cancel();
  for (const _ of [1, 2, 3]) await letPass(world, 'chloe');
  await world.clock.advance({ days: 1 });
  const chloe = world.as('chloe').in('app');
  chloe.sees('Three suggestions in a row', 'That is fine', 'in Learning for now', 'nobody is told');
  expect(await pausedBecause(world)).toBe('silence');
  await chloe.click('I’m back');
  chloe.sees('You are back: I may suggest somebody to you again');
  chloe.doesNotSee('[I’m back]');
  expect(await pausedBecause(world)).toBeNull();
  for (const _ of [1, 2]) await letPass(world, 'chloe');
  expect(await pausedBecause(world)).toBeNull();
});

test('whoever came back before it could be said is not told', async () => {
  const world = await learningPeople();
  await saveProfile(world, 'chloe', {});
  const chloe = world.as('chloe').in('#learning');
  await chloe.cancel();
  for (const _ of [1, 2, 3]) await letPass(world, 'chloe');
  await chloe.command('/mentor resume');
  await world.clock.advance({ days: 2 });
  expect(chloe.dm().join()).not.toMatch(/Three suggestions|had paused/);
});

test('the button brings nobody back but whoever presses it', async () => {
  const world = await learningPeople();
  await saveProfile(world, 'chloe', {});
  await world.as('chloe').cancel();
  for (const _ of [1, 2, 3]) await letPass(world, 'chloe');
  await world.clock.advance({ days: 1 });
  const message = world.as('chloe').in('app').message('Three suggestions');
  const { community_id } = await world.db.kysely
    .selectFrom('mentor_profiles')
    .select('community_id')
    .executeTakeFirstOrThrow();
  for (const value of [`${community_id} 1`, `${community_id} x`, '', `${crypto.randomUUID()} 1`])
    await sendClick(world, 'ben', { actionId: 'mentor-profile:back', value, message });
  expect(await pausedBecause(world)).toBe('silence');
  await sendClick(world, 'chloe', { actionId: 'mentor-profile:back', value: `${community_id} 1`, message });
  expect(await pausedBecause(world)).toBeNull();
});

async function letPass(world: World, name: string): Promise<void> {
  const now = world.clock.now();
  const { community_id: communityId } = await world.db.kysely
    .selectFrom('mentor_profiles')
    .select('community_id')
    .executeTakeFirstOrThrow();
  const who = {
    workspaceId: workspaceId.of(world.slack.teamId),
    communityId,
    userId: userId.of(world.as(name).userId),
  };
  await write(world.db, async (tx) => {
    const { isPaused } = await noteSilence(tx, who);
    if (isPaused) await tellPaused(tx, who, deliveryId.of(crypto.randomUUID()), now);
  });
}

async function pausedBecause(world: World) {
  const row = await world.db.kysely
    .selectFrom('mentor_profiles')
    .select('paused_because')
    .executeTakeFirstOrThrow();
  return row.paused_because;
}
