import type { JsonObject } from '../json.ts';
import type { SlackFile, World } from '../model.ts';

export function fileShape(world: World, file: SlackFile): JsonObject {
  if (file.stage === 'deleted') return { id: file.id, mode: 'tombstone' };
  const inChannels = Object.keys(file.shares);
  const channelsOf = (kind: 'public' | 'private') =>
    inChannels.filter((id) => (world.channels.get(id)?.kind === 'public') === (kind === 'public'));
  const sharesOf = (kind: 'public' | 'private') =>
    Object.fromEntries(
      channelsOf(kind).map((id) => [
        id,
        (file.shares[id] ?? []).map((ts) => ({ ts, team_id: world.teamId })),
      ]),
    );
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.name.split('.').at(-1) ?? 'binary',
    user: file.userId,
    user_team: world.teamId,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: channelsOf('public').length > 0,
    alt_txt: file.altText,
    url_private: `https://files.slack.com/files-pri/${world.teamId}-${file.id}/${file.name}`,
    permalink: `https://practice.slack.com/files/${file.userId}/${file.id}/${file.name}`,
    channels: channelsOf('public'),
    groups: channelsOf('private').filter((id) => world.channels.get(id)?.kind !== 'im'),
    ims: channelsOf('private').filter((id) => world.channels.get(id)?.kind === 'im'),
    shares: {
      ...(channelsOf('public').length > 0 ? { public: sharesOf('public') } : {}),
      ...(channelsOf('private').length > 0 ? { private: sharesOf('private') } : {}),
    },
  };
}
