import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import type { Person } from '../../local-slack/person.ts';
import { copyFile, deleteCopiesBefore } from '../../src/db/copies.ts';
import { openDatabase } from '../../src/db/open.ts';
import { roundToLookThrough, withholdComment } from '../../src/domain/rounds/results/looking-through.ts';
import { resultsFor } from '../../src/domain/rounds/results/reading.ts';
import { type RoundId, userId, workspaceId } from '../../src/ids.ts';
import { openKeyFolder } from '../../src/keys/key-folder.ts';
import type { KeyStore } from '../../src/keys/key-store.ts';
import { channelIdOf, setUpWith } from '../support/communities.ts';
import { startWorld, type World } from '../support/world.ts';
import { readerOf } from './data-files.ts';
import { MEMBERS } from './verdict.ts';
import type { Answer, WorldUnderAttack } from './world-under-attack.ts';

/** A copy is made after so many answers. */
const COPIED_AFTER = [13, 29];
const ASKED = [
  'What should we start doing?',
  'What should we stop doing, or do less of?',
  'What should we continue, because it helps us?',
];

/**
 * The real app on a local Slack: a leader sends a round, members open its form and send it, its time passes, and the leader looks the
 * answers through, holds one back, and publishes. What the app keeps lies in a data directory; keys lie elsewhere.
 */
export async function roundsWorld(): Promise<WorldUnderAttack> {
  const folder = await mkdtemp(join(tmpdir(), 'lyceum-anonymity-'));
  const data = join(folder, 'data');
  await mkdir(data);
  const log = join(data, 'lyceum.log');
  const keys = await openKeyFolder({ folder: join(folder, 'keys'), encryptionKey: null });
  let look = async (): Promise<void> => {};
  const world = await startWorld({
    db: openDatabase(`file:${join(data, 'lyceum.db')}`),
    keys: lookedAt(keys, () => look()),
    // All there is, and without what hides people's words: what is not logged need not be hidden.
    log: pino({ level: 'debug' }, pino.destination({ dest: log, sync: true })),
    slack: { rateLimits: 'off' },
  });
  const { clock, db } = world;
  const ana = world.as('ana');
  const leader = actorOf(world, ana);
  const members = await crowded(world);
  await setUpWith(world, { 'Who belongs?': 'Everyone in the channel' });
  let answers = 0;
  const current = (): Promise<RoundId> => newestRound(world);
  return {
    members,
    files: readerOf(data),
    async open() {
      await passTo(world, 10);
      // The adversary thinks for so long in between that the connection may be given up meanwhile.
      await world.restart();
      await deleteCopiesBefore(db, clock.now());
      answers = 0;
      await sendRound(world, ana);
    },
    async submit(member, answer) {
      await answerAs(world.as(member), answer);
      answers += 1;
      if (COPIED_AFTER.includes(answers)) await copyFile(db, clock.now().add({ milliseconds: answers }));
    },
    async close(onlooker) {
      const round = await current();
      look = onlooker;
      await passTo(world, 18);
      look = async () => {};
      await copyFile(db, clock.now().add({ milliseconds: 59 }));
      await onlooker();
      const { comments } = await roundToLookThrough(world.app.ctx, leader, round);
      // Of the last question only: of the others every text has its place in the order that is guessed.
      const withheld = comments.slice(-1);
      for (const { id } of withheld) {
        await withholdComment(world.app.ctx, leader, round, { id, because: 'names_someone' });
      }
      await publishAs(ana);
      await onlooker();
      // What was held back is overwritten in the file when its log is emptied, once an hour.
      await clock.advance({ hours: 1 });
      return withheld.map(({ words }) => words);
    },
    async published() {
      const { questions } = await resultsFor(world.app.ctx, leader, await current());
      return questions.map(({ question, comments }) => ({
        question: question.position,
        texts: comments.map(({ words }) => words),
      }));
    },
    async stop() {
      await world.stop();
      const failures = (await readFile(log, 'utf8'))
        .split('\n')
        .filter((line) => line.includes('"level":50'));
      await rm(folder, { recursive: true });
      if (failures.length > 0) throw new Error(`the bot logged errors: ${failures[0]}`);
    },
  };
}

/** Somebody comes by before a key is destroyed, and after. */
function lookedAt(keys: KeyStore, look: () => Promise<void>): KeyStore {
  return {
    create: (seal) => keys.create(seal),
    read: (seal) => keys.read(seal),
    list: () => keys.list(),
    destroy: async (seal) => {
      await look();
      await keys.destroy(seal);
      await look();
    },
  };
}

/** As many people in the channel as are to answer, beside its leader. */
async function crowded(world: World): Promise<string[]> {
  const channel = channelIdOf(world, 'learning');
  const { slack } = world;
  const there = ['ben', 'chloe', 'dev', 'eva', 'omar'].map((name) => world.as(name).userId);
  const more = Array.from(
    { length: MEMBERS - there.length },
    (_, n) => slack.addUser({ name: `member${n}` }).id,
  );
  for (const person of more) slack.join(person, channel);
  await world.clock.settle();
  return [...there, ...more];
}

function actorOf({ slack }: World, { userId: user }: Person) {
  return { workspaceId: workspaceId.of(slack.teamId), userId: userId.of(user) };
}

const ZONE = 'Europe/Berlin';

function tomorrowIn({ clock }: World): Temporal.PlainDate {
  return clock.now().toZonedDateTimeISO(ZONE).toPlainDate().add({ days: 1 });
}

/** The machine sleeps until this hour of the next day; what was to be done meanwhile is done then. */
async function passTo(world: World, hour: number): Promise<void> {
  const then = tomorrowIn(world).toZonedDateTime({ timeZone: ZONE, plainTime: { hour } });
  await world.clock.jump(then.toInstant());
  await world.clock.settle();
}

async function sendRound(world: World, ana: Person): Promise<void> {
  await ana.command('#learning', '/learn feedback round How are we?');
  mustBeTaken(await ana.submit({ 'Closes on': tomorrowIn(world).toString() }));
  await ana.dismiss();
}

async function answerAs(person: Person, { texts }: Answer): Promise<void> {
  await person.in('#learning').open('Answer without my name');
  mustBeTaken(
    await person.submit(Object.fromEntries(ASKED.map((question, at) => [question, texts[at] ?? '']))),
  );
  await person.dismiss();
}

async function publishAs(ana: Person): Promise<void> {
  ana.in('app');
  await ana.open('Look through and publish');
  mustBeTaken(await ana.submit());
  await ana.dismiss();
}

function mustBeTaken(errors: Readonly<Record<string, string>>): void {
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
}

async function newestRound({ db }: World): Promise<RoundId> {
  const { id } = await db.kysely
    .selectFrom('rounds')
    .select('id')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow();
  return id;
}
