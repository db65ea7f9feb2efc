import type { RichTextPiece } from '../limits/rich-text.ts';
import type { World } from '../model.ts';
import { canSee } from '../standing.ts';

/** Who and what can be named, in small letters. Each is null for what there is none of: its name stays text. */
export interface TypedNames {
  mention(handle: string): Extract<RichTextPiece, { type: 'user' | 'broadcast' }> | null;
  channelId(name: string): string | null;
  emoji(name: string): Extract<RichTextPiece, { type: 'emoji' }> | null;
}

/** What this person can name in the workspace, beside the emoji. */
export function typedNamesIn(world: World, userId: string, emoji: TypedNames['emoji']): TypedNames {
  return {
    mention: (handle) => {
      if (handle === 'here' || handle === 'channel' || handle === 'everyone')
        return { type: 'broadcast', range: handle };
      const named = [...world.users.values()].find(({ name }) => name === handle);
      return named === undefined ? null : { type: 'user', user_id: named.id };
    },
    channelId: (name) => {
      const user = world.users.get(userId);
      if (user === undefined) return null;
      const seen = [...world.channels.values()].filter((channel) => canSee(user, channel));
      return seen.find((channel) => channel.name === name)?.id ?? null;
    },
    emoji,
  };
}
