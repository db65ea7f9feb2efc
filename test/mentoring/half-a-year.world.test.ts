import { expect, test } from 'vitest';
import { ledWorld } from '../rounds/setting-up.ts';
import { askNothing } from '../support/communities.ts';
import { goTo } from './pairings/paired-people.ts';
import { saveProfile, WANTS } from './people-with-profiles.ts';

test('from two profiles to what somebody takes from half a year', async () => {
  const world = await ledWorld();
  await askNothing(world);
  await saveProfile(world, 'ben', {
    'What would you like?': WANTS.mentor,
    'What I can help with': ['Add “Incident reviews”'],
    'What I hope for': 'Somebody who asks why.',
  });
  await saveProfile(world, 'chloe', {
    'What would you like?': WANTS.mentee,
    'What I want to learn': ['Incident reviews'],
  });

  for (const name of ['ben', 'chloe']) await world.as(name).dismiss();

  const ana = world.as('ana').in('#learning');
  await ana.command('/mentor round');
  await ana.submit();
  ana.sees(
    'one pairing, and nobody is left over',
    '@Ben mentors @Chloé',
    'Ben offers Incident reviews, which Chloé wants to learn.',
    'No better matching exists under these rules.',
  );
  await ana.click('Send', { confirm: true });
  await ana.dismiss();

  await goTo(world, '2026-03-03', '11:00');
  const chloe = world.as('chloe').in('app');
  const ben = world.as('ben').in('app');
  chloe.sees('I suggest @Ben to you as a mentor.', 'Somebody who asks why.');
  await chloe.click('Accept');
  ben.doesNotSee('said yes');
  await ben.click('Accept');
  await goTo(world, '2026-03-04', '10:00');
  const together = world.as('chloe').in('app, @ben');
  together.sees(
    'a mentoring pairing in Learning',
    'I keep nothing you write here.',
    'which @Chloé wants to learn',
    'Three ways to begin',
    'When you might meet',
  );
  await together.click('Calendar file');
  await together.says('app, @ben', 'Shall we take Thursday?');

  const begins = Temporal.PlainDate.from('2026-03-04');
  for (let weeks = 2; weeks <= 24; weeks += 2) {
    await goTo(world, begins.add({ weeks }).toString(), '09:30');
    if (weeks === 2) {
      await chloe.in('app').click('We met');
      await chloe.click('Good');
      chloe.sees('You said: we met.', 'You said: good.');
      ben.doesNotSee('You said');
    }
    if (weeks === 14) chloe.in('app').sees('Half of your time together has passed.');
  }

  await goTo(world, begins.add({ weeks: 27 }).toString(), '09:30');
  await chloe.open('Look back', { beside: 'ends today' });
  await chloe.submit({
    'What I take from it': 'I write the review before I look for the cause.',
    'Who reads it?': 'Learning: a share in its channel',
  });
  await chloe.dismiss();
  world.as('ana').in('#learning').sees('I write the review before I look for the cause.');
  await chloe.command('/mentor pairs');
  chloe.sees('Over', '@Ben (mentoring) in Learning', 'Finished on');
  const kept = await Promise.all(
    (['check_ins', 'pairings', 'pairing_people', 'suggestion_people', 'deliveries'] as const).map((table) =>
      world.db.kysely.selectFrom(table).selectAll().execute(),
    ),
  );
  expect(JSON.stringify(kept), 'what they write to each other').not.toContain('Shall we take Thursday?');
});
