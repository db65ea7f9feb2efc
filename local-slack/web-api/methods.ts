import type { Method } from './call.ts';
import * as change from './chat-change.ts';
import * as post from './chat-post.ts';
import * as lists from './conversation-lists.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import * as past from './history.ts';
import * as pins from './pins.ts';
import * as reactions from './reactions.ts';
import * as team from './team.ts';
import * as userGroups from './user-groups.ts';
import * as users from './users.ts';
import * as views from './views.ts';

const all: readonly Method[] = [
  ...Object.values(team),
  ...Object.values(post),
  ...Object.values(change),
  ...Object.values(conversations),
  ...Object.values(lists),
  ...Object.values(past),
  ...Object.values(users),
  ...Object.values(userGroups),
  ...Object.values(views),
  ...Object.values(reactions),
  ...Object.values(pins),
  ...Object.values(files),
];

/** Every method that this Slack knows, by name. */
export const methods: ReadonlyMap<string, Method> = new Map(all.map((method) => [method.name, method]));
