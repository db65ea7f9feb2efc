import { expect, it } from 'vitest';
import { bank } from '../../src/domain/reflections/bank/bank.ts';
import { stopAsking } from '../../src/domain/reflections/bank/switching.ts';
import { describeEachEngine } from '../support/databases.ts';

import { first, leading, NOBODYS, THIS, texts } from './leading-the-bank.ts';

describeEachEngine('the bank of a community', (openDb) => {
  it('is the built-in one at first, once, whoever needs it first', async () => {
    const ana = await leading(openDb);
    const planned = await ana.plan(THIS);
    expect(planned).toMatchObject({ theme: 'safe_environment', begun_at: null, picked_by: null });
    const { everyone, leaders } = await ana.find('own_learning');
    const builtIn = (audience: string) =>
      bank.filter((one) => one.theme === 'own_learning' && one.audience === audience).map(({ text }) => text);
    expect(texts(everyone)).toEqual(builtIn('everyone'));
    expect(texts(leaders)).toEqual(builtIn('leaders'));
    expect(await ana.active()).toHaveLength(bank.length);
  });

  it('is for leaders only, and looks like nothing to those outside', async () => {
    const ana = await leading(openDb);
    const question = first((await ana.find()).everyone);
    const onlyLeaders = { code: 'not_allowed', message: 'Only leaders of Learning can do this.' };
    await expect(ana.find(null, 'ben')).rejects.toMatchObject(onlyLeaders);
    await expect(ana.add({}, 'ben')).rejects.toMatchObject(onlyLeaders);
    await expect(ana.retire(question, 'ben')).rejects.toMatchObject(onlyLeaders);
    await expect(ana.pick(question, 'ben')).rejects.toMatchObject(onlyLeaders);
    const { ctx, community, actor } = ana.small;
    await expect(stopAsking(ctx, actor('ben'), community.id)).rejects.toMatchObject(onlyLeaders);
    await expect(ana.find(null, 'gus')).rejects.toMatchObject({ code: 'not_found' });
    await expect(ana.find(null, 'stranger')).rejects.toMatchObject({ code: 'not_allowed' });
  });

  it('knows no question of another bank', async () => {
    const ana = await leading(openDb);
    const gone = { code: 'not_found', message: 'This question is no longer in the bank.' };
    for (const deed of [ana.retire, ana.bringBack, ana.pick])
      await expect(deed.call(ana, { id: NOBODYS })).rejects.toMatchObject(gone);
    await expect(ana.move({ id: NOBODYS }, 'up')).rejects.toMatchObject(gone);
  });
});

describeEachEngine('a leader who adds a question', (openDb) => {
  it('finds it last in its theme, where those asked least stand', async () => {
    const ana = await leading(openDb);
    await ana.find();
    await ana.small.ctx.db.kysely.updateTable('questions').set({ times_asked: 3 }).execute();
    await ana.add({ text: '  What\nis   new?\u202e ' });
    await ana.add({ audience: 'leaders', text: 'What is new for you?' });
    const { everyone, leaders } = await ana.find('own_learning');
    expect(everyone.at(-1)).toMatchObject({ text: 'What is new?', isActive: true });
    expect(leaders.at(-1)).toMatchObject({ text: 'What is new for you?', isActive: true });
    const added = (await ana.active()).filter(({ text }) => text.startsWith('What is new'));
    expect(added.map(({ timesAsked }) => timesAsked)).toEqual([3, 3]);
  });

  it.each([
    ['nothing', { text: ' \u200b ' }, 'text', 'Please write the question.'],
    ['only punctuation', { text: '???' }, 'text', 'Please write the question.'],
    [
      '3,000 characters',
      { text: 'x'.repeat(3000) },
      'text',
      'This has 3,000 characters. Please keep it to 300.',
    ],
    ['no theme', { theme: null }, 'theme', 'Please choose a theme.'],
    ['a theme that is none', { theme: 'gossip' }, 'theme', 'Please choose a theme.'],
    ['nobody to ask', { audience: 'guests' }, 'audience', 'Please choose who is asked.'],
  ])('is told at the field where there is %s', async (_, typed, field, message) => {
    const ana = await leading(openDb);
    await expect(ana.add(typed)).rejects.toMatchObject({ code: 'invalid', field, message });
    expect(await ana.small.ctx.db.kysely.selectFrom('questions').selectAll().execute()).toEqual([]);
  });

  it('may write 300 characters, whatever they are', async () => {
    const ana = await leading(openDb);
    await ana.add({ text: '🙂'.repeat(300) });
    expect((await ana.find('own_learning')).everyone.at(-1)?.text).toBe('🙂'.repeat(300));
  });

  it('is told what the bank has already, and that a retired one can come back', async () => {
    const ana = await leading(openDb);
    await ana.add();
    const known = { code: 'conflict', field: 'text' };
    await expect(ana.add({ text: 'WHAT, is “new” …', theme: 'working_together' })).rejects.toMatchObject({
      ...known,
      message: 'This question is in the bank already, under “choosing what and how you learn”.',
    });
    const added = (await ana.find('own_learning')).everyone.at(-1);
    if (added !== undefined) await ana.retire(added);
    await expect(ana.add()).rejects.toMatchObject({
      ...known,
      message:
        'This question is in the bank already, under “choosing what and how you learn”. It is retired, and you can bring it back there.',
    });
    // Leaders may be asked the same as everyone.
    await ana.add({ audience: 'leaders' });
  });

  it('is told where a theme is full', async () => {
    const ana = await leading(openDb);
    const has = (await ana.find('own_learning')).everyone.length;
    for (let number = has; number < 40; number += 1) await ana.add({ text: `Number ${number}?` });
    await expect(ana.add()).rejects.toMatchObject({ code: 'conflict', field: 'theme' });
    await ana.add({ theme: 'working_together' });
  });
});

