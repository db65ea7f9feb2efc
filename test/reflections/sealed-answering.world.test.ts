import { describe, expect, test } from 'vitest';
import { sendForm } from '../shares/forged-form.ts';
import { answer, choose, goTo, learningWeek, moreCommunities, sleepUntil } from './learning-week.ts';
import { answerSealed, askedAll, LEADERS } from './without-name.ts';

const LONDON = 'Europe/London';

describe('answering without a name', () => {
  test('is offered with all that one must know, and never chosen beforehand', async () => {
    const world = await askedAll();
    const ben = world.as('ben').in('app');
    const form = await ben.open('Answer');
    expect(form).toContain(`( ) ${LEADERS}`);
    expect(form).toContain('sealed until the week closes, on 9 March 2026');
    expect(form).toContain('If at least five people who do not lead answer so');
    expect(form).toContain('destroyed unread');
    expect(form).toContain('for 30 days');
    expect(form).toContain('At most 1,000 characters');
    expect(form).toContain('in no journal and no export');
    expect(form).toContain('Nobody can find it to change or delete it');
    expect(form).toContain('whoever controls the running server');
    expect(form).toContain('How you write can give you away');
    expect(form).not.toMatch(/anonym|100/i);
    await ben.dismiss();
    // Nor can it be, in the settings.
    await ben.command('#learning', '/learn settings');
    ben.doesNotSee(LEADERS);
  });

  test('is in once, says what happens now, and says so again wherever it is pressed', async () => {
    const world = await askedAll();
    const ben = world.as('ben');
    const said = await answerSealed(ben, 'Nobody dares to say no.');
    expect(said).toContain('It is sealed, without your name.');
    expect(said).toContain('a reminder may still come');
    ben.in('app');
    expect(await ben.open('Answer')).toContain('Your answer to this question is in already');
    await ben.dismiss();
    await ben.command('#learning', '/reflect');
    ben.sees('in already, without your name');
    await ben.dismiss();
    // What was typed is shown, so that it is not lost.
    await ben.command('#learning', '/reflect One thing more.');
    ben.sees('in already', 'One thing more.');
    ben.doesNotSee(LEADERS);
    expect(await ben.submit()).toEqual({});
    ben.sees('Nothing of this one was saved');
    await ben.cancel();
    ben.sees('One thing more.');
    await ben.dismiss();
    expect(await world.db.kysely.selectFrom('reflections').selectAll().execute()).toEqual([]);
    // Somebody else's is not.
    const eva = world.as('eva').in('app');
    expect(await eva.open('Answer')).toContain(LEADERS);
  });

  test('from a second device is answered kindly, whichever reader is chosen there', async () => {
    for (const second of [LEADERS, 'Only me', 'The community, with my name']) {
      const world = await askedAll();
      const ben = world.as('ben').in('app');
      await ben.open('Answer');
      await ben.fill({ 'My answer': 'From the phone.', 'Who may read it?': second });
      const form = world.slack.world.modals.get(ben.userId)?.at(-1);
      await ben.dismiss();
      await answerSealed(ben, 'From the desk.');
      const shown = await sendForm(world, 'ben', {}, form);
      expect(shown.shown).toContain('in already');
      expect(await world.db.kysely.selectFrom('reflections').selectAll().execute()).toEqual([]);
      await world.stop();
    }
  });

  test('of more than 1,000 characters, or of blanks, is refused at its field and nothing is lost', async () => {
    const world = await askedAll();
    const ben = world.as('ben').in('app');
    await ben.open('Answer');
    expect(await ben.submit({ 'My answer': 'é'.repeat(1001), 'Who may read it?': LEADERS })).toEqual({
      'My answer': expect.stringContaining(
        'This has 1,001 characters. Without your name an answer has at most 1,000',
      ),
    });
    expect(await ben.submit({ 'My answer': ' \u00A0 ' })).toEqual({
      'My answer': expect.stringContaining('Please write a line or two'),
    });
    expect(await ben.submit({ 'My answer': '🦉'.repeat(1000) })).toEqual({});
    ben.sees('It is sealed');
  });

  test('is offered no more to whoever has answered with their name', async () => {
    const world = await askedAll();
    const ben = world.as('ben').in('app');
    await ben.open('Answer');
    await ben.fill({ 'My answer': 'Sealed after all.', 'Who may read it?': LEADERS });
    const form = world.slack.world.modals.get(ben.userId)?.at(-1);
    await ben.dismiss();
    await answer(ben, 'With my name.');
    expect(await sendForm(world, 'ben', {}, form)).toEqual({
      visibility: expect.stringContaining('You have answered this question with your name before'),
    });
    expect(await ben.open('Read or change my answer')).not.toContain(LEADERS);
  });

  test('is not offered to leaders, who read it', async () => {
    const world = await askedAll();
    const ana = world.as('ana').in('app');
    const form = await ana.open('Answer');
    expect(form).not.toContain('ithout your name');
    expect(form).not.toContain(LEADERS);
    expect(form).toContain('You can change it later.');
    await ana.dismiss();
    await ana.command('#learning', '/reflect bank');
    expect(await ana.open('Answer next week’s first')).not.toContain(LEADERS);
  });

  test('is not offered for another question than that of the others', async () => {
    const world = await askedAll();
    const ben = world.as('ben').in('app');
    await ben.open('Answer');
    await ben.fill({ 'My answer': 'To the first question.', 'Who may read it?': LEADERS });
    const form = world.slack.world.modals.get(ben.userId)?.at(-1);
    await ben.dismiss();
    await ben.click('Another question');
    const other = await ben.open('Answer');
    expect(other).not.toContain(LEADERS);
    expect(other).toContain('an answer to another one would show whose it is');
    expect(await sendForm(world, 'ben', {}, form)).toEqual({
      visibility: expect.stringContaining('You took another question'),
    });
  });

  test('is not offered where fewer than five do not lead, and refused where they have become so', async () => {
    const world = await askedAll();
    const ben = world.as('ben').in('app');
    await ben.open('Answer');
    await world.as('omar').leaves('#learning');
    expect(await ben.submit({ 'My answer': 'Too few.', 'Who may read it?': LEADERS })).toEqual({
      'Who may read it?': expect.stringContaining('Learning is too small for answers without a name'),
    });
    // With their name it is taken from the same form.
    expect(await ben.submit({ 'Who may read it?': 'Only me' })).toEqual({});
    await ben.dismiss();
    expect(await world.as('eva').in('app').open('Answer')).not.toContain(LEADERS);
  });

  test('that comes when the week has closed is refused with the way out', async () => {
    const world = await askedAll();
    const ben = world.as('ben').in('app');
    await ben.open('Answer');
    await sleepUntil(world, '2026-03-09T10:01', LONDON);
    expect(await ben.submit({ 'My answer': 'Late.', 'Who may read it?': LEADERS })).toEqual({
      'Who may read it?': expect.stringContaining(
        'This week has closed, so it takes no more answers without a name',
      ),
    });
    expect(await ben.submit({ 'Who may read it?': 'Only me' })).toEqual({});
    ben.sees('Saved');
  });

  test('is over when the week has closed, and the form says why it does not know', async () => {
    const world = await askedAll();
    const ben = world.as('ben');
    await answerSealed(ben, 'In time.');
    const asked = ben.dm().length;
    await sleepUntil(world, '2026-03-09T09:30', LONDON);
    expect(ben.dm()).toHaveLength(asked);
    ben.in('app');
    const form = await ben.open('Answer');
    expect(form).toContain('An earlier question');
    expect(form).toContain('out of everybody’s reach');
    expect(form).not.toContain(LEADERS);
  });

  test('works for what was typed to the bot, and the offer there stays as it is', async () => {
    const world = await askedAll();
    const ben = world.as('ben');
    await ben.says('app', 'I typed this to you.');
    ben.in('app');
    await ben.open('Yes, save it');
    ben.sees('I typed this to you.', LEADERS);
    await ben.submit({ 'Who may read it?': LEADERS });
    ben.sees('It is sealed');
    await ben.dismiss();
    ben.in('app').sees('Save this as my answer?');
    expect(await ben.open('Yes, save it')).toContain('in already');
  });

  test('is for one community: another one asks as before', async () => {
    const world = await learningWeek();
    await moreCommunities(world, 'two');
    await goTo(world, '2026-03-02T16:00', LONDON);
    const ben = world.as('ben');
    await answerSealed(ben, 'For the first.');
    await ben.command('#two', '/reflect Words that stay.');
    ben.doesNotSee(LEADERS);
    await ben.fill({ Community: 'Learning' });
    ben.sees('in already', 'Words that stay.');
    await ben.fill({ Community: 'Two' });
    ben.doesNotSee('in already');
    expect(await ben.submit()).toEqual({});
    ben.sees('Saved');
  });
});

test('Home does not ask again for what was answered without a name, and the message keeps its buttons', async () => {
  const world = await askedAll();
  const ben = world.as('ben');
  expect(await ben.home()).toContain('A question waits for you');
  await answerSealed(ben, 'Sealed.');
  expect(await ben.home()).not.toContain('A question waits for you');
  ben.in('app').sees('Answer', 'Not this week');
  await sleepUntil(world, '2026-03-09T09:30', LONDON);
  expect(await ben.home()).not.toContain('A question waits for you');
  expect(await world.as('eva').home()).toContain('A question waits for you');
});

test('a default of the settings is what the form begins with, and sealed is none', async () => {
  const world = await askedAll();
  const ben = world.as('ben');
  await choose(ben, { 'Who reads my reflections, unless I say otherwise': 'The community, with my name' });
  expect(await ben.in('app').open('Answer')).toContain('(•) The community, with my name');
});
