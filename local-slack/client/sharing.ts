import { CannotDo } from '../gestures.ts';
import { botSees } from '../standing.ts';
import type { Workings } from '../workings.ts';

/** Slack Connect: another organisation takes part from now on. Some conversions give the channel another id. */
export function share(w: Workings, channelId: string, teamId: string, withNewId: boolean): string {
  const { world, stamps } = w;
  const channel = world.channels.get(channelId);
  if (channel === undefined) throw new CannotDo(`there is no channel ${channelId}`);
  if (!world.teams.has(teamId)) throw new CannotDo(`there is no workspace ${teamId}`);
  channel.sharedWith = [...new Set([...channel.sharedWith, teamId])];
  const id = withNewId ? rename(w, channelId) : channelId;
  w.activity.note();
  const shared = world.channels.get(id);
  if (shared === undefined || !botSees(world, shared)) return id;
  const scopes = [shared.kind === 'public' ? 'channels:read' : 'groups:read'];
  if (withNewId)
    w.emit({
      event: {
        type: 'channel_id_changed',
        old_channel_id: channelId,
        new_channel_id: id,
        event_ts: stamps.ts(),
      },
      scopes,
      channelId: id,
    });
  w.emit({
    event: { type: 'channel_shared', connected_team_id: teamId, channel: id, event_ts: stamps.ts() },
    scopes,
    channelId: id,
  });
  return id;
}

function rename({ world, stamps }: Workings, oldId: string): string {
  const id = stamps.id('C');
  const channel = world.channels.get(oldId);
  if (channel === undefined) return oldId;
  world.channels.delete(oldId);
  world.channels.set(id, { ...channel, id });
  const messages = world.messages.get(oldId) ?? new Map();
  world.messages.delete(oldId);
  world.messages.set(id, new Map([...messages].map(([ts, message]) => [ts, { ...message, channelId: id }])));
  for (const file of world.files.values()) {
    const { [oldId]: shares, ...others } = file.shares;
    if (shares !== undefined) file.shares = { ...others, [id]: shares };
  }
  world.ephemerals = world.ephemerals.filter((one) => one.channelId !== oldId);
  return id;
}
