/** That the adversary is able to find what they look for: a strategy that never finds anything proves nothing. */
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { shuffled } from '../../src/domain/shuffled.ts';
import { chanceOf } from '../long/chance.ts';
import { addResult, type Faults, type Stage, sealedWorld } from './sealed-world.ts';
import { breachesOf } from './verdict.ts';
import type { Answer } from './world-under-attack.ts';

async function found(faults: Faults): Promise<string[]> {
  return [...(await breachesOf((seed) => sealedWorld(seed, faults))).keys()];
}

/** What is published is right but for the ids, which `idOf` gives. */
function publishedWith(idOf: (words: string) => string): NonNullable<Faults['publishing']> {
  return async (tx, stage, answers) => {
    const rows = answers.flatMap(({ texts }) => texts.map((words, question) => ({ words, question })));
    for (const { words, question } of shuffled(rows, stage.random)) {
      await addResult(tx, stage, { id: idOf(words), question, words });
    }
  };
}

/** Keeps a text as it is until the round is closed. */
async function keepDraft({ db }: Stage, { texts: [words] }: Answer): Promise<void> {
  await sql`create table if not exists drafts (words text)`.execute(db.kysely);
  await sql`insert into drafts values (${words})`.execute(db.kysely);
}

it('ids that tell the time', async () => {
  let time = 0;
  const ids = new Map<string, string>();
  const idOf = (words: string) => ids.get(words) ?? '';
  const submitting = async (_: Stage, __: string, { texts }: Answer) => {
    time += 1;
    for (const text of texts) ids.set(text, `${String(time).padStart(6, '0')} ${text}`);
  };
  expect(await found({ submitting, publishing: publishedWith(idOf) })).toContain('results by id, question 0');
});

it('ids that are logged with the person', async () => {
  const ids = new Map<string, string>();
  const submitting = async ({ log }: Stage, user: string, { texts }: Answer) => {
    for (const text of texts) ids.set(text, crypto.randomUUID());
    await log({ user, saved: ids.get(texts[0] ?? '') });
  };
  const breaches = await found({ submitting, publishing: publishedWith((words) => ids.get(words) ?? '') });
  expect(breaches).toContain('people in lines about results');
  expect(breaches).toContain('lines of the log about results, question 0');
});

it('ids that stand beside the person elsewhere, for as long as the round is open', async () => {
  const ids = new Map<string, string>();
  const submitting = async ({ db }: Stage, member: string, { texts }: Answer) => {
    for (const text of texts) ids.set(text, crypto.randomUUID());
    await sql`create table if not exists given (member text, id text)`.execute(db.kysely);
    await sql`insert into given values (${member}, ${ids.get(texts[0] ?? '')})`.execute(db.kysely);
  };
  const publish = publishedWith((words) => ids.get(words) ?? '');
  const publishing: typeof publish = async (tx, ...rest) => {
    await sql`delete from given`.execute(tx);
    await publish(tx, ...rest);
  };
  const breaches = await found({ submitting, publishing });
  expect(breaches).toContain('joined with results, by person');
});

it('texts that lay open before', async () => {
  const publish = publishedWith(() => crypto.randomUUID());
  const publishing: typeof publish = async (tx, ...rest) => {
    await sql`delete from drafts`.execute(tx);
    await publish(tx, ...rest);
  };
  const breaches = await found({ submitting: (stage, _, answer) => keepDraft(stage, answer), publishing });
  expect(breaches).toContain('texts');
  expect(breaches).toContain('new after an answer, question 0');
  expect(breaches).toContain('frames of the log, question 0');
});

it('texts that were deleted and not overwritten', async () => {
  const publish = publishedWith(() => crypto.randomUUID());
  const submitting = async (stage: Stage, _: string, answer: Answer) => {
    await sql`pragma secure_delete = off`.execute(stage.db.kysely);
    await keepDraft(stage, answer);
  };
  const publishing: typeof publish = async (tx, ...rest) => {
    await publish(tx, ...rest);
    await sql`delete from drafts`.execute(tx);
  };
  const breaches = await found({ submitting, publishing });
  expect(breaches.filter((name) => name.startsWith('free pages'))).not.toEqual([]);
  expect(breaches.filter((name) => name.startsWith('offsets in lyceum.db'))).not.toEqual([]);
});

it('boxes that are chosen at random and not shuffled', async () => {
  const chance = chanceOf(7);
  const random = { ...chance, below: (limit: number) => (limit <= 2 ? chance.below(limit) : 0) };
  expect(await found({ random })).toContain('box after box, rows of results, question 0');
});

it('questions that are shuffled together', async () => {
  const publishing: Faults['publishing'] = async (tx, stage, answers) => {
    for (const { texts } of shuffled(answers, stage.random)) {
      for (const [question, words] of texts.entries()) {
        await addResult(tx, stage, { id: stage.random.uuid(), question, words });
      }
    }
  };
  expect(await found({ publishing })).toContain('same place as in question 0, question 1');
});
