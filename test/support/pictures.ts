import { picturesIn } from '../../local-slack/files.ts';
import type { Message, User, World } from '../../local-slack/model.ts';
import { canLookAt } from '../../local-slack/page/file-sight.ts';

export interface PictureSeen {
  readonly alt: string;
  /** A PNG. */
  readonly bytes: Uint8Array;
}

/** The pictures that blocks of this message draw, as this person gets to see them. @throws Error where one stays blank for them. */
export function picturesSeen(
  world: World,
  userId: string,
  { blocks }: Pick<Message, 'blocks'>,
): PictureSeen[] {
  const user = userOf(world, userId);
  return blocks.flatMap((block): PictureSeen[] => {
    if (block.type !== 'image') return [];
    const file = world.files.get(picturesIn(block)[0] ?? '');
    const bytes = world.contents.get(file?.id ?? '');
    if (file === undefined || bytes === undefined || !canLookAt(world, user, file)) {
      throw new Error(`${user.name} sees no picture: ${block.alt_text}`);
    }
    return [{ alt: String(block.alt_text), bytes }];
  });
}

function userOf(world: World, userId: string): User {
  const user = world.users.get(userId);
  if (user === undefined) throw new Error(`there is nobody called ${userId}`);
  return user;
}
