import { describe, expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import {
  answerAll,
  answerAs,
  formFilled,
  INVITED,
  inChannel,
  leadsToo,
  NAMED,
  roundOpen,
  statesIn,
  told,
  until,
} from './life.ts';
import { roundsIn } from './setting-up.ts';

describe('Send', () => {
  test('opens the round: one invitation in the channel, with the promise, and nothing in anybody’s messages', async () => {
    const { world } = await roundOpen();
    const [invitation] = inChannel(world, INVITED);
    expect(invitation).toContain('How are we?\nAna asks for feedback. Everyone in #learning is asked.');
    expect(invitation).toContain(
      'Unlinked: the leaders of Learning can read the results without names, if at least 5',
    );
    expect(invitation).toContain('It closes on Monday, 9 March 2026, 17:00 (Europe/Berlin).');
    expect(invitation).toContain('[Answer without my name]');
    await until(world, '2026-03-03T12:00');
    expect(inChannel(world, INVITED)).toHaveLength(1);
    expect(told(world, 'ben', 'How are we?')).toEqual([]);
  });

  test('also puts it into the letter of each who is asked, where the leader wants that', async () => {
    const { world, ana } = await formFilled({
      more: { Also: ['Ask each person by direct message too'] },
    });
    await ana.submit();
    ana.sees('Each person who is asked also gets it by direct message.');
    await ana.dismiss();
    await until(world, '2026-03-03T12:00');
    for (const name of ['ben', 'chloe', 'ana']) expect(told(world, name, INVITED), name).toHaveLength(1);
    expect(told(world, 'ben', INVITED)[0]).toContain('[Answer without my name]');
    expect(told(world, 'gus', INVITED)).toEqual([]);
    expect(inChannel(world, INVITED)).toHaveLength(1);
  });

  test('pressed by two leaders at once opens one round, with one invitation', async () => {
    const { world, ana } = await formFilled({ more: NAMED });
    await leadsToo(world, 'ben');
    await ana.click('Save as draft');
    await ana.cancel();
    const ben = world.as('ben').in('#learning');
    for (const leader of [ana, ben]) {
      await leader.command('/learn feedback rounds');
      await leader.open('Go on');
    }
    await Promise.all([ana.submit(), ben.submit()]);
    expect(await statesIn(world)).toEqual(['open']);
    expect(inChannel(world, INVITED)).toHaveLength(1);
  });

  test('pressed again in a form that was left open elsewhere says that the round was sent', async () => {
    const { world, ana } = await formFilled({ more: NAMED });
    await leadsToo(world, 'ben');
    await ana.click('Save as draft');
    await ana.cancel();
    const ben = world.as('ben').in('#learning');
    for (const leader of [ana, ben]) {
      await leader.command('/learn feedback rounds');
      await leader.open('Go on');
    }
    await ana.submit();
    expect(Object.values(await ben.submit()).join()).toContain('This round was sent already');
    expect(inChannel(world, INVITED)).toHaveLength(1);
  });

  test('of a form that is too old says so at its field, and works with another day', async () => {
    const { world, ana } = await formFilled({ more: { 'Closes on': '2026-03-03', 'Closes at': '10:30' } });
    await world.clock.advance({ hours: 25 });
    expect(await ana.submit()).toEqual({
      'Closes on': 'This closing has passed. Please choose a later day or time.',
    });
    expect(await roundsIn(world)).toEqual([]);
    expect(await ana.submit({ 'Closes on': '2026-03-10' })).toEqual({});
    ana.sees('Your round is open.');
    expect(inChannel(world, INVITED)[0]).toContain('It closes on Tuesday, 10 March 2026, 10:30');
  });
});

describe('a planned round', () => {
  const planned = { more: { 'Opens on': '2026-03-04', 'Opens at': '08:00' } };

  test('opens by itself, at its hour in the community’s zone', async () => {
    const { world, ana } = await formFilled(planned);
    await ana.submit();
    ana.sees('Your round is planned. It opens on 4 March 2026 at 08:00, in the time zone of the community.');
    await until(world, '2026-03-04T07:45');
    expect(inChannel(world, INVITED)).toEqual([]);
    await until(world, '2026-03-04T08:15');
    expect(inChannel(world, INVITED)).toHaveLength(1);
    await answerAs(world, 'ben');
  });

  test('that cannot open any more becomes a draft, and whoever runs it is told why', async () => {
    const { world, ana } = await formFilled(planned);
    await ana.submit();
    await ana.dismiss();
    await world.as('eva').leaves('#learning');
    await until(world, '2026-03-04T12:00');
    expect(await statesIn(world)).toEqual(['draft']);
    expect(inChannel(world, INVITED)).toEqual([]);
    expect(told(world, 'ana', 'could not open')).toEqual([
      'How are we? could not open: fewer people would be asked than answers are needed. Nobody was asked, and it is a draft again.\n[Look at the draft]',
    ]);
    await ana.in('app').open('Look at the draft');
    ana.sees('Title: How are we?');
  });

  test('is refused as too small at once, and is revealed together when its hour comes', async () => {
    const { world, ana } = await formFilled(planned);
    await world.as('eva').leaves('#learning');
    await ana.submit();
    ana.sees('Nothing is sent yet.');
    await ana.submit();
    ana.sees('Your round is planned.');
    await ana.dismiss();
    await until(world, '2026-03-04T08:15');
    expect(inChannel(world, INVITED)[0]).toContain('Reveal together: answers bear names');
  });

  test('waits while its community rests, and opens when it wakes', async () => {
    const { world, ana } = await formFilled(planned);
    await ana.submit();
    await ana.dismiss();
    await ana.removes('#learning', 'app');
    await until(world, '2026-03-04T09:00');
    expect(await statesIn(world)).toEqual(['planned']);
    await ana.invites('#learning', 'app');
    await until(world, '2026-03-04T10:30');
    expect(await statesIn(world)).toEqual(['open']);
    expect(inChannel(world, INVITED)).toHaveLength(1);
  });

  test('waits while nobody leads, and then opens in the name of who leads', async () => {
    const { world, ana } = await formFilled({ more: { ...planned.more, ...NAMED } });
    await ana.submit();
    await ana.dismiss();
    world.slack.deactivate(ana.userId);
    await until(world, '2026-03-04T12:00');
    expect(await statesIn(world)).toEqual(['planned']);
    await leadsToo(world, 'ben');
    await world.db.kysely.updateTable('communities').set({ leaderless_since: null }).execute();
    await until(world, '2026-03-04T14:00');
    expect(inChannel(world, 'Ben asks for feedback.')).toHaveLength(1);
  });

  test('taken back in the minute before its hour does not open', async () => {
    const { world, ana } = await formFilled(planned);
    await ana.submit();
    await ana.dismiss();
    await until(world, '2026-03-04T07:59');
    await ana.command('/learn feedback rounds');
    await ana.click('Change', { confirm: true });
    await ana.dismiss();
    await until(world, '2026-03-04T09:00');
    expect(await statesIn(world)).toEqual(['draft']);
  });
});

describe('too few people', () => {
  test('are offered to reveal their answers together, with the reason: a team of four', async () => {
    const { world, ana } = await formFilled({
      more: { 'Who is asked?': 'Members whom I choose', Members: ['ana', 'ben', 'chloe', 'dev'] },
    });
    await ana.submit();
    ana.sees(
      'Nothing is sent yet. Of those who would be asked, 3 count. Nothing may be shown before 5 of them have answered',
      'Reveal together fits a small team.',
    );
    expect(inChannel(world, INVITED)).toEqual([]);
    await ana.submit();
    ana.sees('Your round is open.');
    await ana.dismiss();
    expect(inChannel(world, INVITED)[0]).toContain('4 members are asked.');
    await answerAll(world, ['ben', 'chloe', 'dev']);
    expect(await statesIn(world)).toEqual(['open']);
    await answerAs(world, 'ana');
    expect(await statesIn(world)).toEqual(['published']);
  });

  test('can be more after going back: what was changed in the form is what is sent', async () => {
    const { world, ana } = await formFilled({
      more: { 'Who is asked?': 'Members whom I choose', Members: ['ben', 'chloe'] },
    });
    await ana.submit();
    ana.sees('Few are asked');
    await ana.cancel();
    expect(await ana.submit({ Title: 'All of us', Members: ['ben', 'chloe', 'dev', 'eva', 'omar'] })).toEqual(
      {},
    );
    ana.sees('Your round is open.');
    expect(inChannel(world, 'All of us')).toHaveLength(1);
    expect(await roundsIn(world)).toMatchObject([{ title: 'All of us', state: 'open' }]);
  });

  test('one alone cannot reveal anything together', async () => {
    const { world, ana } = await formFilled({
      more: { 'Who is asked?': 'Members whom I choose', Members: ['ben'] },
    });
    await ana.submit();
    ana.sees('Nothing is sent yet. This needs at least 5 people who can answer.');
    ana.doesNotSee('Reveal together');
    await ana.cancel();
    expect(await ana.submit({ 'How do people answer?': 'Reveal together' })).toEqual({});
    ana.sees('Nothing is sent yet. This needs at least 2 people who can answer.');
    expect(inChannel(world, INVITED)).toEqual([]);
  });
});

describe('almost the same people as lately', () => {
  async function oneCameSince() {
    const { world, ana } = await roundOpen({ title: 'First' });
    await answerAll(world);
    await until(world, '2026-03-09T18:00');
    world.slack.welcomeUser({ name: 'zoe', realName: 'Zoe Lind', tz: 'Europe/Berlin' });
    await world.as('zoe').joins('#learning');
    await world.clock.settle();
    await ana.command('#learning', '/learn feedback round Second');
    expect(await ana.submit()).toEqual({});
    return { world, ana };
  }

  test('are refused with the reason, since both results would tell what a few said', async () => {
    const { world, ana } = await oneCameSince();
    ana.sees(
      'Nothing is sent yet. First closed lately, and asked the same people but for one person.',
      'Whoever compared both results could work out what that person said.',
      'wait until',
    );
    expect(inChannel(world, 'Second')).toEqual([]);
  });

  test('can be asked as they were then, and the invitation does not say that everyone is', async () => {
    const { world, ana } = await oneCameSince();
    await ana.submit();
    ana.sees('Your round is open.');
    await ana.dismiss();
    const [invitation] = inChannel(world, 'Second');
    expect(invitation).toContain('6 members are asked.');
    const zoe = world.as('zoe').in('#learning');
    await zoe.click('Answer without my name');
    expect(zoe.ephemerals().at(-1)).toContain('This round asks some of the members');
  });
});

test('who joins later is told kindly that this round does not ask them', async () => {
  const { world } = await roundOpen();
  world.slack.welcomeUser({ name: 'zoe', realName: 'Zoe Lind', tz: 'Europe/Berlin' });
  const zoe = world.as('zoe');
  await zoe.joins('#learning');
  await zoe.in('#learning').click('Answer without my name');
  expect(zoe.ephemerals().at(-1)).toContain(
    'This round asks those who were here when it opened, and you joined later. The next one will ask you too.',
  );
  expect(await zoe.home()).not.toContain('asks you');
});

describe('a round about its leader', () => {
  const about = { template: 'Me as your leader: start, stop, continue', title: 'About me' };

  test('does not ask them, and is theirs alone', async () => {
    const { world, ana } = await roundOpen(about);
    await leadsToo(world, 'ben');
    const [invitation] = inChannel(world, INVITED);
    expect(invitation).toContain('This round is about Ana, who asks it.');
    expect(invitation).toContain('only Ana can read the results without names, if at least 5 people answer.');
    await ana.in('#learning').click('Answer without my name');
    expect(ana.ephemerals().at(-1)).toContain('This round is about you, so it does not ask you.');
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn feedback rounds');
    ben.sees('About me', '[Answer]');
    ben.doesNotSee('[Extend]', '[Close now]', '[Cancel the round]');
    await ben.dismiss();
    await until(world, '2026-03-09T18:00');
    expect(told(world, 'ben', 'has closed')).toEqual([]);
  });

  test('does not open when they lead no longer, and is nobody else’s then', async () => {
    const { world, ana } = await formFilled({
      ...about,
      more: { 'Opens on': '2026-03-04', 'Opens at': '08:00' },
    });
    await ana.submit();
    await ana.dismiss();
    await leadsToo(world, 'ben');
    await world.db.kysely
      .updateTable('members')
      .set({ role: 'member' })
      .where('user_id', '=', userId.of(ana.userId))
      .execute();
    await until(world, '2026-03-04T12:00');
    expect(await statesIn(world)).toEqual(['draft']);
    expect(told(world, 'ana', 'could not open')).toEqual([
      'About me could not open: it is about you as a leader, and you do not lead now. Nobody was asked, and it is a draft again.',
    ]);
    expect(told(world, 'ben', 'could not open')).toEqual([]);
  });
});
