import { describe, expect, test } from 'vitest';
import { openForm, sendForm } from '../shares/forged-form.ts';
import type { World } from '../support/world.ts';
import {
  answerAs,
  formFilled,
  MEMBERS,
  NAMED,
  roundOpen,
  statesIn,
  told,
  UNLINKED_BUTTON,
  until,
  WORDS,
} from './life.ts';

const ODD = '<!channel> <@U1> & *bold* \u202eright to left\u202c zero\u200bwidth nul\u0000end';
const ODD_READ = '<!channel> <@U1> & *bold* right to left zerowidth nulend';
const STOP = 'What should we stop doing, or do less of?';
const TOGETHER = { 'How do people answer?': 'Reveal together' };

function answersIn(world: World) {
  return world.db.kysely.selectFrom('round_answers').selectAll().execute();
}

describe('a round is answered', () => {
  test('from its message, from Home, and by /feedback, until it is answered', async () => {
    const { world } = await roundOpen({ more: NAMED });
    const ben = world.as('ben');
    const closes = 'until Monday, 9 March 2026, 17:00 (Europe/Berlin)';
    expect(await ben.home()).toContain(`How are we? asks you, ${closes}.`);
    await ben.open('Answer', { beside: 'How are we?' });
    ben.sees('How are we?\nAna asks for feedback.', 'Named: the leaders of Learning can read each answer');
    expect(await ben.submit({ [WORDS]: 'From Home' })).toEqual({});
    ben.sees('Thank you. You can change your answer until the round closes on Monday, 9 March 2026');
    await ben.dismiss();
    expect(await ben.home()).not.toContain('asks you');

    const chloe = world.as('chloe').in('#learning');
    await chloe.command('/feedback');
    chloe.sees(`How are we? asks you, ${closes}.`);
    await chloe.open('Answer');
    expect(await chloe.submit({ [WORDS]: 'By command' })).toEqual({});
    await chloe.dismiss();
    await chloe.command('/learn feedback');
    chloe.sees('Nothing waits for you.');
    await chloe.dismiss();

    await answerAs(world, 'dev', { [WORDS]: 'From the message' });
    expect((await answersIn(world)).map(({ answers }) => answers).sort()).toEqual([
      '["By command",null,null]',
      '["From Home",null,null]',
      '["From the message",null,null]',
    ]);
  });

  test('with nothing left out that is required, and with something at least', async () => {
    const { world, ana } = await formFilled({ template: 'Learning pulse', more: NAMED });
    await ana.submit();
    await ana.dismiss();
    const ben = world.as('ben').in('#learning');
    await ben.open('Answer');
    const form = openForm(world, 'ben');
    expect(Object.keys(await ben.submit())).not.toEqual([]);
    // A client that does not check gets the same from us.
    expect(Object.values(await sendForm(world, 'ben', {}, form))).toEqual(['Please answer this one.']);
    expect(await answersIn(world)).toEqual([]);
  });

  test('not by an empty form', async () => {
    const { world } = await roundOpen();
    const ben = world.as('ben').in('#learning');
    await ben.open(UNLINKED_BUTTON);
    expect(await ben.submit({ [WORDS]: ' \u200b ' })).toEqual({
      [WORDS]: 'Please answer at least one question.',
    });
    expect(await ben.submit({ [STOP]: 'One is enough' })).toEqual({});
  });

  test('in words of up to 3,000 characters with a name, and up to 1,000 without', async () => {
    for (const [more, most] of [
      [NAMED, 3000],
      [{}, 1000],
    ] as const) {
      const { world } = await roundOpen({ more });
      const ben = world.as('ben').in('#learning');
      await ben.open(most === 3000 ? 'Answer' : UNLINKED_BUTTON);
      const form = openForm(world, 'ben');
      expect(await sendForm(world, 'ben', { words: { q0: 'x'.repeat(most + 1) } }, form)).toEqual({
        q0: expect.stringContaining(`Please keep it to ${most.toLocaleString('en')}.`),
      });
      expect(await ben.submit({ [WORDS]: 'ü'.repeat(most) })).toEqual({});
      ben.sees('Thank you.');
      await world.stop();
    }
  });

  test('in words that would call everyone, or hide, and they are words and nothing else', async () => {
    const { world } = await roundOpen({ more: NAMED });
    await answerAs(world, 'ben', { [WORDS]: ODD });
    const [kept] = await answersIn(world);
    expect(JSON.parse(kept?.answers ?? '')[0]).toBe(ODD_READ);
    const ben = world.as('ben').in('#learning');
    await ben.open('Answer');
    ben.sees(`${WORDS} (optional): ${ODD_READ}`);
  });
});

