import type { World } from '../model.ts';
import type { TypedNames } from './rich-pieces.ts';

/** Who and what can be named in this workspace, beside the emoji. */
export function typedNamesIn(world: World, emoji: TypedNames['emoji']): TypedNames {
  return {
    mention: (handle) => {
      if (handle === 'here' || handle === 'channel' || handle === 'everyone')
        return { type: 'broadcast', range: handle };
      const user = [...world.users.values()].find(({ name }) => name === handle);
      return user === undefined ? null : { type: 'user', user_id: user.id };
    },
    channelId: (name) => [...world.channels.values()].find((channel) => channel.name === name)?.id ?? null,
    emoji,
  };
}
