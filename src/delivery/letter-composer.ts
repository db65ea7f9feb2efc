import type { Db } from '../db/open.ts';
import type { LetterPartRow } from '../db/tables.ts';
import { read, write } from '../db/transaction.ts';
import type { WorkspaceId } from '../ids.ts';
import type { Composed, Composers } from './composed.ts';
import { hasLostPart } from './letter-parts.ts';
import {
  dropFromLetter,
  findLetter,
  isAtNight,
  isPast,
  type Letter,
  leaveForAnotherDay,
  leaveForDay,
} from './letters.ts';
import { readSubject, withdraw } from './outbox.ts';

/** Slack takes 50 blocks and about 13,000 characters of them. */
const MOST_BLOCKS = 46;
const MOST_CHARACTERS = 11_000;
const LONGEST_TEXT = 2000;

/** How long a letter waits for a part that cannot be composed. */
const PATIENCE = Temporal.Duration.from({ minutes: 1 });

interface Said {
  readonly part: LetterPartRow;
  readonly composed: Composed;
}

/**
 * The features' composers, and the one that makes a letter of what its parts say now. What does not fit beside the first is left
 * for another day, what would come at night for the next morning: its person has gone to another zone. What has nothing to say
 * before the letter stands does not come into it later; a letter in which no part has anything to say is not sent.
 */
export function withLetters(db: Db, clock: { now(): Temporal.Instant }, composers: Composers): Composers {
  return {
    ...composers,
    letter: async ({ workspaceId, key }) => {
      const now = clock.now();
      const letter = await read(db, (tx) => findLetter(tx, workspaceId, key));
      // What stands in Slack already came today: it is not sent once more on another day, and was said in time.
      const past = letter.isOpen ? letter.parts.filter((part) => isPast(part, now)) : [];
      const early = letter.isOpen ? letter.parts.filter((part) => isAtNight(part, now)) : [];
      const parts = letter.parts.filter((part) => !past.includes(part) && !early.includes(part));
      const { said, silent, broken } = await composeAll(composers, workspaceId, { ...letter, parts }, now);
      const over = letter.isOpen ? [...past, ...silent] : [];
      if (early.length + over.length > 0) {
        await write(db, async (tx) => {
          await leaveForDay(tx, early, now);
          await dropFromLetter(tx, over);
        });
      }
      const fitting = letter.isOpen ? fittingIn(said) : said;
      const left = [...broken, ...said.filter((one) => !fitting.includes(one)).map(({ part }) => part)];
      if (left.length > 0) await write(db, (tx) => leaveForAnotherDay(tx, left, now));
      if (fitting.length > 0) return joined(fitting.map(({ composed }) => composed));
      // It would go on showing what was taken back.
      await write(db, async (tx) => {
        if (await hasLostPart(tx, workspaceId, key)) await withdraw(tx, workspaceId, key, now);
      });
      return null;
    },
  };
}

/** @throws what a composer threw, unless the letter has waited for it, is still to be sent, and has something else to say. */
async function composeAll(
  composers: Composers,
  workspaceId: WorkspaceId,
  { parts, isOpen, openedAt }: Letter,
  now: Temporal.Instant,
): Promise<{
  readonly said: Said[];
  readonly silent: LetterPartRow[];
  readonly broken: LetterPartRow[];
}> {
  const said: Said[] = [];
  const silent: LetterPartRow[] = [];
  const broken: LetterPartRow[] = [];
  const errors: unknown[] = [];
  for (const part of parts) {
    try {
      const composed = await compose(composers, workspaceId, part, !isOpen);
      if (composed === null) silent.push(part);
      else said.push({ part, composed: withOwnNames(part, composed) });
    } catch (error) {
      broken.push(part);
      errors.push(error);
    }
  }
  const hasWaited = Temporal.Instant.compare(now, openedAt.add(PATIENCE)) > 0;
  if (errors.length > 0 && !(isOpen && hasWaited && said.length > 0)) throw errors[0];
  return { said, silent, broken };
}

async function compose(
  composers: Composers,
  workspaceId: WorkspaceId,
  part: LetterPartRow,
  stands: boolean,
): Promise<Composed | null> {
  const composer = composers[part.kind];
  if (composer === undefined) throw new Error(`nobody composes ${part.kind}`);
  const to = { to: 'person', userId: part.user_id } as const;
  return await composer({ workspaceId, key: part.key, subject: readSubject(part.subject), to, stands });
}

/** Two parts may call a picture the same. */
function withOwnNames({ key }: LetterPartRow, composed: Composed): Composed {
  const blocks = composed.blocks.map((block) =>
    block.type === 'picture'
      ? { ...block, picture: { ...block.picture, name: `${key} ${block.picture.name}` } }
      : block,
  );
  return { ...composed, blocks };
}

/** The first always; of the others those that leave room, in their order. */
function fittingIn(said: readonly Said[]): Said[] {
  const fitting: Said[] = [];
  let blocks = 0;
  let characters = 0;
  for (const one of said) {
    const ownBlocks = one.composed.blocks.reduce((sum, block) => sum + mostBlocksOf(block), 1);
    const ownCharacters = JSON.stringify(one.composed.blocks).length;
    const fits = blocks + ownBlocks <= MOST_BLOCKS && characters + ownCharacters <= MOST_CHARACTERS;
    if (fitting.length > 0 && !fits) continue;
    fitting.push(one);
    blocks += ownBlocks;
    characters += ownCharacters;
  }
  return fitting;
}

/** A picture may have to be said in words. */
function mostBlocksOf(block: Composed['blocks'][number]): number {
  return block.type === 'picture' ? Math.max(1, block.picture.inWords.length) : 1;
}

function joined(parts: readonly Composed[]): Composed {
  const blocks = parts.flatMap((part, index): Composed['blocks'] =>
    index === 0 ? part.blocks : [{ type: 'divider' }, ...part.blocks],
  );
  let text = '';
  // Whole texts only: a cut could go through an entity.
  for (const part of parts) {
    if (text === '') ({ text } = part);
    else if (text.length + part.text.length <= LONGEST_TEXT) text += `\n${part.text}`;
  }
  return { text, blocks };
}
