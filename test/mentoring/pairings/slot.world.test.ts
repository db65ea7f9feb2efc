import { describe, expect, test } from 'vitest';
import { forgeButtons, learningPeople } from '../../feedback/learning-people.ts';
import { manifest } from '../../support/world.ts';
import { bringTogether, conversation, goTo, pairedWorld, placeOf } from './paired-people.ts';

describe('a first time to meet', () => {
  test('is suggested in the working hours of both, by the clock of each', async () => {
    const world = await pairedWorld();
    const [introduction] = conversation(world, 'ana', 'ben');
    expect(introduction).toMatch(/@Ana: Wednesday, 4 March 2026, 1\d:\d\d–1\d:\d\d \(Europe\/Berlin\)/);
    expect(introduction).toMatch(/@Ben: Wednesday, 4 March 2026, 1\d:\d\d–1\d:\d\d \(Europe\/London\)/);
    expect(introduction).not.toContain('do not overlap');
  });

  test('says so where their working hours do not meet', async () => {
    const world = await learningPeople();
    await goTo(world, '2026-03-02', '12:10');
    await bringTogether(world, { people: ['chloe', 'eva'] });
    await goTo(world, '2026-03-03', '14:00');
    expect(conversation(world, 'chloe', 'eva')[0]).toContain('Your working hours do not overlap.');
  });

  test('can be another one, for both', async () => {
    const world = await pairedWorld();
    const ben = world.as('ben').in(placeOf(['ana']));
    const times = () => /Ben: (.*) \(Europe/.exec(conversation(world, 'ana', 'ben')[0] ?? '')?.[1];
    const before = times();
    await ben.click('Another time');
    expect(times()).not.toBe(before);
    expect(conversation(world, 'ben', 'ana')).toHaveLength(1);
    for (let press = 0; press < 4; press += 1) await ben.click('Another time');
    expect(times()).toContain('March 2026');
  });

  test('comes as a file for the calendar of whoever wants it', async () => {
    const world = await pairedWorld();
    const ben = world.as('ben').in(placeOf(['ana']));
    await ben.click('Calendar file');
    ben.sees('The file is in your conversation with me');
    const [file] = [...world.slack.world.files.values()];
    const text = new TextDecoder().decode(world.slack.world.contents.get(file?.id ?? '') ?? new Uint8Array());
    expect(text).toContain('BEGIN:VEVENT');
    expect(text).toMatch(/DTSTART:20260304T\d{6}Z/);
    expect(world.as('ana').dm().join()).not.toContain('first-meeting');
  });

  test('is not for others to move', async () => {
    const world = await pairedWorld();
    await bringTogether(world, { people: ['ana', 'dev'], program: 'coffee' });
    const [other] = await world.db.kysely
      .selectFrom('pairings')
      .select('id')
      .where('program', '=', 'coffee')
      .execute();
    const ben = world.as('ben').in(placeOf(['ana']));
    forgeButtons(ben.message('Another time'), other?.id ?? '');
    await ben.click('Another time');
    ben.sees('This pairing is not there any more');
    await ben.click('Calendar file');
    expect([...world.slack.world.files.values()]).toEqual([]);
  });

  test('is there to copy where the workspace does not let us send files', async () => {
    const declined = JSON.parse(JSON.stringify(manifest).replaceAll('"files:write",', ''));
    const world = await pairedWorld({}, { slack: { manifest: declined } });
    const ben = world.as('ben').in(placeOf(['ana']));
    await ben.click('Calendar file');
    ben.sees('This workspace does not let me send files. The time stands above');
  });
});
