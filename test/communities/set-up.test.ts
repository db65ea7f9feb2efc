import { describe, expect, test } from 'vitest';
import { channelIdOf, leadersIn, PURPOSE, peopleWho, setUp, setUpWith } from '../support/communities.ts';
import { startWorld } from '../support/world.ts';

const MORE = 'More: name, hour, who belongs, agreement';

test('the one who made the channel sets it up in two answers, and the channel is welcomed', async () => {
  const world = await startWorld();
  await setUp(world);
  const ben = world.as('ben').in('#learning');
  ben.sees('Welcome to Learning', 'Mistakes are lessons', 'Working well with customers', 'Step out');
  expect(await leadersIn(world)).toEqual(['ana']);
  expect(await peopleWho(world, 'belongs')).toEqual(['ana', 'ben', 'chloe', 'dev', 'eva', 'omar']);
  expect(ben.dm()).toEqual([]);
  const pins = world.slack.ledger.calls('pins.add');
  expect(pins).toHaveLength(1);
});

describe('who may', () => {
  test('an owner of the workspace may', async () => {
    const world = await startWorld();
    const omar = world.as('omar').in('#learning');
    await omar.command('/learn setup');
    await omar.submit({ [PURPOSE]: 'Writing' });
    expect(await leadersIn(world)).toEqual(['omar']);
  });

  test('others are told who can', async () => {
    const world = await startWorld();
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn setup');
    ben.sees('You cannot set a community up in this channel', 'Ana', 'a workspace admin', 'whoever added me');
    expect(ben.modal()).toBeNull();
  });

  test('whoever was seen adding the bot may', async () => {
    const world = await startWorld();
    const ben = world.as('ben').in('#random');
    await ben.invites('#random', 'app');
    await ben.command('/learn setup');
    await ben.submit({ [PURPOSE]: 'Cooking' });
    expect(await leadersIn(world)).toEqual(['ben']);
  });

  test('a guest may not, although she added the bot', async () => {
    const world = await startWorld();
    const gus = world.as('gus').in('#random');
    await gus.invites('#random', 'app');
    await gus.command('/learn setup');
    gus.sees('Guests cannot set a community up');
  });

  test('someone who lost the right while the form was open is refused, and nothing is set up', async () => {
    const world = await startWorld();
    const { id } = world.slack.addUser({ name: 'vera', isAdmin: true });
    world.slack.world.channels.get(channelIdOf(world, 'learning'))?.members.push(id);
    const vera = world.as('vera').in('#learning');
    await vera.command('/learn setup');
    world.slack.setAdmin(id, false);
    await world.clock.advance({ minutes: 2 });
    const errors = await vera.submit({ [PURPOSE]: 'Writing' });
    expect(Object.values(errors).join()).toContain('You cannot set a community up');
    expect(await leadersIn(world)).toEqual([]);
  });
});

describe('where', () => {
  test('not where the bot is not', async () => {
    const world = await startWorld();
    const ana = world.as('ana').in('#random');
    await ana.command('/learn setup');
    ana.sees('I am not in this channel yet', '/invite @Lyceum');
  });

  test('not in a private channel that the bot cannot see', async () => {
    const world = await startWorld();
    const ana = world.as('ana');
    await ana.creates('#secret', { isPrivate: true });
    await ana.command('/learn setup');
    ana.sees('I cannot see this channel', '/invite @Lyceum');
  });

  test('not in a direct message', async () => {
    const world = await startWorld();
    const ana = world.as('ana').in('app');
    await ana.command('/learn setup');
    ana.sees('A community needs a channel');
  });

  test('not where another organisation takes part', async () => {
    const world = await startWorld();
    const partner = world.slack.addTeam({ name: 'Partner' });
    world.slack.convertToShared(channelIdOf(world, 'learning'), partner.id);
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn setup');
    ana.sees('shared with another organisation');
  });

  test('not in a channel that was archived while the form was open', async () => {
    const world = await startWorld();
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn setup');
    world.slack.archive(world.as('omar').userId, channelIdOf(world, 'learning'));
    const errors = await ana.submit({ [PURPOSE]: 'Writing' });
    expect(Object.values(errors).join()).toContain('archived');
    expect(await leadersIn(world)).toEqual([]);
  });

  test('of two who set the same channel up at once, one wins, and the other is told who', async () => {
    const world = await startWorld();
    const ana = world.as('ana').in('#learning');
    const omar = world.as('omar').in('#learning');
    await ana.command('/learn setup');
    await omar.command('/learn setup');
    await ana.submit({ [PURPOSE]: 'Writing' });
    const errors = await omar.submit({ [PURPOSE]: 'Reading' });
    expect(Object.values(errors).join()).toContain('Ana set it up');
    expect(await leadersIn(world)).toEqual(['ana']);
    expect(world.slack.ledger.calls('pins.add')).toHaveLength(1);
    await omar.cancel();
    await omar.command('/learn setup');
    omar.sees('This channel has the community Learning already', 'Ana set it up');
  });
});

