import { type Claim, type Loot, type Strategy, tablesIn } from '../loot.ts';
import { markerOf, markersIn } from '../markers.ts';
import { rowsWithTexts } from './rows-with-texts.ts';

/** What is new after somebody's answer is theirs: a text in any file, or the row that will be a text's. */
export const snapshots: Strategy = (loot) => {
  const theirs = new Map<string, string>();
  const seen = new Set([...loot.before.values()].flatMap(markersOf));
  for (const [turn, files] of loot.afterEach.entries()) {
    for (const marker of [...files.values()].flatMap(markersOf)) {
      if (!seen.has(marker)) theirs.set(marker, loot.order[turn]!);
      seen.add(marker);
    }
  }
  return new Map(
    loot.published.map(({ question, texts }) => [
      `new after an answer, question ${question}`,
      texts.flatMap((text): Claim[] => {
        const by = theirs.get(markerOf(text));
        return by === undefined ? [] : [{ text, by }];
      }),
    ]),
  );
};

function markersOf(bytes: Buffer): string[] {
  return markersIn(bytes).map(({ marker }) => marker);
}

/**
 * Supposes that boxes were emptied one after the other, each in the order in which it was filled (or the other way round). Which box
 * somebody's answer went to, the one that changed, is plain to see.
 */
export const boxAfterBox: Strategy = (loot) => {
  const boxes = loot.order.map((_, turn) => changedRows(loot, turn));
  const claims = new Map<string, Claim[]>();
  for (const isBackwards of [false, true]) {
    const turns = [...loot.order.keys()];
    const filled = (isBackwards ? turns.toReversed() : turns).toSorted((one, other) =>
      boxes[one]! < boxes[other]! ? -1 : boxes[one]! > boxes[other]! ? 1 : 0,
    );
    for (const [order, { question, texts }] of ordersOf(loot)) {
      const claimed = texts.map((text, place) => ({ text, by: loot.order[filled[place] ?? 0]! }));
      claims.set(`box after box, ${order}${isBackwards ? ', backwards' : ''}, question ${question}`, claimed);
    }
  }
  return claims;
};

/** The texts of each question as they are shown, and as their rows come. */
function ordersOf(loot: Loot): [string, Loot['published'][number]][] {
  const tables = [...rowsWithTexts(loot)].map(
    ([table, rows]) => [`rows of ${table}`, [...rows.keys()]] as const,
  );
  return loot.published.flatMap((shown): [string, typeof shown][] => [
    ['shown', shown],
    ...tables.map(([name, rows]): [string, typeof shown] => {
      const texts = rows.filter((text) => shown.texts.includes(text));
      return [name, { question: shown.question, texts }];
    }),
  ]);
}

/** Names of the sealed boxes that are not as they were before this answer. */
function changedRows({ before, afterEach }: Loot, turn: number): string {
  const boxesIn = (files: typeof before) => tablesIn(files).get('sealed_boxes') ?? [];
  const earlier = boxesIn(turn === 0 ? before : afterEach[turn - 1]!);
  const changed = boxesIn(afterEach[turn]!).filter(({ seal_id: seal, box, contents }) => {
    const same = earlier.find((row) => row.seal_id === seal && row.box === box);
    return !(Buffer.isBuffer(contents) && Buffer.isBuffer(same?.contents) && contents.equals(same.contents));
  });
  return changed.map(({ seal_id: seal, box }) => `${seal} ${box}`).join();
}
