import { isObject, stringAt } from '../json.ts';
import type { World } from '../model.ts';

/** Words that call somebody: of mrkdwn as they stand, of rich text as mrkdwn would write them. */
const CALLS = new WeakMap<object, string>();

/** Tells whether a message calls this person: by name, with a group of theirs, or everybody who is there. */
export function callsTo(
  world: World,
  userId: string,
): (message: { readonly text: string; readonly blocks: readonly object[] }) => boolean {
  const groups = [...world.userGroups.values()].filter(
    ({ users, disabled }) => disabled === 0 && users.includes(userId),
  );
  const signs = [
    `<@${userId}>`,
    `<@${userId}|`,
    '<!here',
    '<!channel',
    '<!everyone',
    ...groups.map(({ id }) => `<!subteam^${id}`),
  ];
  return ({ text, blocks }) => {
    const words = `${text} ${callsIn(blocks)}`;
    return signs.some((sign) => words.includes(sign));
  };
}

/** Blocks are replaced when they change, never written into, so each list is read once. */
function callsIn(blocks: readonly object[]): string {
  const known = CALLS.get(blocks);
  if (known !== undefined) return known;
  const calls = wordsIn(blocks);
  CALLS.set(blocks, calls);
  return calls;
}

function wordsIn(part: unknown): string {
  if (Array.isArray(part)) return part.map(wordsIn).join(' ');
  if (!isObject(part)) return '';
  switch (part.type) {
    case 'plain_text':
      return '';
    case 'mrkdwn':
    case 'markdown':
      return stringAt(part, 'text') ?? '';
    case 'user':
      return `<@${stringAt(part, 'user_id')}>`;
    case 'broadcast':
      return `<!${stringAt(part, 'range')}>`;
    case 'usergroup':
      return `<!subteam^${stringAt(part, 'usergroup_id')}>`;
    default:
      return wordsIn(Object.values(part));
  }
}
