import { describe, expect, test } from 'vitest';
import { writeInstant } from '../../src/db/instants.ts';
import { userId } from '../../src/ids.ts';
import { MONDAY, type World } from '../support/world.ts';
import { askedIn, formOpen, ledWorld, roundsIn } from './setting-up.ts';

const HOSTILE = 'Do <!channel> & <@U1> *help*? \u202eend';

async function benLeadsToo(world: World): Promise<void> {
  const ben = userId.of(world.as('ben').userId);
  await world.db.kysely.updateTable('members').set({ role: 'leader' }).where('user_id', '=', ben).execute();
}

describe('the form', () => {
  test('opens at once with a template, a title and a day, and says what Send will do', async () => {
    const { ana } = await formOpen();
    ana.sees(
      'Template  [Start, stop, continue: our team ▾]',
      'Title: Start, stop, continue',
      '3. What should we continue',
      'Closes on: [2026-03-09 ▾]',
      'At 17:00 (Europe/Berlin).',
      'Everyone in #learning (6 people) is asked',
      'Results from 5 answers on, to leaders of Learning only',
    );
    ana.doesNotSee('Closes at', 'Who is asked?');
  });

  test('takes the title from what was typed, as it was typed, and cuts one that is too long', async () => {
    const { world, ana } = await formOpen('What did @ben & <us> teach?');
    ana.sees('Title: What did @ben & <us> teach?');
    await ana.dismiss();
    await ana.command(`/learn feedback round ${'word '.repeat(600)}`);
    ana.sees('A title takes up to 120 characters. Yours is longer', `${'word '.repeat(23)}word…`);
    expect(await roundsIn(world)).toEqual([]);
  });

  test('follows the template, and keeps a title that somebody wrote', async () => {
    const { world, ana } = await formOpen();
    await ana.choose('Template', 'Me as your leader: start, stop, continue');
    ana.sees('Title: Start, stop, continue: about Ana', 'How well do I support you');
    await ana.choose('Template', 'Psychological safety, in seven statements');
    ana.sees('Title: How safe is it to learn here?', '7. The others notice');
    await ana.fill({ Title: HOSTILE, 'Closes on': '2026-03-20' });
    await ana.choose('Template', 'Learning pulse');
    ana.sees('Title: Do <!channel> & <@U1> *help*?', '[2026-03-20 ▾]', 'I find time to learn');
    expect(await roundsIn(world)).toEqual([]);
  });

  test('shows the rest under More, and loses nothing that was typed', async () => {
    const { world, ana } = await formOpen();
    await ana.fill({ Title: 'Ours', 'Closes on': '2026-03-20' });
    await ana.click('More');
    ana.sees('Title: Ours', '[2026-03-20 ▾]', 'Closes at: [17:00 ▾]', '(•) Unlinked');
    await ana.fill({ 'Comes again': 'Every 4 weeks', 'Closes at': '12:15' });
    await ana.fill({ 'Who is asked?': 'Members whom I choose' });
    await ana.fill({ Members: ['ben', 'eva'] });
    ana.sees('[Every 4 weeks ▾]', '[12:15 ▾]', 'Members: [@Ben, @Eva ▾]');
    await ana.click('Save as draft');
    ana.sees('Your draft is saved, and nobody is asked yet.');
    expect(await roundsIn(world)).toMatchObject([
      { state: 'draft', title: 'Ours', audience: 'chosen', every_weeks: 4 },
    ]);
    await ana.cancel();
    await ana.command('/learn feedback rounds');
    await ana.open('Go on', { beside: 'Ours' });
    ana.sees('Title: Ours', '[12:15 ▾]', 'Members: [@Ben, @Eva ▾]', '[Every 4 weeks ▾]');
  });
});

