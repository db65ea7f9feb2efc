import { loadImage } from '@napi-rs/canvas';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MovableClock } from '../../local-slack/clock.ts';
import type { LocalSlack } from '../../local-slack/contract.ts';
import { startLocalSlack } from '../../local-slack/server.ts';
import { drawChart } from '../../src/charts/draw.ts';
import { chartInWords } from '../../src/charts/in-words.ts';
import { writeInstant } from '../../src/db/instants.ts';
import { migrate } from '../../src/db/migrate.ts';
import { type Db, openDatabase } from '../../src/db/open.ts';
import { write } from '../../src/db/transaction.ts';
import type { Composed } from '../../src/delivery/composed.ts';
import { owe, withdraw } from '../../src/delivery/outbox.ts';
import { type Sender, startSender } from '../../src/delivery/sender.ts';
import { cryptoRandom } from '../../src/domain/context.ts';
import { type ChannelId, channelId, deliveryId, userId, workspaceId } from '../../src/ids.ts';
import { silentLogger } from '../../src/logger.ts';
import { slackDeliveryDoor } from '../../src/slack/delivery-door.ts';
import { choice, rating } from '../charts/charts-of.ts';
import { picturesSeen } from '../support/pictures.ts';
import { manifest } from '../support/world.ts';

const CHARTS = [rating([0, 1, 3, 6, 2], 3.4), choice({ Pairing: 9, Talks: 4 })];
const results: Composed = {
  text: 'Results',
  blocks: [
    { type: 'section', text: { type: 'mrkdwn', text: 'Results' } },
    ...CHARTS.map((chart, index) => ({
      type: 'picture' as const,
      picture: {
        name: `question-${index}`,
        title: chart.question,
        alt: chartInWords(chart),
        draw: () => drawChart(chart),
        inWords: [
          { type: 'section' as const, text: { type: 'plain_text' as const, text: chartInWords(chart) } },
        ],
      },
    })),
  ],
};

let clock: MovableClock;
let slack: LocalSlack;
let db: Db;
let sender: Sender;
let team: ChannelId;
let people: Record<'ana' | 'ben', string>;

/** The real sender and door on a local Slack. ana and the bot are in the private #team, ben is not. */
async function start(grantedOptionalScopes: string[]): Promise<void> {
  clock = MovableClock.still(Temporal.Instant.from('2026-03-02T09:00:00Z'));
  slack = await startLocalSlack({ clock, manifest, grantedOptionalScopes });
  people = { ana: slack.addUser({ name: 'ana' }).id, ben: slack.addUser({ name: 'ben' }).id };
  const place = { name: 'team', creator: people.ana, members: [people.ana], isPrivate: true, withBot: true };
  team = channelId.of(slack.addChannel(place).id);
  db = openDatabase(':memory:');
  await migrate(db, clock.now());
  await db.kysely
    .insertInto('workspaces')
    .values({
      workspace_id: workspaceId.of(slack.teamId),
      name: 'Acme',
      bot_user_id: userId.of(slack.botUserId),
      installed_at: writeInstant(clock.now()),
    })
    .execute();
  sender = startSender({
    db,
    clock,
    composers: { results: async () => results },
    door: slackDeliveryDoor({ token: slack.botToken, slackApiUrl: slack.apiUrl, clock }),
    log: silentLogger,
    random: cryptoRandom,
  });
  clock.join(slack);
  clock.join(sender);
}

const ALL = ['channels:history', 'groups:history', 'files:read', 'files:write'];
beforeEach(() => start(ALL));
afterEach(stop);

async function stop(): Promise<void> {
  await sender.stop();
  await slack.stop();
  await db.close();
}

async function post(): Promise<void> {
  const owed = {
    workspaceId: workspaceId.of(slack.teamId),
    id: deliveryId.of('3f0e7c1a-0000-4000-8000-000000000000'),
    key: 'results',
    kind: 'results',
    to: { to: 'channel', channelId: team },
    subject: {},
    due: clock.now(),
    notAfter: null,
  } as const;
  await write(db, (tx) => owe(tx, owed, clock.now()));
  sender.wake();
  await clock.advance({ minutes: 1 });
}

const messages = () => [...(slack.world.messages.get(team)?.values() ?? [])];

test('whoever sees the message sees its pictures, and is told what they show', async () => {
  await post();
  const [message, ...others] = messages();
  expect(others).toEqual([]);
  const seen = picturesSeen(slack.world, people.ana, message!);
  expect(seen.map(({ alt }) => alt)).toEqual(CHARTS.map(chartInWords));
  for (const { bytes } of seen) expect((await loadImage(bytes)).width).toBe(1200);
  expect(() => picturesSeen(slack.world, people.ben, message!)).toThrow(/sees no picture/);
  expect([...slack.world.files.values()].map(({ name }) => name)).toEqual(
    CHARTS.map(({ question }) => `${question.replace('?', '')}.png`),
  );
});

test('they go with their message', async () => {
  await post();
  await write(db, (tx) => withdraw(tx, workspaceId.of(slack.teamId), 'results', clock.now()));
  sender.wake();
  await clock.advance({ minutes: 1 });
  expect(messages()).toEqual([]);
  expect([...slack.world.files.values()].map(({ stage }) => stage)).toEqual(['deleted', 'deleted']);
});

test.each([
  ['to upload', ['files:read'], 0],
  ['to see whether it is ready', ['files:write'], 2],
])('without the leave %s, the results come all the same', async (_what, scopes, pictures) => {
  await stop();
  await start(scopes);
  await post();
  const [message] = messages();
  expect(picturesSeen(slack.world, people.ana, message!)).toHaveLength(pictures);
  const said = JSON.stringify(message?.blocks);
  for (const chart of CHARTS) expect(said).toContain(JSON.stringify(chartInWords(chart)).slice(1, -1));
});

test.each(['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal', 'files.info'])(
  'a mishap at %s costs time only',
  async (method) => {
    slack.faults.next(method, { status: 503, after: 'accepted' });
    slack.faults.next(method, { retryAfter: 5 });
    await post();
    await clock.advance({ minutes: 1 });
    expect(picturesSeen(slack.world, people.ana, messages()[0]!)).toHaveLength(2);
    const completed = [...slack.world.files.values()].filter(({ stage }) => stage === 'complete');
    expect(completed).toHaveLength(2);
  },
);
