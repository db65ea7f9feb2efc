import { setUpCommunity } from '../../src/domain/communities/set-up.ts';
import type { Actor } from '../../src/domain/context.ts';
import { type ChannelId, channelId, userId, workspaceId } from '../../src/ids.ts';
import { startWorld, type World } from '../support/world.ts';

/** A world in which ana has set up a community in #learning, and everyone there belongs, the guest excepted. */
export async function learningChannel(): Promise<World> {
  const world = await startWorld();
  await communityIn(world, '#learning', 'Learning');
  return world;
}

export async function communityIn(world: World, channel: string, name: string): Promise<void> {
  await setUpCommunity(world.app.ctx, actorIn(world, 'ana'), channelNamed(world, channel), {
    name,
    purpose: 'To learn from each other',
    zone: 'Europe/Berlin',
    rhythm: { weekday: 1, time: '10:00' },
    belonging: 'everyone',
    guestsBelong: false,
    norms: ['Ask anything.'],
  });
  await world.clock.settle();
}

function actorIn(world: World, name: string): Actor {
  return {
    workspaceId: workspaceId.of(world.slack.world.teamId),
    userId: userId.of(world.as(name).userId),
  };
}

function channelNamed(world: World, name: string): ChannelId {
  const found = [...world.slack.world.channels.values()].find((channel) => `#${channel.name}` === name);
  return channelId.of(found?.id ?? '');
}
