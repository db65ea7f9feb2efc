import pino from 'pino';
import { expect, test } from 'vitest';
import { sendForm } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
import { give, learningPeople, openLast } from './learning-people.ts';

test('the words stand in the feedback alone: in no message, no log line, no delivery, no search, no metadata', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const world = await learningPeople({ log });
  const secret = { Situation: 'quincemarmalade', Behaviour: 'rhubarbcrumble', Impact: 'gooseberryfool' };
  await world.as('eva').in('#learning').command('/feedback ask @ben about elderflowercordial');
  await world.as('eva').submit();
  await world.as('eva').dismiss();
  const ben = world.as('ben').in('#learning');
  await ben.command('/feedback give @ana');
  const tooLong = { situation: secret.Situation, behaviour: secret.Behaviour, impact: 'x'.repeat(1001) };
  await sendForm(world, 'ben', { words: tooLong });
  await ben.submit({ ...secret, Impact: 'Much' });
  await ben.click('Change it');
  await ben.submit({ Impact: secret.Impact });
  const meta = world.slack.world.modals.get(ben.userId)?.map(({ privateMetadata }) => privateMetadata);
  world.slack.faults.next('chat.postMessage', { error: 'internal_error' });
  await ben.submit();
  await ben.dismiss();
  await world.clock.advance({ hours: 1 });
  world.slack.faults.next('views.open', { error: 'internal_error' });
  await openLast(world, 'ana').catch(() => undefined);
  await world.as('ana').open('Read');
  await world.as('ana').click('Say thanks');
  await world.as('ana').dismiss();
  await give(world, 'ben', 'ana', secret);
  await world.clock.advance({ days: 1 });

  const elsewhere = [
    ...lines,
    ...(meta ?? []),
    ...[...world.slack.world.messages.values()].flatMap((of) =>
      [...of.values()].map((one) => JSON.stringify(one)),
    ),
    await rowsOf(world),
  ].join('\n');
  expect([...lines, await rowsOf(world)].join('\n')).not.toContain('elderflowercordial');
  expect(lines.length).toBeGreaterThan(2);
  for (const word of Object.values(secret)) expect(elsewhere).not.toContain(word);
});

/** What is kept beside the feedback itself, where its words could slip in. */
async function rowsOf({ db }: World): Promise<string> {
  const tables = ['deliveries', 'letter_parts', 'seen_inputs', 'library_words', 'library_entries'] as const;
  const rows = await Promise.all(tables.map((table) => db.kysely.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}
