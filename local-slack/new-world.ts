import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Manifest } from './manifest.ts';
import type { User, World } from './model.ts';
import { idOf } from './stamps.ts';

const SLACKBOT = 'USLACKBOT';

/** A workspace where the app has just been installed: Slackbot, the bot, and #general. */
export function newWorld(manifest: Manifest, clock: Clock, url: string): World {
  const created = Math.floor(clock.now().epochMilliseconds / 1000);
  const [teamId, appId, botId] = [idOf('T', 0), idOf('A', 1), idOf('B', 2)];
  const [botUserId, generalId] = [idOf('U', 3), idOf('C', 4)];
  const secret = () => randomBytes(16).toString('hex');
  const world: World = {
    counters: { ids: 5, lastTs: '0' },
    teamId,
    url,
    app: {
      id: appId,
      teamId,
      botId,
      botUserId,
      botToken: `xoxb-${secret()}`,
      appToken: `xapp-1-${appId}-${secret()}`,
      signingSecret: secret(),
      scopes: [],
      installed: true,
    },
    teams: new Map([[teamId, { id: teamId, name: 'Practice', domain: 'practice' }]]),
    users: new Map(),
    channels: new Map(),
    messages: new Map(),
    ephemerals: [],
    modals: new Map(),
    homes: new Map(),
    messageValues: new Map(),
    files: new Map(),
    contents: new Map(),
    userGroups: new Map(),
    profileFields: new Map(),
  };
  const slackbot = botLike(SLACKBOT, teamId, 'slackbot', 'Slackbot', created);
  // Slack says of Slackbot that it is no bot.
  world.users.set(SLACKBOT, { ...slackbot, isBot: false });
  const bot = botLike(botUserId, teamId, handleOf(manifest.botName), manifest.botName, created);
  world.users.set(botUserId, { ...bot, botId, appId });
  world.channels.set(generalId, {
    id: generalId,
    teamId,
    name: 'general',
    previousNames: [],
    kind: 'public',
    isGeneral: true,
    created,
    creator: SLACKBOT,
    topic: '',
    purpose: 'For everyone in the workspace.',
    isArchived: false,
    sharedWith: [],
    members: [],
    pinned: [],
  });
  return world;
}

function botLike(id: string, teamId: string, name: string, realName: string, updated: number): User {
  return {
    id,
    teamId,
    name,
    realName,
    displayName: realName,
    title: '',
    email: null,
    tz: 'America/Los_Angeles',
    profile: {},
    isAdmin: false,
    isOwner: false,
    isRestricted: false,
    isUltraRestricted: false,
    isBot: true,
    botId: null,
    appId: null,
    deleted: false,
    updated,
  };
}

function handleOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}
