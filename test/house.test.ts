import { describe, expect, test } from 'vitest';
import { linesOf, type Source, sourcesIn } from './support/sources.ts';

const bot = sourcesIn('src');
const everything = sourcesIn('src', 'local-slack', 'migrations', 'test', 'bench');

/** From the ground up: a file imports from its own floor or from lower ones. */
const FLOORS = ['base', 'db', 'delivery', 'domain', 'slack or jobs', 'app', 'entry'] as const;
type Floor = (typeof FLOORS)[number];

function floorOf(path: string): Floor {
  if (/^src\/(main|import)(\.ts|\/)/.test(path)) return 'entry';
  if (/^src\/(app|health)\.ts$/.test(path)) return 'app';
  if (/^src\/(slack|jobs)\//.test(path)) return 'slack or jobs';
  if (path.startsWith('src/domain/')) return 'domain';
  if (path.startsWith('src/delivery/')) return 'delivery';
  if (path.startsWith('src/db/') || path.startsWith('migrations/')) return 'db';
  return 'base';
}

/** `src/slack/shares/form.ts` → `shares`; null for files that belong to the room as a whole. */
function featureOf(path: string, room: string): string | null {
  return new RegExp(`^src/${room}/([^/]+)/`).exec(path)?.[1] ?? null;
}

function breaches(sources: readonly Source[], isBreach: (from: Source, to: string) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports.filter((to) => isBreach(source, to)).map((to) => `${source.path} → ${to}`),
  );
}

describe('floors', () => {
  test('nothing imports from a floor above its own', () => {
    const height = (path: string) => FLOORS.indexOf(floorOf(path));
    expect(breaches(bot, ({ path }, to) => to.startsWith('src/') && height(to) > height(path))).toEqual([]);
  });

  test('jobs and slack know nothing of each other', () => {
    const isOther = (from: string, to: string) =>
      (from.startsWith('src/jobs/') && to.startsWith('src/slack/')) ||
      (from.startsWith('src/slack/') && to.startsWith('src/jobs/'));
    expect(breaches(bot, ({ path }, to) => isOther(path, to))).toEqual([]);
  });

  test('charts know nothing of the house', () => {
    const isOfHouse = (from: string, to: string) =>
      from.startsWith('src/charts/') && !to.startsWith('src/charts/');
    expect(breaches(bot, ({ path }, to) => isOfHouse(path, to))).toEqual([]);
  });

  test('only main.ts loads the local Slack, and the local Slack loads nothing of the bot', () => {
    expect(breaches(bot, ({ path }, to) => to.startsWith('local-slack/') && path !== 'src/main.ts')).toEqual(
      [],
    );
    expect(breaches(sourcesIn('local-slack'), (_, to) => to.startsWith('src/'))).toEqual([]);
  });

  test('the keys of what is sealed know ids and nothing else of the house', () => {
    const isBreach = ({ path }: Source, to: string) =>
      path.startsWith('src/keys/') && !to.startsWith('src/keys/') && to !== 'src/ids.ts';
    expect(breaches(bot, isBreach)).toEqual([]);
  });

  test('there are no cycles', () => {
    expect(cyclesIn(everything)).toEqual([]);
  });
});

