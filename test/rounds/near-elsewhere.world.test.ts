import { expect, test } from 'vitest';
import { PURPOSE } from '../support/communities.ts';
import type { World } from '../support/world.ts';
import { ledWorld } from './setting-up.ts';

async function sends(world: World, channel: string, title: string, template?: string) {
  const ana = world.as('ana').in(channel);
  await ana.command('/learn feedback round');
  if (template !== undefined) await ana.choose('Template', template);
  await ana.submit({ Title: title });
  const said = ana.modal() ?? '';
  await ana.dismiss();
  return said;
}

test('a round of another community with almost the same people stands in the way where it asks the same, untitled', async () => {
  const world = await ledWorld();
  const ana = world.as('ana');
  world.slack.addUser({ name: 'fay', realName: 'Fay Lund', tz: 'Europe/Berlin' });
  await ana.creates('#side');
  await ana.invites('#side', 'app', 'ben', 'chloe', 'dev', 'eva', 'omar', 'fay');
  await ana.command('#side', '/learn setup');
  await ana.submit({ [PURPOSE]: 'The side' });
  await ana.cancel();
  expect(await sends(world, '#learning', 'All of us')).toContain('Your round is open.');
  const said = await sends(world, '#side', 'The same, and Fay');
  expect(said).toContain('Nothing is sent yet. A round of another community closed lately');
  expect(said).toContain('but for one person');
  expect(said).not.toContain('All of us');
  expect(await sends(world, '#side', 'Something else', 'Learning pulse')).toContain('Your round is open.');
});