describe('questions', () => {
  test('are worded in windows above the form, which shows them and keeps what was typed into it', async () => {
    const { world, ana } = await formOpen();
    await ana.fill({ Title: 'Ours', 'Closes on': '2026-03-20' });
    await ana.open('Questions');
    ana.sees('1. What should we start doing?', 'Open text, optional', 'What you change here is kept');
    await ana.open('Add a question');
    expect(await ana.submit({ Question: HOSTILE, '5 stands for': 'A lot' })).toEqual({});
    await ana.open('Add a question');
    await ana.fill({ Question: 'Which tool?' });
    await ana.fill({ 'How is it answered?': 'One of several choices' });
    ana.sees('Question: Which tool?');
    expect(
      await ana.submit({ 'Choices, one a line': 'Git\nBazel\n', 'Must it be answered?': 'Optional' }),
    ).toEqual({});
    ana.sees(
      'Rating from 1 to 5 (Not at all – A lot), required',
      'One of several choices (Git / Bazel), optional',
    );
    await ana.click('Move up', { beside: '5. Which tool?' });
    await ana.click('Remove', { beside: '2. What should we stop' });
    await ana.open('Edit', { beside: '3. Which tool?' });
    ana.sees('Git\nBazel');
    expect(await ana.submit({ Question: 'Which two tools?' })).toEqual({});
    ana.sees('3. Which two tools?');
    await ana.cancel();
    ana.sees('Title: Ours', '[2026-03-20 ▾]', '3. Which two tools?', '4. Do <!channel> & <@U1> *help*?');
    expect(await roundsIn(world)).toMatchObject([{ state: 'draft', title: 'Ours' }]);
    expect(await askedIn(world)).toEqual([
      'What should we start doing?',
      'What should we continue, because it helps us?',
      'Which two tools?',
      'Do <!channel> & <@U1> *help*? end',
    ]);
  });

  test('leave the form below as it was, with all that More showed', async () => {
    const { ana } = await formOpen();
    await ana.click('More');
    await ana.fill({ 'Who is asked?': 'Members whom I choose', 'Comes again': 'Every 4 weeks' });
    await ana.fill({ Members: ['eva'] });
    await ana.open('Questions');
    await ana.click('Remove', { beside: '1. What should we start' });
    await ana.cancel();
    ana.sees('1. What should we stop', 'Members: [@Eva ▾]', '[Every 4 weeks ▾]');
  });

  test('that somebody worded are replaced by a template only after Slack has asked', async () => {
    const { world, ana } = await formOpen();
    await ana.open('Questions');
    await ana.click('Remove', { beside: '1. What should we start' });
    await ana.cancel();
    await expect(ana.choose('Template', 'Learning pulse')).rejects.toThrow('Use another template?');
    await ana.choose('Template', 'Learning pulse', { confirm: true });
    ana.sees('Title: Learning pulse', '6. What would help you most');
    expect(await askedIn(world)).toHaveLength(6);
    expect(await roundsIn(world)).toHaveLength(1);
  });

  test('opened twice before the form knows of its draft keep one draft', async () => {
    const { world, ana } = await formOpen();
    await Promise.all([ana.click('Questions'), ana.click('Questions')]);
    expect(await roundsIn(world)).toHaveLength(1);
  });

  test('are ten at most: the eleventh cannot be added', async () => {
    const { ana } = await formOpen();
    await ana.choose('Template', 'Psychological safety, in seven statements');
    await ana.open('Questions');
    for (const question of ['Eight?', 'Nine?', 'Ten?']) {
      await ana.open('Add a question');
      await ana.submit({ Question: question });
    }
    ana.sees('10. Ten?', 'These are 10 questions, as many as a round can ask.');
    ana.doesNotSee('[Add a question]');
  });
});