describe('rooms', () => {
  const SHARED = new Set(['blocks']);
  /** What every feature stands on may know who is where, and when they are asked. */
  const GROUND = new Set(['src/domain/access.ts', 'src/domain/letters.ts']);

  test('features of slack do not import each other', () => {
    const isOther = (from: string, to: string) => {
      const [own, other] = [featureOf(from, 'slack'), featureOf(to, 'slack')];
      return own !== null && other !== null && own !== other && !SHARED.has(own) && !SHARED.has(other);
    };
    expect(breaches(bot, ({ path }, to) => isOther(path, to))).toEqual([]);
  });

  test('a feature uses another feature’s door, never its store', () => {
    const isOthersStore = (from: string, to: string) =>
      /^src\/domain\/.*store[^/]*\.ts$/.test(to) &&
      featureOf(to, 'domain') !== featureOf(from, 'domain') &&
      // What is known of people is the ground of every feature, and is wanted inside their transactions.
      !(to === 'src/domain/people/store.ts' && from.startsWith('src/domain/')) &&
      !GROUND.has(from);
    expect(breaches(bot, ({ path }, to) => isOthersStore(path, to))).toEqual([]);
  });

  test('nobody is written to unasked but through domain/letters.ts', () => {
    const asked: Readonly<Record<string, string>> = {
      'src/domain/checklist/checklists.ts': 'who has just set up a community gets their list',
      'src/domain/exports/exports.ts': 'who has just exported something can delete the file',
      'src/domain/letters.ts': 'who has asked somebody for something hears of it when they answer, by day',
      'src/domain/mentoring/program/sending.ts': 'who has just asked for the figures gets them',
      'src/domain/reflections/answering/typed.ts': 'who has just typed to the bot gets an answer',
      'src/domain/rounds/results/sending.ts': 'who has just asked for the results gets them',
    };
    const writing = bot.filter(
      ({ path, text }) => path.startsWith('src/domain/') && text.includes("to: 'person'"),
    );
    expect(writing.map(({ path }) => path).sort()).toEqual(Object.keys(asked));
  });

  test('SQL is spoken in stores, db and delivery only', () => {
    const speaks = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/;
    const may = /(store[^/]*\.ts$)|^src\/(db|delivery)\/|^src\/jobs\/runner\.ts$/;
    expect(
      bot.filter(({ path, text }) => speaks.test(text) && !may.test(path)).map(({ path }) => path),
    ).toEqual([]);
  });

  test('slack reads and writes nothing past the domain: of what lies below, it knows the types only', () => {
    const loads = /^import (?!type )[^;]*from '(\.\.\/)+(db|delivery|keys)\//m;
    const rooms = bot.filter(({ path }) => path.startsWith('src/slack/'));
    expect(rooms.filter(({ text }) => loads.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('transport words stay out of the domain', () => {
    const words = /from '@slack|\bprivate_metadata\b|\bcallback_id\b|\btrigger_id\b/;
    const domain = bot.filter(({ path }) => path.startsWith('src/domain/'));
    expect(domain.filter(({ text }) => words.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('only the entries read the environment or end the process', () => {
    const words = /process\.(env|exit|argv|exitCode)\b/;
    const may = new Set(['src/main.ts', 'src/import.ts']);
    expect(
      bot.filter(({ path, text }) => words.test(text) && !may.has(path)).map(({ path }) => path),
    ).toEqual([]);
  });
});

describe('files', () => {
  test('none is longer than 400 lines, and half of them are short', () => {
    const long = everything.filter((source) => linesOf(source) > 400).map(({ path }) => path);
    expect(long).toEqual([]);
    const lengths = bot.map(linesOf).sort((one, other) => one - other);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(90);
  });

  test('long functions are found however they are written', () => {
    const body = Array.from({ length: 70 }, () => '  run();').join('\n');
    for (const opening of [
      'export async function one() {',
      'function one(\n  two: Two,\n): void {',
      'function one({\n  two,\n}: Parts): void {',
      'const one = async () => {',
      'async #one<Two>(two: Two): Promise<void> {',
      'return {\n  three: 3,\n};\nexport const one: Does = (call) => {',
    ]) {
      expect(longFunctions({ path: opening, text: `${opening}\n${body}\n}`, imports: [] })).toHaveLength(1);
    }
  });

  test('no function is longer than 70 lines', () => {
    // Migrations are lists of tables, and stay as they were released.
    const built = [...bot, ...sourcesIn('local-slack', 'bench')];
    expect(built.flatMap(longFunctions)).toEqual([]);
  });

  test('names say what is inside, and nothing only passes on', () => {
    const vague = /\/(utils?|helpers?|common|misc|part2|index)\.ts$/;
    expect(everything.filter(({ path }) => vague.test(path)).map(({ path }) => path)).toEqual([]);
    const passesOn = ({ text }: Source) =>
      text.trim() !== '' &&
      text.split('\n').every((line) => /^(export .* from |\/\/|\s*$|\}|\s+\w+,$)/.test(line));
    expect(bot.filter(passesOn).map(({ path }) => path)).toEqual([]);
    const hasDefault = ({ text }: Source) => /^export default/m.test(text);
    expect([...bot, ...sourcesIn('local-slack')].filter(hasDefault).map(({ path }) => path)).toEqual([]);
  });

  test('migrations are numbered without gaps', () => {
    const numbers = sourcesIn('migrations').map(({ path }) => Number(/\/(\d{4})-/.exec(path)?.[1]));
    expect(numbers.sort((one, other) => one - other)).toEqual(numbers.map((_, index) => index + 1));
  });

  test('types are not silenced', () => {
    const silenced = /@ts-(ignore|expect-error|nocheck)|\bas any\b|: any\b|as unknown as|biome-ignore/;
    const own = /house\.test\.ts$/;
    const guilty = everything.filter(({ path, text }) => silenced.test(text) && !own.test(path));
    expect(guilty.map(({ path }) => path)).toEqual([]);
  });
});

function cyclesIn(sources: readonly Source[]): string[] {
  const importsOf = new Map(sources.map(({ path, imports }) => [path, imports]));
  const finished = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (finished.has(path)) return;
    for (const next of importsOf.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of importsOf.keys()) visit(path, []);
  return cycles;
}

const FUNCTION =
  /\bfunction\b|=> \{$|^\)|^\}(: [^)]*)?\)|^(?!if|for|while|switch|catch)(?:(?:async|static|get|set) )*#?\w+(?:<.*>)?\(.*\)/;

/** By the indentation that the formatter gives: from the line that ends a signature to the brace that closes the body there. */
function longFunctions({ path, text }: Source): string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, start) => {
    const code = line.trimStart();
    if (!line.endsWith('{') || !FUNCTION.test(code)) return [];
    const closing = `${line.slice(0, line.length - code.length)}}`;
    const length = lines.slice(start + 1).findIndex((next) => next.startsWith(closing)) + 2;
    return length > 70 ? [`${path}:${start + 1} has ${length} lines`] : [];
  });
}
