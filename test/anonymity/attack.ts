/**
 * The adversary: somebody who has every file of the data directory, as it was after each answer, between the steps of closing, and at
 * the end; who knows everyone, and in which order they answered. Only the keys they do not have. They try to tell who wrote what.
 */
import { type Chance, chanceOf } from '../long/chance.ts';
import type { Claim, Loot, Strategy } from './loot.ts';
import { lastOf } from './loot.ts';
import { markerOf, markersIn, newMarker } from './markers.ts';
import { freePages } from './strategies/free-pages.ts';
import { joins } from './strategies/joins.ts';
import { lengths } from './strategies/lengths.ts';
import { logFrames } from './strategies/log-frames.ts';
import { logicalOrder } from './strategies/logical-order.ts';
import { logs } from './strategies/logs.ts';
import { rawOffsets } from './strategies/raw-offsets.ts';
import { samePlace } from './strategies/same-place.ts';
import { boxAfterBox, snapshots } from './strategies/snapshots.ts';
import type { Answer, Files, WorldUnderAttack } from './world-under-attack.ts';

const strategies: readonly Strategy[] = [
  logicalOrder,
  rawOffsets,
  freePages,
  logFrames,
  snapshots,
  boxAfterBox,
  joins,
  logs,
  lengths,
  samePlace,
];

/** In code points; texts have any length up to it. */
export const LONGEST_TEXT = 300;
export const QUESTIONS = 3;

export interface Outcome {
  readonly rounds: number;
  /** How many claims of each strategy were true, over all rounds. */
  readonly right: ReadonlyMap<string, number>;
  /** Where a text stood that had not been published, or was in a place where none is published. */
  readonly leaks: readonly string[];
}

/** Attacks as many rounds, in which everybody answers in an order of chance. */
export async function attack(world: WorldUnderAttack, rounds: number, seed: number): Promise<Outcome> {
  const chance = chanceOf(seed);
  const right = new Map<string, number>();
  const leaks: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { loot, writers, withheld } = await play(world, chance);
    leaks.push(...leaksIn(loot, writers, withheld).map((leak) => `round ${round}: ${leak}`));
    for (const strategy of strategies) {
      // The world's connections live in the same process, and are given up where nobody answers for long.
      await new Promise((resolve) => setImmediate(resolve));
      for (const [name, claims] of strategy(loot)) {
        right.set(name, (right.get(name) ?? 0) + claims.filter((claim) => isTrue(claim, writers)).length);
      }
    }
  }
  return { rounds, right, leaks };
}

/** Who wrote each text. Known to the judge, not to the adversary. */
type Writers = ReadonlyMap<string, string>;

interface Played {
  readonly loot: Loot;
  readonly writers: Writers;
  readonly withheld: readonly string[];
}

async function play(world: WorldUnderAttack, chance: Chance): Promise<Played> {
  await world.open();
  const order = inAnyOrder(world.members, chance);
  const writers = new Map<string, string>();
  const before = await world.files();
  const afterEach: Files[] = [];
  for (const member of order) {
    const answer = anAnswer(chance);
    for (const text of answer.texts) writers.set(text, member);
    await world.submit(member, answer);
    afterEach.push(await world.files());
  }
  const closing: Files[] = [];
  const withheld = await world.close(async () => void closing.push(await world.files()));
  closing.push(await world.files());
  const published = await world.published();
  const shown = published.flatMap(({ texts }) => texts);
  if ([...shown, ...withheld].toSorted().join() !== [...writers.keys()].toSorted().join())
    throw new Error('not every text was published');
  return { loot: { order, before, afterEach, closing, published }, writers, withheld };
}

/** Lengths are the first question's secret; the others' texts are as long for all, so that the first's are not hidden by them. */
function anAnswer(chance: Chance): Answer {
  const [first = '', ...others] = Array.from({ length: QUESTIONS }, () => newMarker(chance));
  const words = 'what one would rather say without one’s name '.repeat(LONGEST_TEXT / 40);
  const length = first.length + chance.below(LONGEST_TEXT - first.length);
  return { texts: [`${first} ${words}`.slice(0, length).trimEnd(), ...others] };
}

function inAnyOrder(members: readonly string[], chance: Chance): string[] {
  return members
    .map((member) => ({ member, place: chance.below(2 ** 32) }))
    .sort((one, other) => one.place - other.place)
    .map(({ member }) => member);
}

function isTrue(claim: Claim, writers: Writers): boolean {
  const writer = 'by' in claim ? claim.by : writers.get(claim.sameAs);
  return writers.get(claim.text) === writer;
}

/**
 * Before closing a text stands nowhere; at the end once in the database, where it is published, and in copies of it; nowhere but in
 * older copies, where it was held back.
 */
function leaksIn(
  { before, afterEach, closing }: Loot,
  writers: Writers,
  withheld: readonly string[],
): string[] {
  const ours = new Set([...writers.keys()].map(markerOf));
  const namesWithOurs = (files: Files) =>
    [...files].flatMap(([name, bytes]) =>
      markersIn(bytes).some(({ marker }) => ours.has(marker)) ? [name] : [],
    );
  const early = [before, ...afterEach].flatMap((files, answers) =>
    namesWithOurs(files).map((name) => `after ${answers} answers a text stood in ${name}`),
  );
  const atEnd = namesWithOurs(lastOf(closing)).filter((name) => !/\.db$|\.db\.before-/.test(name));
  const main = [...lastOf(closing)].flatMap(([name, bytes]) =>
    name.endsWith('.db') ? markersIn(bytes) : [],
  );
  const twice = main.filter(({ marker }) => ours.has(marker)).length - (ours.size - withheld.length);
  const heldBack = new Set(withheld.map(markerOf));
  return [
    ...early,
    ...atEnd.map((name) => `at the end a text stood in ${name}`),
    ...(twice === 0 ? [] : [`at the end ${twice} more texts stood in the database than are published`]),
    ...(main.some(({ marker }) => heldBack.has(marker))
      ? ['at the end a text stood there that was held back']
      : []),
  ];
}