describe('the preview', () => {
  test('shows the invitation and the questions as members will see them, and sends nothing', async () => {
    const { world, ana } = await formOpen();
    const before = world.slack.ledger.calls('chat.postMessage').length;
    await ana.choose('Template', 'Feedback on a session');
    await ana.fill({ Title: HOSTILE });
    await ana.open('Preview');
    ana.sees(
      'In the channel\nDo <!channel> & <@U1> *help*? end\nAna asks for feedback. Everyone in #learning is asked.',
      'Unlinked: the leaders of Learning can read the results without names, if at least 5 people answer',
      'It closes on Monday, 9 March 2026, 17:00 (Europe/Berlin).',
      'How was the pace?',
      '( ) 1 – Not useful\n  ( ) 2\n  ( ) 3\n  ( ) 4\n  ( ) 5 – Very useful',
      'What will you try, or do in another way? (optional): ____',
    );
    await ana.open('Answer without my name');
    ana.sees('This is a preview.');
    await ana.cancel();
    await ana.cancel();
    ana.sees('Title: Do <!channel>');
    expect(await roundsIn(world)).toEqual([]);
    expect(world.slack.ledger.calls('chat.postMessage')).toHaveLength(before);
  });

  test('says why where the round could not be sent as it is', async () => {
    const { ana } = await formOpen();
    await ana.fill({ 'Closes on': '2026-03-01' });
    await ana.open('Preview');
    ana.sees('This closing has passed. Please choose a later day or time.');
  });
});

describe('drafts', () => {
  test('are gone on with by another leader, and discarded for good', async () => {
    const { world, ana } = await formOpen('Ours');
    await benLeadsToo(world);
    await ana.click('Save as draft');
    const ben = world.as('ben').in('#learning');
    await ben.command('/learn feedback rounds');
    ben.sees('Ours\nDraft – begun by Ana');
    await ben.open('Go on');
    await ben.fill({ Title: 'Better' });
    await ben.click('Save as draft');
    await ben.cancel();
    await ben.command('/learn feedback rounds');
    ben.sees('Better');
    await ben.click('Discard', { confirm: true });
    ben.sees('No rounds yet.');
    expect(await roundsIn(world)).toEqual([]);
    expect(await askedIn(world)).toEqual([]);
  });

  test('that a colleague discarded meanwhile are not made anew', async () => {
    const { world, ana } = await formOpen('Ours');
    await ana.open('Questions');
    await ana.cancel();
    await world.db.kysely.deleteFrom('rounds').execute();
    expect(Object.values(await ana.submit()).join()).toContain('This draft is no longer there.');
    expect(await roundsIn(world)).toEqual([]);
  });

  test('that were planned are drafts again once they are changed', async () => {
    const { world, ana } = await formOpen('Ours');
    await ana.click('Save as draft');
    await ana.cancel();
    const opens = MONDAY.add({ hours: 48 });
    await world.db.kysely
      .updateTable('rounds')
      .set({ state: 'planned', opens_on: '2026-03-04', opens_time: '10:00', opens_at: writeInstant(opens) })
      .execute();
    await ana.command('/learn feedback rounds');
    ana.sees('Planned: opens on Wednesday, 4 March 2026, 10:00 (Europe/Berlin)');
    await ana.click('Change', { confirm: true });
    ana.sees('This round was planned. It is a draft now', 'Opens on (optional): [2026-03-04 ▾]');
    expect(await roundsIn(world)).toMatchObject([{ state: 'draft', opens_at: null, next_step_at: null }]);
  });

  test('are for leaders; who leads no more changes nothing', async () => {
    const world = await ledWorld();
    const ben = world.as('ben').in('#learning');
    for (const words of ['round', 'rounds']) {
      await ben.command(`/learn feedback ${words}`);
      expect(ben.ephemerals().at(-1)).toContain('Only leaders of Learning can do this.');
    }
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn feedback round');
    await world.db.kysely.updateTable('members').set({ role: 'member' }).execute();
    expect(Object.values(await ana.submit()).join()).toContain('Only leaders of Learning can do this.');
    await ana.click('Save as draft');
    ana.sees('Only leaders of Learning can do this.');
    expect(await roundsIn(world)).toEqual([]);
  });
});

test('the words of the command are known however they are written, and /learn offers the form', async () => {
  const world = await ledWorld();
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn  FEEDBACK   Rounds');
  ana.sees('No rounds yet.');
  await ana.dismiss();
  await ana.command('/learn');
  await ana.open('Begin a feedback round');
  ana.sees('Title: Start, stop, continue');
});
