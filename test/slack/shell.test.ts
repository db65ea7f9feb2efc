import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import pino from 'pino';
import { afterEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/open.ts';
import { ids } from '../../src/slack/ids.ts';
import { channelIdOf, peopleWho, setUp } from '../support/communities.ts';
import { manifest, startWorld, type World } from '../support/world.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

async function withCommunity(world: World): Promise<World> {
  await setUp(world);
  return world;
}

function isMenu(element: unknown): element is object {
  return (
    typeof element === 'object' &&
    element !== null &&
    'action_id' in element &&
    element.action_id === ids.share.tags
  );
}

async function sharesIn(world: World): Promise<number> {
  return (await world.db.kysely.selectFrom('shares').select('id').execute()).length;
}

describe('what nobody answers any more', () => {
  test('a button of an older version says so, and what to do', async () => {
    const world = await withCommunity(await startWorld());
    const ben = world.as('ben').in('#learning');
    const welcome = ben.message('Welcome to Learning');
    for (const block of welcome.blocks) {
      const { elements } = block;
      if (block.type === 'actions' && Array.isArray(elements))
        Object.assign(elements[0] ?? {}, { action_id: 'gone' });
    }
    await ben.click('Share what I learned', { on: welcome });
    ben.sees('comes from an older message', '/learn');
  });

  test.each([
    ['global', 'share_what_i_learned', (world: World) => world.as('ben').shortcut('Share what I learned')],
    [
      'message',
      'save_as_learning',
      (world: World) => world.as('ben').in('#learning').shortcut('Welcome to Learning', 'Save as a learning'),
    ],
  ])('a %s shortcut of an older manifest says so too', async (_, callbackId, run) => {
    const world = await withCommunity(
      await startWorld({
        slack: { manifest: JSON.parse(JSON.stringify(manifest).replace(callbackId, 'gone')) },
      }),
    );
    await run(world);
    world.as('ben').sees('comes from an older message', '/learn');
  });

  test('a menu of an older version offers nothing, at once', async () => {
    const world = await withCommunity(await startWorld());
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share Something');
    const [view] = world.slack.world.modals.get(ben.userId) ?? [];
    for (const { element } of view?.blocks ?? [])
      if (isMenu(element)) Object.assign(element, { action_id: 'gone' });
    expect(await ben.types('Tags', 'gi')).toEqual([]);
  });

  test('a window of an older version says so in its place', async () => {
    const world = await withCommunity(await startWorld());
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share Something');
    const [view] = world.slack.world.modals.get(ben.userId) ?? [];
    if (view !== undefined) view.callbackId = 'gone';
    await ben.submit();
    expect(ben.modal()).toContain('comes from an older message');
    expect(await sharesIn(world)).toBe(0);
  });
});

describe('what arrives twice', () => {
  test('the same submission is taken once, and answered alike', async () => {
    const world = await withCommunity(await startWorld());
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share Said once');
    const [view] = world.slack.world.modals.get(ben.userId) ?? [];
    const submit = () => world.slack.submitView(ben.userId, view?.id ?? '');
    const both = await Promise.all([submit(), submit().catch(() => ({ how: 'gone' }))]);
    await world.workspace.settle();
    expect(both[0]).toMatchObject({ how: 'acked' });
    expect(await sharesIn(world)).toBe(1);
    expect(ben.reads('#learning').filter((text) => text.includes('Said once'))).toHaveLength(1);
  });

  test('an event that Slack repeats is known by its id', async () => {
    const world = await withCommunity(await startWorld());
    const { userId } = world.as('ben');
    const comesOrGoes = async (id: string, type: string, secondsLater: number) => {
      const event_ts = `${world.clock.now().epochMilliseconds / 1000 + secondsLater}.000100`;
      const event = { type, user: userId, channel: channelIdOf(world, 'learning'), event_ts };
      const team_id = world.slack.teamId;
      await world.slack.forge('events_api', { type: 'event_callback', team_id, event_id: id, event });
      await world.clock.settle();
    };
    await comesOrGoes('Ev1', 'member_left_channel', 0);
    expect(await peopleWho(world, 'left')).toEqual(['ben']);
    await comesOrGoes('Ev2', 'member_joined_channel', 1);
    expect(await peopleWho(world, 'left')).toEqual([]);
    await comesOrGoes('Ev1', 'member_left_channel', 2);
    expect(await peopleWho(world, 'left')).toEqual([]);
  });

  test('an event that Slack delivers again, although it was acknowledged, fails nowhere', async () => {
    const failures: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void failures.push(line) });
    const world = await withCommunity(await startWorld({ log }));
    world.slack.faults.repeatNextEvent();
    world.slack.leave(world.as('ben').userId, channelIdOf(world, 'learning'));
    await world.clock.settle();
    const arrived = world.slack.ledger.deliveries('member_left_channel');
    expect(arrived.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'acked'],
      [2, 'acked'],
    ]);
    expect(await peopleWho(world, 'left')).toEqual(['ben']);
    expect(failures).toEqual([]);
  });
});