describe('questions of every kind', () => {
  const TWELVE = Array.from({ length: 12 }, (_, at) => `Choice ${at + 1}`);

  test('are answered by buttons or, where there are many choices, by menus; what is optional can be left', async () => {
    const { world, ana } = await formFilled({ template: 'Blank: my own questions', more: NAMED });
    await ana.open('Questions');
    const ask = async (question: string, kind: string, more: Readonly<Record<string, string>>) => {
      await ana.open('Add a question');
      await ana.fill({ Question: question, 'How is it answered?': kind });
      expect(await ana.submit(more)).toEqual({});
    };
    await ask('How good?', 'Rating from 1 to 5', {});
    await ask('Which one?', 'One of several choices', { 'Choices, one a line': TWELVE.join('\n') });
    await ask('Which ones?', 'Any of several choices', { 'Choices, one a line': TWELVE.join('\n') });
    await ask('Which of few?', 'Any of several choices', {
      'Choices, one a line': 'Tea\nCoffee & <milk>',
      'Must it be answered?': 'Optional',
    });
    await ask('What else?', 'Open text', { 'Must it be answered?': 'Optional' });
    await ana.cancel();
    expect(await ana.submit()).toEqual({});
    await ana.dismiss();
    const full = {
      'How good?': '5 – Completely',
      'Which one?': 'Choice 12',
      'Which ones?': ['Choice 2', 'Choice 11'],
    };
    await answerAs(world, 'ben', { ...full, 'Which of few?': ['Coffee & <milk>'], 'What else?': 'Words' });
    await answerAs(world, 'eva', full);
    expect((await answersIn(world)).map(({ answers }) => answers).sort()).toEqual([
      '[5,11,[1,10],[1],"Words"]',
      '[5,11,[1,10],null,null]',
    ]);
    const ben = world.as('ben').in('#learning');
    await ben.open('Answer');
    ben.sees(
      '(•) 5 – Completely',
      'Which one? [Choice 12 ▾]',
      '[Choice 2, Choice 11 ▾]',
      '[x] Coffee & <milk>',
    );
    // What was chosen can be taken back where it is optional.
    expect(await ben.submit({ 'Which of few?': [], 'How good?': '1 – Not at all' })).toEqual({});
    ben.sees('Changed. You can change your answer until the round closes');
    expect((await answersIn(world)).map(({ answers }) => answers)).toContain('[1,11,[1,10],null,"Words"]');
  });
});

describe('an answer with a name', () => {
  test('can be changed until the round closes, from two devices too, and counts once', async () => {
    const { world } = await roundOpen({ more: NAMED });
    const ben = world.as('ben').in('#learning');
    await ben.open('Answer');
    const elsewhere = structuredClone(openForm(world, 'ben'));
    expect(await ben.submit({ [WORDS]: 'First' })).toEqual({});
    await ben.dismiss();
    const shown = await sendForm(world, 'ben', { words: { q0: 'Second' } }, elsewhere);
    expect(shown.shown).toContain('Changed. You can change your answer');
    await ben.open('Answer');
    ben.sees(`${WORDS} (optional): Second`, '[Change]');
    expect(await answersIn(world)).toHaveLength(1);
  });

  test('given together is read by nobody before all are in, and by all at once then', async () => {
    const { world, ana } = await roundOpen({ more: TOGETHER });
    for (const name of MEMBERS) {
      expect(await answerAs(world, name)).toContain(
        'All answers are shown together, with names, when the last one is in, or when time is up on Monday, 9 March 2026',
      );
    }
    expect(await statesIn(world)).toEqual(['open']);
    await ana.command('/learn feedback rounds');
    ana.doesNotSee('says so', '[Read the results]');
    await ana.dismiss();
    await answerAs(world, 'ana');
    expect(await statesIn(world)).toEqual(['published']);
    ana.in('#learning').sees('All answers are shown together, with their writers’ names.', ' says so');
  });

  test('given together is shown when time is up, though not all are in', async () => {
    const { world } = await roundOpen({ more: TOGETHER });
    await answerAs(world, 'ben');
    await answerAs(world, 'eva');
    await until(world, '2026-03-09T17:15');
    expect(await statesIn(world)).toEqual(['published']);
  });
});

