import type { JsonObject } from '../json.ts';
import { endingOf } from '../limits/files.ts';
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
  const name = encodeURIComponent(file.name.toWellFormed());
  const address = `${world.url}/files-pri/${world.teamId}-${file.id}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: endingOf(file.name) || 'binary',
    user: file.userId,
    user_team: world.teamId,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: channelsOf('public').length > 0,
    alt_txt: file.altText,
    url_private: `${address}/${name}`,
    url_private_download: `${address}/download/${name}`,
    permalink: `https://practice.slack.com/files/${file.userId}/${file.id}/${name}`,
    channels: channelsOf('public'),
    groups: channelsOf('private').filter((id) => world.channels.get(id)?.kind !== 'im'),
    ims: channelsOf('private').filter((id) => world.channels.get(id)?.kind === 'im'),
    shares: {
      ...(channelsOf('public').length > 0 ? { public: sharesOf('public') } : {}),
      ...(channelsOf('private').length > 0 ? { private: sharesOf('private') } : {}),
    },
  };
}
