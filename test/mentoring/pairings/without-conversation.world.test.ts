import { describe, expect, test } from 'vitest';
import { learningPeople } from '../../feedback/learning-people.ts';
import type { World } from '../../support/world.ts';
import { bringTogether, goTo, letters } from './paired-people.ts';

/** Slack opens no conversation of several: the workspace has installed us before we asked for it. */
async function withoutConversations(): Promise<World> {
  const world = await learningPeople();
  const openGroup = async () => ({ is: 'never', because: 'not granted' }) as const;
  Object.assign(world.app.ctx.directory, { openGroup });
  return world;
}

function all(world: World, name: string): string {
  return world.as(name).dm().join('\n');
}

describe('where Slack opens no conversation of several', () => {
  test('each is introduced by letter, once', async () => {
    const world = await withoutConversations();
    await bringTogether(world);
    await goTo(world, '2026-03-02', '11:00');
    for (const name of ['ana', 'ben']) {
      expect(all(world, name).match(/a mentoring pairing in Learning/g)).toHaveLength(1);
      expect(all(world, name)).toContain('please write to each other');
    }
    await goTo(world, '2026-03-04');
    expect(all(world, 'ana').match(/a mentoring pairing in Learning/g)).toHaveLength(1);
  });

  test('what one writes as they end it comes by letter to the other alone', async () => {
    const world = await withoutConversations();
    await bringTogether(world);
    for (const date of ['2026-03-02', '2026-03-03']) await goTo(world, date);
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor end');
    await ana.submit({ 'What they read from you': 'Fare well, dear Ben' });
    await ana.dismiss();
    expect(all(world, 'ben')).toContain('Fare well, dear Ben');
    expect(all(world, 'ana')).not.toContain('Fare well');
    await goTo(world, '2026-03-12');
    const kept = JSON.stringify(await world.db.kysely.selectFrom('pairing_people').selectAll().execute());
    expect(kept).not.toContain('Fare well');
  });

  test('a group hears by letter who stepped out, and goes on to its close', async () => {
    const world = await withoutConversations();
    await bringTogether(world, { program: 'peers', notified: true, people: ['ana', 'ben', 'dev'] });
    await goTo(world, '2026-03-02', '11:00');
    await world.as('ben').in('app').click('I can’t this time', { confirm: true });
    await goTo(world, '2026-03-03');
    expect(all(world, 'ana')).toContain('@Ben steps out here. @Ana and @Dev, you go on.');
    for (let week = 2; week <= 14; week += 2) {
      await goTo(world, Temporal.PlainDate.from('2026-03-02').add({ weeks: week }).toString(), '12:00');
    }
    expect(letters(world, 'dev').join()).toContain('Your time with @Ana in Learning ends today');
    expect(all(world, 'dev')).toContain(
      '@Ana and @Dev: your time together in Learning ends today, as planned',
    );
    expect(letters(world, 'ben').join()).not.toContain('how is it going');
  });
});
