import { describe, expect, test } from 'vitest';
import { readManifest } from '../local-slack/manifest.ts';
import { COMMAND } from '../src/slack/listen-commands.ts';
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
  'conversations.history': ['im:history', 'channels:history', 'groups:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['im:history', 'channels:history', 'groups:history'],
  'pins.add': ['pins:write'],
  'pins.list': ['pins:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'views.open': [],
  'views.publish': [],
  'views.push': [],
  'views.update': [],
};
/** Without these the bot does less, and says so: an admin may decline them. */
const OPTIONAL = ['channels:history', 'groups:history', 'pins:read', 'pins:write'];

function methodsCalled(): string[] {
  const calls = sourcesIn('src').flatMap(({ text }) => [
    ...text.matchAll(
      /\b(?:client|quick|patient)\s*\.((?:auth|chat|conversations|pins|users|views|files|reactions)\.\w+)\(/g,
    ),
  ]);
  return [...new Set(calls.map((call) => call[1] ?? ''))].sort();
}

describe('the manifest and the handlers', () => {
  test('have the same command', () => {
    expect(manifest.commands.map(({ command }) => command)).toEqual([COMMAND]);
    expect(manifest.commands.every(({ should_escape }) => should_escape)).toBe(true);
  });

  test('have the same shortcuts', () => {
    const declared = (type: string) =>
      manifest.shortcuts.filter((shortcut) => shortcut.type === type).map(({ callback_id }) => callback_id);
    expect(declared('global').sort()).toEqual([...surface.globalShortcuts.keys()].sort());
    expect(declared('message').sort()).toEqual([...surface.messageShortcuts.keys()].sort());
  });

  test('have the same events', () => {
    const heard = surface.events.map(({ type }) => type);
    expect([...manifest.botEvents].sort()).toEqual([...new Set<string>(heard)].sort());
  });

  test('need the same scopes: those of the methods and events used, and none more', () => {
    const called = methodsCalled();
    expect(called).toEqual(Object.keys(SCOPES_OF_METHODS).sort());
    const needed = new Set(['commands', ...called.flatMap((method) => SCOPES_OF_METHODS[method] ?? [])]);
    expect([...manifest.scopes, ...manifest.optionalScopes].sort()).toEqual([...needed].sort());
    expect([...manifest.optionalScopes].sort()).toEqual(OPTIONAL);
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
