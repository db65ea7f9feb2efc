import { describe, expect, test } from 'vitest';
import { sendForm } from '../shares/forged-form.ts';
import { channelIdOf } from '../support/communities.ts';
import { keptFeedback, learningPeople, onlyFeedback, openLast, REVIEW } from './learning-people.ts';

describe('for whom feedback cannot be, it is refused at the field, and every word stays', () => {
  test.each([
    ['oneself', '@ben', 'This is you. Please choose somebody else.'],
    ['an app', '@lyceum', 'is an app. Please choose a person.'],
    ['a guest where guests do not belong', '@gus', 'You and Gus share no learning community.'],
    ['somebody who does not learn with them', '@zoe', 'You and Zoe share no learning community.'],
    ['somebody of another organisation', '@rita', 'Rita belongs to another organisation.'],
    ['somebody who has gone', '@theo', 'The account of Theo is switched off'],
  ])('%s', async (_whom, handle, why) => {
    const world = await learningPeople();
    world.slack.addUser({ name: 'zoe', realName: 'Zoe' });
    world.slack.addUser({ name: 'theo', realName: 'Theo', deleted: true });
    const other = world.slack.addTeam({ name: 'Other', domain: 'other' });
    world.slack.addUser({ name: 'rita', realName: 'Rita', teamId: other.id });
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give');
    const whom = handle === '@lyceum' ? world.slack.botUserId : handle;
    const errors = await ben.submit({ 'For whom?': whom, ...REVIEW });
    expect(errors['For whom?']).toContain(why);
    expect(Object.keys(errors)).toEqual(['For whom?']);
    expect(await keptFeedback(world)).toEqual([]);
    expect(await ben.submit({ 'For whom?': '@ana' })).toEqual({});
    ben.sees(...Object.values(REVIEW));
  });

  test('and is said before a word is written, where the command names them', async () => {
    const world = await learningPeople();
    world.slack.addUser({ name: 'zoe', displayName: 'Zoe <!channel>' });
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ben');
    ben.sees('This is you.');
    await ben.dismiss();
    await ben.command('/feedback give @zoe');
    ben.sees('You and Zoe <!channel> share no learning community.');
    await ben.dismiss();
    await ben.command('/feedback give @nobody & <co>');
    ben.sees('I do not know whom you mean by “nobody & <co>”. Please choose the person here.');
    await ben.dismiss();
    await ben.command('/feedback give @ana @chloe');
    ben.sees('Feedback goes to one person at a time');
  });

  test('but a guest may be written to where guests belong', async () => {
    const world = await learningPeople({}, { 'May guests belong?': 'Yes' });
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @gus');
    expect(await ben.submit(REVIEW)).toEqual({});
    ben.sees('This is what @Gus will read');
  });

  test('and one who left between the preview and Send gets nothing; the words come back', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @dev');
    await ben.submit(REVIEW);
    world.slack.leave(world.as('dev').userId, channelIdOf(world, 'learning'));
    await world.workspace.settle();
    await ben.submit();
    ben.sees('Nothing was sent. You and Dev share no learning community.', ...Object.values(REVIEW));
    expect((await onlyFeedback(world)).sent_at).toBeNull();
    await ben.submit({ 'For whom?': '@ana' });
    await ben.submit();
    ben.sees('Sent.');
  });
});

describe('words', () => {
  const full = { situation: 'When', behaviour: 'What', impact: 'Why' };
  const missing = {
    situation: 'Please say when and where it was.',
    behaviour: 'Please say what you saw or heard.',
    impact: 'Please say what came of it, for you or for others.',
  };

  test('that are none or too many are refused at their field', async () => {
    const world = await learningPeople();
    await world.as('ben').in('#learning').command('/feedback give @ana');
    for (const field of ['situation', 'behaviour', 'impact'] as const) {
      for (const nothing of [null, '', ' \n\t', '\u200b\u2060\ufeff', '\u0000', '\u00a0\u2800']) {
        const errors = await sendForm(world, 'ben', { words: { ...full, [field]: nothing } });
        expect(errors).toEqual({ [field]: missing[field] });
      }
      const errors = await sendForm(world, 'ben', { words: { ...full, [field]: '🙂'.repeat(1001) } });
      expect(errors).toEqual({ [field]: 'This has 1,001 characters. Please keep it to 1,000.' });
    }
    for (const person of [null, 'nobody', '<@U1>']) {
      const errors = await sendForm(world, 'ben', { words: { ...full, person } });
      expect(errors).toEqual({ person: 'Choose the person to whom you write.' });
    }
    expect(await keptFeedback(world)).toEqual([]);
    expect(await sendForm(world, 'ben', { words: full })).toMatchObject({ shown: expect.any(String) });
  });

  test('of a thousand characters each are sent, and read to the end', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    const long = (last: string) => `${'<&>"'.repeat(249)}${'x'.repeat(3)}${last}`;
    const words = { Situation: long('A'), Behaviour: long('B'), Impact: '🙂'.repeat(1000) };
    expect(await ben.submit(words)).toEqual({});
    await ben.submit();
    await openLast(world, 'ana');
    world.as('ana').sees(...Object.values(words));
  });

  test('mention nobody, call no channel, deceive nobody, and stand as they were typed', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    await ben.submit();
    const typed = '<!channel> <@U123> <https://evil.example|Lyceum> *bold* `code` A&amp;B שלום';
    await sendForm(world, 'ben', {
      words: {
        situation: typed,
        behaviour: `before\u202Eafter\u0000 \u200Bthe\r\nend`,
        impact: 'कि\u200dखा 👩‍👧',
      },
    });
    const [row] = await keptFeedback(world);
    expect(row).toMatchObject({
      situation: typed,
      behaviour: 'beforeafter the\nend',
      impact: 'कि\u200dखा 👩‍👧',
    });
  });

  test('that came back with forged metadata are not taken', async () => {
    const world = await learningPeople();
    await world.as('ben').in('#learning').command('/feedback give @ana');
    const changed = 'This did not come back as it was sent. Please close it and open it again.';
    for (const meta of ['', '{', '[]', '{"draftId":"x","requestId":null,"preferred":null}']) {
      expect(await sendForm(world, 'ben', { words: full, meta })).toEqual({ impact: changed });
    }
    expect(await keptFeedback(world)).toEqual([]);
  });

  test('of somebody else’s draft are neither shown nor changed nor sent', async () => {
    const world = await learningPeople();
    const ben = world.as('ben').in('#learning');
    await ben.command('/feedback give @ana');
    await ben.submit(REVIEW);
    const draft = await onlyFeedback(world);
    const eva = world.as('eva').in('#learning');
    await eva.command('/feedback give @ana');
    const meta = JSON.stringify({ draftId: draft.id, requestId: null, preferred: null });
    expect(await sendForm(world, 'eva', { words: full, meta })).toEqual({
      impact: expect.stringContaining('I do not have this draft any more'),
    });
    expect(await onlyFeedback(world)).toEqual(draft);
    await eva.submit(REVIEW);
    const form = { callbackId: 'feedback:send-form', meta: draft.id };
    expect((await sendForm(world, 'eva', form)).shown).toContain('I do not have this draft any more');
    expect((await keptFeedback(world)).every((row) => row.sent_at === null)).toBe(true);
  });
});
