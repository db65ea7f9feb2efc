import { describe, expect, test } from 'vitest';
import { Teller } from '../../local-slack/telling.ts';
import { Workspace } from '../../local-slack/workspace.ts';
import { plain, startWithApp } from './conformance/probe-app.ts';
import { manifest, type Setting, type SettingOptions } from './conformance/setting.ts';
import { shares } from './sharing-app.ts';

async function startTown(register = shares, options: SettingOptions = {}) {
  const setting: Setting = await startWithApp('socket', register, options);
  const told: string[] = [];
  const teller = new Teller(setting.slack, 'UTC', (entry) => told.push(entry));
  const town = new Workspace({ ...setting, manifest: manifest(), teller });
  return { ...setting, town, told, ana: town.as('ana').in('#learning'), ben: town.as('ben').in('#learning') };
}

describe('a person', () => {
  test('gives a command, fills the form in by its labels, and sees what came of it', async () => {
    const { ana, ben } = await startTown();
    await ana.command('/probe');
    ana.sees('Share', 'What I learned: ____', 'Tags (optional)', '[Post]');
    const errors = await ana.submit({
      'What I learned': 'Rebase --onto moves a branch',
      Kind: 'Mistake',
      Tags: ['git', 'Add “rebase”'],
      With: ['@ben'],
    });
    expect(errors).toEqual({});
    expect(ana.modal()).toBeNull();
    ana.sees('Rebase --onto moves a branch / mistake / git+new:rebase / @Ben');
    expect(ben.reads('#learning').at(-1)).toContain('[I used this] [Delete]');
  });

  test('is told at the field what is wrong, and the form stays', async () => {
    const { ana } = await startTown();
    await ana.command('#learning', '/probe');
    expect(await ana.submit({ 'What I learned': 'no', Kind: 'Insight' })).toEqual({
      'What I learned': 'Say a little more',
    });
    ana.sees('What I learned: no', '⚠ Say a little more');
    expect(await ana.submit({ 'What I learned': 'now more' })).toEqual({});
  });

  test('is told by Slack itself what is missing', async () => {
    const { ana } = await startTown();
    await ana.command('/probe');
    expect(Object.keys(await ana.submit({ 'What I learned': 'enough' }))).toEqual(['Kind']);
  });

  test('sees an answer for her eyes only, which others do not', async () => {
    const { ana, ben } = await startTown();
    await ana.command('/probe help');
    ana.sees('Only visible to you', 'Say /probe');
    ben.doesNotSee('Say /probe');
    expect(ana.ephemerals()).toEqual(['Say /probe']);
    await ana.reloads();
    ana.doesNotSee('Say /probe');
  });

  test('clicks a button, and is asked first where the button asks', async () => {
    const { ana, ben } = await startTown();
    await ana.command('/probe');
    await ana.submit({ 'What I learned': 'something', Kind: 'Insight' });
    const message = ana.message('something');
    await expect(ben.click('Delete', { on: message })).rejects.toThrow('It will be gone');
    await expect(ben.click('I used this', { on: message, confirm: true })).rejects.toThrow('asked nothing');
    await ben.click('I used this', { on: message });
    ana.sees('Used by 1');
    await ben.click('Delete');
    ana.doesNotSee('Used by 1');
  });

  test('runs a shortcut on a message and finds the form filled in', async () => {
    const { ana, ben } = await startTown();
    await ben.says('#learning', 'squash before you merge');
    await ana.shortcut('squash before', 'Probe this');
    ana.sees('What I learned: squash before you merge');
    await ana.cancel();
    expect(ana.modal()).toBeNull();
  });

  test('opens Home, and goes back to where she was', async () => {
    const { ana } = await startTown();
    expect(await ana.home()).toBe('Welcome home');
    ana.sees('Welcome home');
    ana.in('#learning').doesNotSee('Welcome home');
  });

  test('reads what the app wrote to her', async () => {
    const { ana, bot, town } = await startTown();
    expect(ana.dm()).toEqual([]);
    await bot.chat.postMessage({ channel: ana.userId, text: 'Hello <@U0>' });
    await town.settle();
    expect(ana.dm()).toEqual(['Hello @someone']);
    ana.in('app').sees('Hello');
    await ana.says('app', 'Hello yourself');
    ana.sees('Hello yourself');
  });

  test('answers in a thread, which the channel shows as a number', async () => {
    const { ana, ben } = await startTown();
    const question = await ana.says('#learning', 'why?');
    await ben.replies(question, 'because');
    expect(ana.reads('#learning').at(-1)).toBe('why?\n1 reply');
    expect(ana.reads(question)).toEqual(['why?\n1 reply', 'because']);
    ana.in(question).sees('because');
  });
});

