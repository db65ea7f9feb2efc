import pino from 'pino';
import { expect, test } from 'vitest';
import { sendForm } from '../shares/forged-form.ts';
import { everythingKept, everythingSaid } from './everything-kept.ts';
import { answerAs, MEMBERS, NAMED, roundOpen, UNLINKED_BUTTON, until, WORDS } from './life.ts';

const SECRET = 'unmistakable words of';

test('what is answered without a name is nowhere but in its seal until the round closes: no table, message, log or input', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const { world } = await roundOpen({ options: { log } });
  const inputs = () => world.db.kysely.selectFrom('seen_inputs').selectAll().execute();
  const before = (await inputs()).length;
  // What is refused is logged as such, without the words.
  const ben = world.as('ben').in('#learning');
  await ben.open(UNLINKED_BUTTON);
  await sendForm(world, 'ben', { words: { q0: `${SECRET} ${'x'.repeat(1000)}` } });
  await ben.dismiss();
  for (const name of MEMBERS) await answerAs(world, name, { [WORDS]: `${SECRET} ${name}` });
  expect(await inputs()).toHaveLength(before);
  expect(await everythingKept(world)).not.toContain(SECRET);
  expect(everythingSaid(world)).not.toContain(SECRET);
  expect(lines.join('')).toContain('refused');
  expect(lines.join('')).not.toContain(SECRET);
  await until(world, '2026-03-09T17:30');
  const kept = await everythingKept(world);
  expect(kept).toContain(SECRET);
  // Whoever looks them through reads them in a window; no message holds them before they are published.
  expect(everythingSaid(world)).not.toContain(SECRET);
  expect(lines.join('')).not.toContain(SECRET);
});

test('what is answered with a name is in its one place, and in no message, delivery, log or index', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const { world } = await roundOpen({ more: NAMED, options: { log } });
  await answerAs(world, 'ben', { [WORDS]: `${SECRET} ben` });
  expect((await everythingKept(world)).split(SECRET)).toHaveLength(2);
  expect(everythingSaid(world)).not.toContain(SECRET);
  expect(lines.join('')).not.toContain(SECRET);
});
