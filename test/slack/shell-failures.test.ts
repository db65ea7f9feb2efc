import { sql } from 'kysely';
import pino from 'pino';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../local-slack/faults.ts';
import { channelIdOf, setUp } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';

const MOODS: readonly (readonly [string, Fault])[] = [
  ['429', { retryAfter: 30 }],
  ['500', { status: 500 }],
  ['ok:false', { error: 'internal_error' }],
  ['garbage', { answer: 'garbage' }],
  ['a connection cut off', { answer: 'cut' }],
  ['nothing', { answer: 'silence' }],
];
const NUMBER = /number to whoever runs Lyceum for you: ([0-9a-f]{8})/;

async function logged() {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const world = await startWorld({ log, slack: { deadlines: { ackMs: 1500 } } });
  return { world, lines };
}

async function sharesIn(world: World): Promise<number> {
  return (await world.db.kysely.selectFrom('shares').select('id').execute()).length;
}

test('a mistake of ours gives a number that the log knows, and shows nothing of what was written or of the inside', async () => {
  const { world, lines } = await logged();
  await setUp(world);
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn share Marmalade is made of oranges');
  // As engines do, the error quotes what was to be written; and it comes when part of the work is done.
  await sql`create trigger quoting before insert on deliveries when new.kind = 'share'
    begin select raise(abort, 'broken at: Marmalade is made of oranges'); end`.execute(world.db.kysely);
  const said = JSON.stringify([await ben.submit(), ben.modal()]);
  const number = NUMBER.exec(said)?.[1];
  expect(number).toBeDefined();
  expect(said).not.toMatch(/broken at|trigger|sqlite/i);
  const line = lines.find((each) => each.includes(`"errorId":"${number}"`));
  expect(line).toContain('SQLITE_CONSTRAINT');
  expect(lines.join('')).not.toMatch(/marmalade/i);
  expect(await sharesIn(world)).toBe(0);
  await sql`drop trigger quoting`.execute(world.db.kysely);
  expect(await ben.submit()).toEqual({});
  expect(await sharesIn(world)).toBe(1);
});

test('what cannot be read at all is put down, without its words, and the next is served', async () => {
  const { world, lines } = await logged();
  await setUp(world);
  const { teamId, appId } = world.slack;
  const unanswered = world.slack.forge('slash_commands', {
    command: '/learn',
    text: 'share Marmalade',
    user_id: 'nobody, marmalade',
    channel_id: channelIdOf(world, 'learning'),
    team_id: teamId,
    api_app_id: appId,
    trigger_id: '1.1.forged',
    response_url: 'http://127.0.0.1:9/',
  });
  expect(await unanswered).toMatchObject({ how: 'timeout' });
  expect(lines.filter((line) => line.includes('could not be read'))).toHaveLength(1);
  expect(lines.join('')).not.toMatch(/marmalade/i);
  const ben = world.as('ben').in('#learning');
  await ben.command('/learn');
  ben.sees('what would you like to do');
});

describe('Slack does not say who somebody is', () => {
  test.each(MOODS)('(%s): a member goes on as last known', async (_, fault) => {
    const world = await startWorld();
    await setUp(world);
    await world.clock.advance({ minutes: 2 });
    world.slack.faults.always('users.info', fault);
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn share Still here');
    expect(await ben.submit()).toEqual({});
    world.slack.faults.clear();
    expect(await sharesIn(world)).toBe(1);
  });

  test.each(MOODS)('(%s): who is to lead waits, and is told so', async (_, fault) => {
    const world = await startWorld();
    const ana = world.as('ana').in('#learning');
    world.slack.faults.next('users.info', fault);
    await ana.command('/learn setup');
    ana.sees('Slack did not tell us who you are in time. Please try again in a minute.');
    expect(ana.modal()).toBeNull();
    await ana.command('/learn setup');
    expect(ana.modal()).toContain('Set up a community');
  });
});

test.each(MOODS)(
  'a window that Slack does not open (%s) is said, and opens the next time',
  async (_, fault) => {
    const world = await startWorld();
    await setUp(world);
    const ben = world.as('ben').in('#learning');
    world.slack.faults.next('views.open', fault);
    await ben.command('/learn share Something');
    ben.sees('Please try again');
    expect(world.takeErrors()).toEqual([expect.stringContaining('a handler failed')]);
    expect(ben.modal()).toBeNull();
    await ben.command('/learn share Something');
    expect(ben.modal()).toContain('Something');
  },
);