describe('what fails says what is in front of her', () => {
  test('words that are not there', async () => {
    const { ana } = await startTown();
    await ana.says('#learning', 'hello');
    expect(() => ana.sees('goodbye')).toThrow('Ana does not see “goodbye”. In #learning she sees:');
    expect(() => ana.sees('goodbye')).toThrow('| Ana: hello');
  });

  test('a label that is not there, an option that is not offered', async () => {
    const { ana } = await startTown();
    await ana.command('/probe');
    await expect(ana.submit({ Colour: 'red' })).rejects.toThrow('finds no field called “Colour”');
    await expect(ana.submit({ Kind: 'Joke' })).rejects.toThrow(
      '“Joke” is not offered; there is “Insight”, “Mistake”',
    );
  });

  test('what lies behind an open modal', async () => {
    const { ana } = await startTown();
    await ana.command('/probe');
    await expect(ana.command('/probe')).rejects.toThrow('behind an open modal');
  });

  test('an app that does not answer in time, in Slack’s words', async () => {
    const { ana } = await startTown(() => {}, { deadlines: { ackMs: 30 } });
    await expect(ana.command('/probe')).rejects.toThrow('/probe failed with the error “operation_timeout”');
  });

  test('a button that opens nothing', async () => {
    const { ana } = await startTown();
    await ana.command('/probe');
    await ana.submit({ 'What I learned': 'something', Kind: 'Insight' });
    await expect(ana.open('I used this')).rejects.toThrow('nothing opened');
  });

  test('a place that she cannot look into', async () => {
    const { town, slack, ana } = await startTown();
    slack.addChannel({ name: 'two', creator: ana.userId, members: [ana.userId], isPrivate: true });
    expect(() => town.as('ben').reads('#two')).toThrow('private');
  });
});

test('a transcript tells what was done and what came of it', async () => {
  const { ana, told } = await startTown();
  await ana.command('/probe');
  await ana.submit({ 'What I learned': 'something', Kind: 'Insight' });
  await ana.click('I used this');
  expect(told.join('\n')).toBe(
    [
      'Mon 09:00  Ana  ·  #learning',
      '      /probe',
      'Mon 09:00  Ana  ·  sees a modal',
      '      Share',
      '      What I learned: ____',
      '      Kind: [Select an option ▾]',
      '      Tags (optional): [Select an option ▾]',
      '      With (optional): [Select an option ▾]',
      '      [Cancel] [Post]',
      'Mon 09:00  Ana  ·  the modal',
      '      What I learned: something',
      '      Kind: Insight',
      '      clicks [Post]',
      'Mon 09:00  Probe  ·  #learning',
      '      something / insight /  /',
      '      [I used this] [Delete]',
      'Mon 09:00  Ana  ·  #learning',
      '      clicks [I used this]',
      'Mon 09:00  Probe  ·  #learning, changed',
      '      Used by 1',
    ].join('\n'),
  );
});

test('a menu in a message shows to her what she chose, and to others nothing', async () => {
  const chosen: unknown[] = [];
  const { ana, ben, bot, town, learning } = await startTown((app) => {
    app.action('sort', async ({ action, ack }) => {
      await ack();
      if (action.type === 'static_select') chosen.push(action.selected_option.value);
    });
  });
  const options = ['Newest', 'Oldest'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
  const menu = { type: 'static_select' as const, action_id: 'sort', options, placeholder: plain('Sort by') };
  await bot.chat.postMessage({
    channel: learning,
    text: 'Sort',
    blocks: [{ type: 'actions', elements: [menu] }],
  });
  await town.settle();
  await ana.choose('Sort by', 'Oldest');
  expect(chosen).toEqual(['oldest']);
  ana.sees('[Oldest ▾]');
  ben.sees('[Sort by ▾]');
});

test('of several buttons alike, she points at the one beside some words', async () => {
  const pressed: unknown[] = [];
  const { ana, bot, town, learning } = await startTown((app) => {
    app.action('save', async ({ action, ack }) => {
      await ack();
      if (action.type === 'button') pressed.push(action.value);
    });
  });
  const row = (text: string) => ({
    type: 'section' as const,
    text: plain(text),
    accessory: { type: 'button' as const, action_id: 'save', text: plain('Save'), value: text },
  });
  await bot.chat.postMessage({ channel: learning, text: 'Found', blocks: [row('one'), row('two')] });
  await town.settle();
  await expect(ana.click('Save')).rejects.toThrow('finds 2 alike');
  await ana.click('Save', { beside: 'two' });
  expect(pressed).toEqual(['two']);
});