describe('more', () => {
  test('keeps what was typed, and shows the rest with its defaults', async () => {
    const world = await startWorld();
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn setup');
    await ana.fill({
      [PURPOSE]: 'Half a thought',
      'On which day should the week’s reflection question come?': 'Thursday',
    });
    await ana.click(MORE);
    ana.sees(
      'Half a thought',
      'Thursday',
      'Learning',
      'Europe/Berlin',
      '10:00',
      'Challenge ideas, not people.',
    );
    await ana.submit();
    const row = await world.db.kysely.selectFrom('communities').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      purpose: 'Half a thought',
      prompt_weekday: 4,
      belonging: 'everyone',
      guests_belong: 0,
    });
  });

  test('a zone is found by its city, and by what people type instead', async () => {
    const world = await startWorld();
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn setup');
    await ana.click(MORE);
    const label = 'Time zone of the community';
    expect((await ana.types(label, 'sao paulo'))[0]).toMatch(/^America\/Sao_Paulo/);
    expect((await ana.types(label, 'São Pa'))[0]).toMatch(/^America\/Sao_Paulo/);
    expect(await ana.types(label, 'Atlantis')).toEqual([]);
  });

  test('guests belong where the leader says so', async () => {
    const world = await startWorld();
    await setUpWith(world, { 'May guests belong?': 'Yes' });
    expect(await peopleWho(world, 'belongs')).toContain('gus');
  });

  test('those who press Join belong where the leader says so', async () => {
    const world = await startWorld();
    await setUpWith(world, { 'Who belongs?': 'Those who press Join' });
    expect(await peopleWho(world, 'belongs')).toEqual(['ana']);
    const ben = world.as('ben').in('#learning');
    await ben.click('Join');
    ben.sees('You belong to Learning now');
    await ben.click('Join', { on: 'Welcome to Learning' });
    expect(await peopleWho(world, 'belongs')).toEqual(['ana', 'ben']);
  });

  test('people’s words in the welcome are words and nothing else', async () => {
    const world = await startWorld();
    await setUpWith(world, {
      'Sentence 1': '<!channel> <@U1> <https://a|b> & *all*',
      [PURPOSE]: '<!here> &amp; <',
    });
    const welcome = world.as('ben').in('#learning').message('Welcome to Learning');
    world.as('ben').sees('<!channel> <@U1> <https://a|b> & *all*', '<!here> &amp; <');
    expect(welcome.text).not.toContain('<!');
  });

  test('everyone in a bigger channel is asked, unless the leader says otherwise', async () => {
    const world = await startWorld();
    const learning = world.slack.world.channels.get(channelIdOf(world, 'learning'));
    for (let index = 0; index < 30; index += 1) {
      learning?.members.push(world.slack.addUser({ name: `person${index}` }).id);
    }
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn setup');
    await ana.submit({ [PURPOSE]: 'Writing' });
    await ana.cancel();
    expect(await peopleWho(world, 'belongs')).toEqual(['ana']);
    await ana.command('/learn settings');
    await ana.click('Community settings');
    await ana.submit({ 'Who belongs?': 'Everyone in the channel' });
    await world.clock.advance({ minutes: 20 });
    expect(await peopleWho(world, 'belongs')).toHaveLength(36);
  });
});