describe('an answer without a name', () => {
  test('is thanked for, and cannot be changed or given again: from another device, or by a new process', async () => {
    const { world } = await roundOpen();
    const ben = world.as('ben').in('#learning');
    await ben.open(UNLINKED_BUTTON);
    const elsewhere = structuredClone(openForm(world, 'ben'));
    expect(await ben.submit({ [WORDS]: 'Mine' })).toEqual({});
    ben.sees(
      'Your answer is sealed until the round closes on Monday',
      'It cannot be changed now, not even by you.',
    );
    await ben.dismiss();
    const there =
      'Your answer is in already. It bears no name, so nobody can find it to change it, not even you.';
    expect((await sendForm(world, 'ben', { words: { q0: 'Another' } }, elsewhere)).shown).toContain(there);
    await ben.open(UNLINKED_BUTTON);
    ben.sees(there);
    await ben.dismiss();
    await world.restart();
    await ben.open(UNLINKED_BUTTON);
    ben.sees(there);
    await ben.dismiss();
    expect(await ben.home()).not.toContain('asks you');
    for (const name of ['chloe', 'dev', 'eva', 'omar']) await answerAs(world, name);
    await until(world, '2026-03-09T18:00');
    const comments = await world.db.kysely.selectFrom('round_comments').select('words').execute();
    expect(comments.map(({ words }) => words).sort()).toEqual([
      'Mine',
      'chloe says so',
      'dev says so',
      'eva says so',
      'omar says so',
    ]);
  });
});

describe('whoever answers too late', () => {
  const CLOSED = 'This round has closed, so it takes no more answers. Nothing of this one is kept.';

  /** ben has the form before him, with words in it, while something happens. */
  async function withFormOpen(happens: (world: World, ana: ReturnType<World['as']>) => Promise<unknown>) {
    const { world, ana } = await roundOpen({ more: NAMED });
    for (const name of ['ana', 'chloe', 'dev', 'eva', 'omar']) await answerAs(world, name);
    const ben = world.as('ben').in('#learning');
    await ben.open('Answer');
    await ben.fill({ [WORDS]: 'What I typed' });
    await happens(world, ana);
    const errors = Object.values(await ben.submit());
    ben.sees(errors.length === 0 ? 'Thank you.' : 'What I typed');
    return { world, ana, ben, errors };
  }

  test('is told that the round has closed, and keeps what they typed', async () => {
    const { errors, ben } = await withFormOpen((world) => until(world, '2026-03-09T17:00'));
    expect(errors).toEqual([CLOSED]);
    await ben.dismiss();
  });

  test('is told that it was cancelled', async () => {
    const { world, errors, ben } = await withFormOpen(async (_, ana) => {
      await ana.command('/learn feedback rounds');
      await ana.click('Cancel the round', { confirm: true });
    });
    expect(errors).toEqual([
      'This round was ended, and its answers are destroyed. Nothing of yours is kept.',
    ]);
    await ben.dismiss();
    await until(world, '2026-03-02T12:00');
    expect(told(world, 'ben', 'How are we?')).toEqual([]);
  });

  test('is told that they left the channel; who comes back can answer', async () => {
    const { world, errors, ben } = await withFormOpen((now) => now.as('ben').leaves('#learning'));
    expect(errors).toEqual(['You are not in this community now. Join its channel, then try again.']);
    await ben.joins('#learning');
    expect(await ben.submit()).toEqual({});
    expect(await statesIn(world)).toEqual(['open']);
  });

  test('is told that the community rests, its channel archived', async () => {
    const { errors } = await withFormOpen((_, ana) => ana.archives('#learning'));
    expect(errors).toEqual([
      'Learning is resting until its channel is taken out of the archive. Nothing can change there until then.',
    ]);
  });

  test('is told that I was taken out of the channel, and can answer when I am back', async () => {
    const { ana, errors, ben } = await withFormOpen((_, leader) => leader.removes('#learning', 'app'));
    expect(errors[0]).toContain('Learning is resting until someone adds me to its channel again.');
    await ana.invites('#learning', 'app');
    expect(await ben.submit()).toEqual({});
  });

  test('minds no other name of the channel', async () => {
    const { errors } = await withFormOpen((_, ana) => ana.renames('#learning', 'learning-together'));
    expect(errors).toEqual([]);
  });
});
