import type { World } from './model.ts';

/** Channels, people and groups share their names. */
export function takenNames({ channels, users, userGroups }: World): ReadonlySet<string> {
  return new Set([
    ...[...channels.values()].map(({ name }) => name),
    ...[...users.values()].map(({ name }) => name),
    ...[...userGroups.values()].map(({ handle }) => handle),
  ]);
}
