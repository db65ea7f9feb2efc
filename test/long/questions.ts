/**
 * The proof of the weekly question: members in two dozen zones, weeks on a moved clock, the bot's process killed at random points,
 * and Slack failing in every way that the local Slack can. Each member gets exactly one prompt a week, at their own hour.
 *
 *   node test/long/questions.ts [--members 1000] [--weeks 3] [--kills 20] [--seed 12345]
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { MovableClock } from '../../local-slack/clock.ts';
import type { LocalSlack } from '../../local-slack/contract.ts';
import { startLocalSlack } from '../../local-slack/server.ts';
import { Workspace } from '../../local-slack/workspace.ts';
import { chanceOf } from './chance.ts';
import { wrongsOfPrompts } from './questions-verdict.ts';
import { type RemoteBot, startRemoteBot } from './remote/bot-link.ts';
import { Trouble } from './trouble.ts';
import { ZONES } from './zones.ts';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '1000' },
    weeks: { type: 'string', default: '3' },
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [members, weeks, kills, seed] = [
  Number(values.members),
  Number(values.weeks),
  Number(values.kills),
  Number(values.seed),
];

/** A Friday. Europe's clocks change on the 29th, and those of Lord Howe, Chatham and New Zealand on 5 April. */
const BEGINS = Temporal.Instant.from('2026-03-20T12:00:00Z');
const FIRST_MONDAY = Temporal.PlainDate.from('2026-03-23');
const STEP = Temporal.Duration.from({ minutes: 15 });

console.log(`${members} members, ${weeks} weeks, ${kills} kills, --seed ${seed}`);
const begun = Date.now();
const chance = chanceOf(seed);
const folder = await mkdtemp(join(tmpdir(), 'lyceum-prompts-'));
const clock = MovableClock.still(BEGINS);
const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8'));
const slack = await startLocalSlack({ clock, manifest });
clock.join(slack);
const orders = {
  database: join(folder, 'lyceum.db'),
  botToken: slack.botToken,
  appToken: slack.appToken,
  slackApiUrl: slack.apiUrl,
};
let bot: RemoteBot = await startRemoteBot(clock, orders);
try {
  await setUp(slack);
  const trouble = await live();
  const wrongs = wrongsOfPrompts(slack, { firstMonday: FIRST_MONDAY, weeks, trouble });
  for (const wrong of wrongs.slice(0, 40)) console.log(`WRONG: ${wrong}`);
  const seconds = Math.round((Date.now() - begun) / 1000);
  const verdict =
    wrongs.length === 0 ? 'Each was asked once a week, at their hour' : `${wrongs.length} wrongs`;
  console.log(`${verdict}, after ${seconds} s`);
  process.exitCode = wrongs.length === 0 ? 0 : 1;
} finally {
  await bot.kill();
  await slack.stop();
  await rm(folder, { recursive: true });
}

/** Everybody is in one channel, and belongs. */
async function setUp({ addUser, addChannel }: LocalSlack): Promise<void> {
  const creator = addUser({ name: 'ana', realName: 'Ana', tz: 'Europe/Berlin' }).id;
  const others = Array.from({ length: members - 1 }, (_, n) =>
    addUser({ name: `person${n}`, realName: `Person ${n}`, tz: ZONES[n % ZONES.length] ?? 'UTC' }),
  );
  addChannel({ name: 'learning', creator, members: others.map(({ id }) => id), withBot: true });
  const ana = new Workspace({ slack, clock, manifest }).as('ana').in('#learning');
  await ana.command('/learn setup');
  await ana.click('More: name, hour, who belongs, agreement');
  await ana.submit({
    'What do you want to learn together?': 'Patience',
    'Who belongs?': 'Everyone in the channel',
  });
  await ana.cancel();
}

/** Goes through the weeks in small steps. What goes wrong in one is over by the next but for what it leaves behind. */
async function live(): Promise<Trouble> {
  const trouble = new Trouble(slack, chance);
  const end = FIRST_MONDAY.add({ weeks })
    .toZonedDateTime('Pacific/Honolulu')
    .toInstant()
    .subtract({ hours: 12 });
  const fatal = momentsOfKilling(end);
  while (Temporal.Instant.compare(clock.now(), end) < 0) {
    const next = clock.now().add(STEP);
    if (chance.below(12) === 0) trouble.begin(clock.now(), next);
    const isFatal = fatal.some((at) => isBetween(at, clock.now(), next));
    if (isFatal) await killWithin(next, trouble);
    else await clock.advanceTo(next);
    trouble.end();
  }
  await clock.settle();
  return trouble;
}

/** Half of them anywhere, half while a zone is being asked. */
function momentsOfKilling(end: Temporal.Instant): Temporal.Instant[] {
  const seconds = Math.floor(BEGINS.until(end).total('seconds'));
  return Array.from({ length: kills }, (_, n) => {
    if (n % 2 === 0) return BEGINS.add({ seconds: chance.below(seconds) });
    const monday = FIRST_MONDAY.add({ weeks: chance.below(weeks) });
    return monday.toZonedDateTime({ timeZone: chance.pick(ZONES), plainTime: '10:00:30' }).toInstant();
  });
}

/** The process dies in the middle of a post, if one comes, else between two things it does; until the next step nobody serves. */
async function killWithin(next: Temporal.Instant, trouble: Trouble): Promise<void> {
  const from = clock.now();
  const held = slack.faults.hold('chat.postMessage');
  const advancing = clock.advanceTo(next);
  await Promise.race([held.arrived, advancing]);
  await bot.kill();
  held.release();
  await advancing;
  // A tick that was cut short is made up by the next one: here after a step, in production after a minute.
  trouble.note(from, next.add(STEP));
  // A bot that starts waits for Slack, and only a step ends what is wrong with it.
  trouble.end();
  bot = await startRemoteBot(clock, orders);
}

function isBetween(at: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): boolean {
  return Temporal.Instant.compare(at, from) >= 0 && Temporal.Instant.compare(at, to) < 0;
}