describe('storage', () => {
  test('that is locked by another program is waited for, or said to be closed; nothing is half done', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lyceum-'));
    folders.push(folder);
    const file = join(folder, 'lyceum.db');
    const world = await withCommunity(await startWorld({ db: openDatabase(file) }));
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share While it is locked');
    const other = new Sqlite(file);
    other.exec('begin immediate');
    const errors = await ben.submit();
    expect(JSON.stringify([errors, ben.modal()])).toContain('cannot save anything right now');
    other.exec('rollback');
    other.close();
    expect(await sharesIn(world)).toBe(0);
    if (ben.modal() !== null) await ben.dismiss();
    expect(world.takeErrors()).toEqual([expect.stringContaining('a handler failed')]);
    await ben.command('/learn share When it is open again');
    expect(await ben.submit()).toEqual({});
    expect(await sharesIn(world)).toBe(1);
  });

  test('that is full says the same, and what was typed is still there', async () => {
    const world = await withCommunity(await startWorld());
    const ben = world.as('ben').in('#learning');
    const words = Array.from({ length: 400 }, (_, index) => `word${index}`);
    await ben.command(`/learn share ${words.join(' ')}`);
    await sql`pragma max_page_count = 1`.execute(world.db.kysely);
    const errors = await ben.submit();
    expect(JSON.stringify([errors, ben.modal()])).toContain('cannot save anything right now');
    ben.sees('word0 word1 word2');
    expect(world.takeErrors()).toEqual([expect.stringContaining('a handler failed')]);
    await sql`pragma max_page_count = 1000000`.execute(world.db.kysely);
    expect(await sharesIn(world)).toBe(0);
    expect(await ben.submit()).toEqual({});
    expect(await sharesIn(world)).toBe(1);
  });

  test('that is read-only says the same', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lyceum-'));
    folders.push(folder);
    const world = await withCommunity(await startWorld({ db: openDatabase(join(folder, 'lyceum.db')) }));
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share Nobody can keep this');
    await sql`pragma query_only = on`.execute(world.db.kysely);
    const errors = await ben.submit();
    expect(JSON.stringify([errors, ben.modal()])).toContain('cannot save anything right now');
    await sql`pragma query_only = off`.execute(world.db.kysely);
    expect(world.takeErrors()).toEqual([expect.stringContaining('a handler failed')]);
    expect(await sharesIn(world)).toBe(0);
  });
});

describe('Slack in its moods', () => {
  test.each([
    ['429', { retryAfter: 30 }],
    ['500', { status: 500 }],
    ['ok:false', { error: 'fatal_error' }],
    ['garbage', { answer: 'garbage' as const }],
    ['nothing', { answer: 'cut' as const }],
  ])('a look-up of the channel answered with %s is a kind line, and trying again works', async (_, fault) => {
    const world = await startWorld();
    const ana = world.as('ana').in('#learning');
    world.slack.faults.next('conversations.info', fault);
    await ana.command('/learn setup');
    ana.sees('Please try again');
    await ana.command('/learn setup');
    expect(ana.modal()).toContain('Set up a community');
  });

  test('a window that cannot open is said, with what to do', async () => {
    const world = await withCommunity(await startWorld());
    const ben = world.as('ben').in('#learning');
    world.slack.faults.next('views.open', { error: 'expired_trigger_id' });
    await ben.command('/learn share Something');
    ben.sees('Please try once more');
  });

  test('a notice that events are paused does not end the program', async () => {
    const world = await withCommunity(await startWorld({ slack: { deadlines: { ackMs: 1500 } } }));
    const unanswered = world.slack.forge('events_api', {
      type: 'app_rate_limited',
      team_id: world.slack.teamId,
      minute_rate_limited: 1_700_000_000,
      api_app_id: world.slack.appId,
    });
    expect(await unanswered).toMatchObject({ how: 'timeout' });
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn');
    ben.sees('what would you like to do');
  });

  test('a bot that ends and begins again knows everybody', async () => {
    const world = await withCommunity(await startWorld());
    await world.restart();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn');
    ben.sees('what would you like to do');
  });
});

test('the log holds no words of people and no tokens', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const world = await withCommunity(await startWorld({ log }));
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn share Marmalade is made of oranges');
  await ben.submit({ 'How others can use it': 'Boil the oranges twice' });
  await ben.command('/learn search marmalade');
  await ben.command('/learn share');
  await ben.submit({ 'What I learned': 'Quince', Link: 'javascript:quince()' });
  const text = lines.join('');
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of [/marmalade/i, /oranges/i, /quince/i, /xoxb-/, /xapp-/, /hooks|response_url/]) {
    expect(text).not.toMatch(secret);
  }
});