describeEachEngine('a leader who changes a question', (openDb) => {
  it('words it anew where it stands, and may keep its words in another case', async () => {
    const ana = await leading(openDb);
    const { everyone } = await ana.find('own_learning');
    const before = first(everyone);
    await ana.edit(before, { text: before.text.toUpperCase() });
    await ana.edit(before, { text: 'What would help you to learn?' });
    const after = await ana.find('own_learning');
    expect(texts(after.everyone)).toEqual(['What would help you to learn?', ...texts(everyone).slice(1)]);
    const other = everyone[1];
    if (other === undefined) throw new Error('there is one question only');
    await expect(ana.edit(before, { text: other.text })).rejects.toMatchObject({
      code: 'conflict',
      field: 'text',
    });
  });

  it('moves it to another theme or audience, where it comes last', async () => {
    const ana = await leading(openDb);
    const before = first((await ana.find('own_learning')).everyone);
    await ana.edit(before, { theme: 'working_together', audience: 'leaders' });
    expect(texts((await ana.find('own_learning')).everyone)).not.toContain(before.text);
    expect(texts((await ana.find('working_together')).leaders).at(-1)).toBe(before.text);
  });

  it('orders the questions of its theme and audience; the ends stay', async () => {
    const ana = await leading(openDb);
    const before = (await ana.find('own_learning')).everyone;
    const [one, two, three] = before;
    if (one === undefined || two === undefined || three === undefined) throw new Error('too few');
    await ana.move(one, 'up');
    await ana.move(one, 'down');
    await ana.move(three, 'up');
    expect(texts((await ana.find('own_learning')).everyone).slice(0, 3)).toEqual(texts([two, three, one]));
    // What is retired between them does not count.
    await ana.retire(three);
    await expect(ana.move(three, 'up')).rejects.toMatchObject({ code: 'conflict' });
    await ana.move(one, 'up');
    const now = (await ana.find('own_learning')).everyone.filter(({ isActive }) => isActive);
    expect(texts(now).slice(0, 2)).toEqual(texts([one, two]));
  });

  it('retires and brings back, both as often as they like', async () => {
    const ana = await leading(openDb);
    const question = first((await ana.find('own_learning')).everyone);
    await ana.retire(question);
    await ana.retire(question);
    expect(first((await ana.find('own_learning')).everyone)).toEqual({ ...question, isActive: false });
    await ana.small.ctx.db.kysely
      .updateTable('questions')
      .set({ times_asked: 4 })
      .where('state', '=', 'active')
      .execute();
    await ana.bringBack(question);
    await ana.bringBack(question);
    expect(first((await ana.find('own_learning')).everyone)).toEqual(question);
    expect((await ana.active()).find(({ id }) => id === question.id)?.timesAsked).toBe(4);
  });
});
