import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readManifest } from '../local-slack/manifest.ts';
import { COMMANDS } from '../src/slack/listen-commands.ts';
import { registerFeatures } from '../src/slack/register.ts';
import { Surface } from '../src/slack/surface.ts';
import { sourcesIn } from './support/sources.ts';
import { manifest as raw } from './support/world.ts';

const manifest = readManifest(raw);
const surface = new Surface();
registerFeatures(surface);

/** What each method that we call needs of the manifest, from Slack's method pages. */
const SCOPES_OF_METHODS: Readonly<Record<string, readonly string[]>> = {
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.getPermalink': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['im:history', 'channels:history', 'groups:history', 'mpim:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write', 'mpim:write'],
  'conversations.replies': ['im:history', 'channels:history', 'groups:history', 'mpim:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'pins.add': ['pins:write'],
  'pins.list': ['pins:read'],
  'team.profile.get': ['users.profile:read'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'users.profile.get': ['users.profile:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};
/** What Slack asks for before it tells of an event, from Slack's event pages; one of them is enough. */
const SCOPES_OF_EVENTS: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_id_changed: ['channels:read', 'groups:read'],
  channel_left: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_shared: ['channels:read', 'groups:read'],
  channel_unarchive: ['channels:read'],
  channel_unshared: ['channels:read', 'groups:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  group_rename: ['groups:read'],
  group_unarchive: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  tokens_revoked: [],
  user_change: ['users:read'],
};
/** Without these the bot does less, and says so: an admin may decline them. */
const OPTIONAL = [
  'channels:history',
  'files:read',
  'files:write',
  'groups:history',
  'mpim:history',
  'pins:read',
  'pins:write',
  'usergroups:read',
  'users.profile:read',
];

function methodsCalled(): string[] {
  const calls = sourcesIn('src/slack').flatMap(({ text }) => [
    ...text.matchAll(
      /\.\s*((?:apps|auth|bookmarks|chat|conversations|files|pins|reactions|team|usergroups|users|views)(?:\.\w+)+)\(/g,
    ),
  ]);
  return [...new Set(calls.map((call) => call[1] ?? ''))].sort();
}

describe('the manifest and the handlers', () => {
  test('have the same command', () => {
    expect(manifest.commands.map(({ command }) => command)).toEqual([...COMMANDS.keys()]);
    expect(manifest.commands.every(({ should_escape }) => should_escape)).toBe(true);
  });

  test('have the same shortcuts', () => {
    const declared = (type: string) =>
      manifest.shortcuts.filter((shortcut) => shortcut.type === type).map(({ callback_id }) => callback_id);
    expect(declared('global').sort()).toEqual([...surface.globalShortcuts.keys()].sort());
    expect(declared('message').sort()).toEqual([...surface.messageShortcuts.keys()].sort());
  });

  test('have the same events', () => {
    // Bolt hears of messages by one name, whatever place they are in.
    const heard = surface.events.map(({ type }) => (type === 'message' ? 'message.im' : type));
    expect([...manifest.botEvents].sort()).toEqual([...new Set<string>(heard)].sort());
  });

  test('need for each event a scope that is asked for, and that no admin may decline', () => {
    const unheard = [...manifest.botEvents].filter((event) => {
      const enough = SCOPES_OF_EVENTS[event];
      if (enough === undefined) return true;
      return enough.length > 0 && !enough.some((scope) => manifest.scopes.includes(scope));
    });
    expect(unheard).toEqual([]);
  });

  test('need the same scopes: those of the methods used, and none more', () => {
    const called = methodsCalled();
    expect(called).toEqual(Object.keys(SCOPES_OF_METHODS).sort());
    const needed = new Set(['commands', ...called.flatMap((method) => SCOPES_OF_METHODS[method] ?? [])]);
    expect([...manifest.scopes, ...manifest.optionalScopes].sort()).toEqual([...needed].sort());
    expect([...manifest.optionalScopes].sort()).toEqual(OPTIONAL);
  });
});

describe('what Slack takes', () => {
  const shape = z.looseObject({
    _metadata: z.object({ major_version: z.literal(2), minor_version: z.literal(1) }),
    display_information: z.looseObject({
      name: z.string().min(1).max(35),
      description: z.string().min(1).max(140),
      background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i),
    }),
    features: z.looseObject({
      bot_user: z.looseObject({ display_name: z.string().min(1).max(80) }),
      slash_commands: z
        .array(
          z.strictObject({
            command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
            description: z.string().min(1).max(2000),
            usage_hint: z.string().min(1).max(1000),
            should_escape: z.boolean(),
          }),
        )
        .min(1)
        .max(50),
      shortcuts: z
        .array(
          z.strictObject({
            name: z.string().min(1).max(24),
            type: z.enum(['message', 'global']),
            callback_id: z.string().min(1).max(255),
            description: z.string().min(1).max(150),
          }),
        )
        .min(1)
        .max(10),
    }),
    settings: z.looseObject({
      event_subscriptions: z.strictObject({ bot_events: z.array(z.string()).min(1).max(100) }),
    }),
  });

  test('its limits are kept', () => {
    expect(shape.safeParse(raw).error?.issues ?? []).toEqual([]);
  });

  test('nothing is named twice', () => {
    const lists = [
      manifest.shortcuts.map(({ callback_id }) => callback_id),
      manifest.scopes,
      manifest.optionalScopes,
    ];
    for (const list of lists) expect(new Set(list).size).toBe(list.length);
  });
});

test('the bot can be written to, and shows its Home', () => {
  expect(manifest).toMatchObject({
    hasHomeTab: true,
    hasMessagesTab: true,
    messagesAreReadOnly: false,
    hasSocketMode: true,
    isInteractive: true,
  });
});
