import type { MovableClock } from '../clock.ts';
import type { LocalSlack } from '../contract.ts';
import type { SavedWorld } from '../saving.ts';
import { startLocalSlack } from '../server.ts';
import { Workspace } from '../workspace.ts';
import { channels, people, userGroups } from './people.ts';

export interface PracticeOptions {
  readonly clock: MovableClock;
  /** The app's manifest, parsed. */
  readonly manifest: unknown;
  /** Kept from an earlier run; else the workspace begins empty of words. */
  readonly seed?: SavedWorld;
  readonly port?: number;
}

export interface Practice {
  readonly slack: LocalSlack;
  readonly workspace: Workspace;
}

/** A local Slack with the people of the practice community in it, and the app's bot in their home channel. */
export async function openPractice({ clock, manifest, seed, port }: PracticeOptions): Promise<Practice> {
  const slack = await startLocalSlack({
    clock,
    manifest,
    ...(seed === undefined ? {} : { seed }),
    ...(port === undefined ? {} : { port }),
  });
  if (seed === undefined) populate(slack);
  clock.join(slack);
  return { slack, workspace: new Workspace({ slack, clock, manifest }) };
}

function populate(slack: LocalSlack): void {
  const idOf = new Map(
    people.map(({ handle, name, title, zone, isOwner = false }) => [
      handle,
      slack.addUser({ name: handle, realName: name, title, tz: zone, isOwner, isAdmin: isOwner }).id,
    ]),
  );
  addProfileFields(slack, idOf);
  for (const { name, creator, isPrivate, withBot, members } of channels) {
    slack.addChannel({
      name,
      creator: idOf.get(creator) ?? '',
      members: members.flatMap((handle) => idOf.get(handle) ?? []),
      isPrivate,
      withBot,
    });
  }
  for (const { members, ...group } of userGroups)
    slack.addUserGroup({ ...group, members: members.flatMap((handle) => idOf.get(handle) ?? []) });
}

/** Where they work, and for whom: what their company keeps in Slack's profiles. */
function addProfileFields(slack: LocalSlack, idOf: ReadonlyMap<string, string>): void {
  const id = (handle = '') => idOf.get(handle) ?? '';
  slack.addProfileField({
    label: 'Team',
    values: Object.fromEntries(people.map(({ handle, team }) => [id(handle), team])),
  });
  slack.addProfileField({
    label: 'Manager',
    hint: 'The boss',
    type: 'user',
    values: Object.fromEntries(people.map(({ handle, manager }) => [id(handle), id(manager)])),
  });
}
