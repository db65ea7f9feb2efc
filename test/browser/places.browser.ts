import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import {
  choose,
  closeBrowser,
  type Opened,
  openWorkspace,
  seriousProblems,
  setUp,
  write,
  writeTo,
} from './workspace.ts';

afterAll(closeBrowser);

function place(page: Page, name: RegExp) {
  return page.getByRole('navigation').getByRole('button', { name });
}

/** Writes where this person is, whatever it is called. */
async function writeHere(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: /^Message/ }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
}

function addPeople({ slack }: Opened, ...handles: readonly string[]): void {
  for (const name of handles) slack.addUser({ name, realName: name });
}

test('messages to oneself are counted, of channels only what calls one, and the title tells both', async () => {
  const opened = await openWorkspace();
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  await place(ana, /general/).click();
  await write(ben, 'Something for everybody');
  await place(ana, /learning new$/).waitFor();
  expect(await ana.title()).toBe('Practice');
  await write(ben, 'and @ana, for you');
  await place(ana, /learning 1 unread/).waitFor();
  await writeTo(ben, 'ana');
  await writeHere(ben, 'one');
  await writeHere(ben, 'two');
  await place(ana, /Ben 2 unread/).waitFor();
  await expect.poll(() => ana.title()).toBe('(3) Practice');
  await place(ana, /Ben/).click();
  await place(ana, /Ben$/).waitFor();
  await expect.poll(() => ana.title()).toBe('(1) Practice');
});

test('a line stands where the new messages begin, and not at those one sees come', async () => {
  const opened = await openWorkspace();
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  const line = ana.getByText('New', { exact: true });
  await write(ben, 'seen as it comes');
  await ana.getByText('seen as it comes').waitFor();
  expect(await line.count()).toBe(0);
  await place(ana, /general/).click();
  await write(ben, 'first of the new');
  await write(ben, 'second of the new');
  await place(ana, /learning new$/).click();
  await line.waitFor();
  const row = ana.locator('.messages > div').filter({ has: line });
  expect(await row.getByRole('article').textContent()).toContain('first of the new');
  await write(ben, 'third, seen as it comes');
  await ana.getByText('third, seen as it comes').waitFor();
  expect(await line.count()).toBe(1);
  await place(ana, /general/).click();
  await place(ana, /learning$/).click();
  await ana.getByText('third, seen as it comes').waitFor();
  expect(await line.count()).toBe(0);
});

test('what the app says to one alone is unread where one does not look', async () => {
  const opened = await openWorkspace();
  const ana = await setUp(opened);
  await write(ana, '/learn nothing that anybody has shared');
  await ana.keyboard.press('Escape');
  await ana.getByRole('dialog').waitFor({ state: 'hidden' });
  await place(ana, /general/).click();
  const { world, apiUrl, botToken } = opened.slack;
  await fetch(`${apiUrl}chat.postEphemeral`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel: opened.learning, user: opened.ana, text: 'for Ana alone' }),
  });
  expect(world.ephemerals.at(-1)?.text).toBe('for Ana alone');
  await place(ana, /learning new$/).click();
  await ana.getByText('for Ana alone').waitFor();
});

test('what is read in one window is read in the other, and nothing is read in a hidden one', async () => {
  const opened = await openWorkspace();
  const [one, ben] = [await opened.as('ana'), await opened.as('ben')];
  const other = await one.context().newPage();
  await other.goto(one.url());
  await other.getByRole('log').waitFor();
  for (const window of [one, other]) await place(window, /general/).click();
  await write(ben, 'hello');
  for (const window of [one, other]) await place(window, /learning new$/).waitFor();
  await place(one, /learning/).click();
  await place(other, /learning$/).waitFor();

  await place(one, /general/).click();
  await place(other, /learning/).click();
  const show = (state: 'hidden' | 'visible') =>
    other.evaluate(`
      Object.defineProperty(document, 'visibilityState', { value: '${state}', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    `);
  await show('hidden');
  await write(ben, 'while nobody looks, @ana');
  await place(one, /learning 1 unread/).waitFor();
  await expect.poll(() => other.title()).toBe('(1) Practice');
  await show('visible');
  await place(one, /learning$/).waitFor();
  await other.getByText('New', { exact: true }).waitFor();
});

test('marks from the future, of a Slack that was thrown away, hide nothing', async () => {
  const opened = await openWorkspace();
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  await ana.evaluate((userId) => localStorage.setItem(`read ${userId}`, '4000000000.000000'), opened.ana);
  await ana.reload();
  await ana.getByRole('log').waitFor();
  await place(ana, /general/).click();
  await write(ben, 'still new');
  await place(ana, /learning new$/).waitFor();
});

test('several people are written to by keyboard, and their conversation is found again', async () => {
  const opened = await openWorkspace();
  addPeople(opened, 'carla', 'dmitri');
  opened.slack.deactivate(opened.slack.addUser({ name: 'zoe', realName: 'Zoe' }).id);
  const ana = await opened.as('ana');
  const open = place(ana, /Write to…/);
  await open.focus();
  await ana.keyboard.press('Enter');
  const form = ana.getByRole('dialog', { name: 'New message' });
  await form.getByRole('option', { name: /Lyceum/ }).waitFor();
  expect(await form.getByRole('option', { name: /Zoe|Ana|Slackbot/ }).count()).toBe(0);
  expect(await seriousProblems(ana)).toEqual([]);
  await ana.keyboard.type('dmi');
  await ana.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Remove dmitri' }).waitFor();
  await ana.keyboard.press('Backspace');
  await form.getByRole('button', { name: 'Remove dmitri' }).waitFor({ state: 'hidden' });
  await ana.keyboard.type('be');
  await ana.keyboard.press('Enter');
  await ana.keyboard.press('ArrowDown');
  await ana.keyboard.type('car');
  await ana.keyboard.press('Enter');
  await ana.keyboard.press('Enter');
  await form.waitFor({ state: 'hidden' });
  await writeHere(ana, 'the three of us');
  await place(ana, /Ben, carla/).waitFor();
  await place(ana, /learning/).click();
  await writeTo(ana, 'car', 'ben');
  await ana.getByText('the three of us').waitFor();
  await open.click();
  await ana.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
  expect(await ana.evaluate('document.activeElement.textContent')).toBe('+ Write to…');
});

test('the app brings two people together, in a conversation that both open and write in', async () => {
  const opened = await openWorkspace();
  const { slack } = opened;
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  const appCalls = async (method: string, args: object) =>
    await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
  const people = [...slack.world.users.values()].filter(({ name }) => name === 'ana' || name === 'ben');
  const users = people.map(({ id }) => id).join();
  await appCalls('conversations.open', { users });
  const group = [...slack.world.channels.values()].find(({ kind }) => kind === 'mpim');
  await appCalls('chat.postMessage', { channel: group?.id, text: 'Ana, meet Ben' });
  await place(ana, /Lyceum, Ben 1 unread/).click();
  await ana.getByText('Ana, meet Ben').waitFor();
  await writeHere(ana, 'shall we say Wednesday?');
  await place(ben, /Lyceum, Ana 2 unread/).click();
  await ben.getByText('shall we say Wednesday?').waitFor();
  await ben.getByRole('button', { name: '3 members' }).click();
  const who = ben.getByRole('dialog', { name: 'Members of this conversation' });
  expect(await who.getByRole('listitem').count()).toBe(3);
  expect(await seriousProblems(ben)).toEqual([]);
});

test('no more than eight are written to at once', async () => {
  const opened = await openWorkspace();
  const handles = Array.from({ length: 9 }, (_, n) => `person${n}`);
  addPeople(opened, ...handles);
  const ana = await opened.as('ana');
  await place(ana, /Write to…/).click();
  const form = ana.getByRole('dialog', { name: 'New message' });
  for (const handle of handles) {
    await form.getByRole('combobox').fill(handle);
    await ana.keyboard.press('Enter');
  }
  await form.getByText('8 at most.').waitFor();
  expect(await form.getByRole('button', { name: /^Remove/ }).count()).toBe(8);
});

test('the app can be written to before it has said anything', async () => {
  const opened = await openWorkspace();
  const ben = await opened.as('ben');
  await place(ben, /Lyceum/).click();
  await ben.getByRole('button', { name: 'Messages' }).click();
  await writeHere(ben, 'hello');
  await ben.getByRole('article').filter({ hasText: 'hello' }).first().waitFor();
});

test('a channel is made, filled and left, and a name that cannot be says why', async () => {
  const opened = await openWorkspace();
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  await place(ana, /Add a channel/).click();
  const form = ana.getByRole('dialog', { name: 'Create a channel' });
  const name = form.getByRole('textbox', { name: 'Name' });
  await name.fill('learning');
  await ana.keyboard.press('Enter');
  await form.getByText('That name is already taken').waitFor();
  expect(await seriousProblems(ana)).toEqual([]);
  await name.fill('Small Steps');
  expect(await name.inputValue()).toBe('small-steps');
  await form.getByRole('radio', { name: /^Private/ }).check();
  await form.getByRole('button', { name: 'Create' }).click();
  await ana.getByRole('heading', { name: '#small-steps' }).waitFor();

  await ana.getByRole('button', { name: '1 member', exact: true }).click();
  const who = ana.getByRole('dialog', { name: 'Members of #small-steps' });
  await who.getByRole('combobox').fill('ben');
  await ana.keyboard.press('Enter');
  await who.getByRole('button', { name: 'Add' }).click();
  await who.getByRole('button', { name: 'Remove Ben from the channel' }).waitFor();
  expect(await seriousProblems(ana)).toEqual([]);
  await place(ben, /small-steps/).click();
  await writeHere(ben, '/leave');
  await place(ben, /small-steps/).waitFor({ state: 'hidden' });
  await who.getByRole('button', { name: 'Leave channel' }).click();
  await place(ana, /small-steps/).waitFor({ state: 'hidden' });
});

test('Slack’s own commands are suggested after the app’s, and done', async () => {
  const opened = await openWorkspace();
  const ana = await opened.as('ana');
  const field = ana.getByRole('textbox', { name: /^Message/ });
  await field.focus();
  await ana.keyboard.type('/lea');
  const offered = ana.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  await offered.first().waitFor();
  expect(await offered.allTextContents()).toEqual([
    expect.stringMatching(/^\/learn/),
    expect.stringMatching(/^\/leave/),
  ]);
  await writeHere(ana, '/topic One thing a week');
  await ana.getByText('set the channel topic: One thing a week').waitFor();
  await writeHere(ana, '/invite @nobody');
  await ana.getByRole('alert').filter({ hasText: 'There is nobody called @nobody here.' }).waitFor();
  expect(await field.inputValue()).toBe('/invite @nobody');
});

test('a message is pinned for everybody, listed, and unpinned', async () => {
  const opened = await openWorkspace();
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  await ana.getByRole('article').last().hover();
  await choose(ana, 'More actions', 'Pin to this channel');
  await ana.getByText('Pinned by you').waitFor();
  await ben.getByText('Pinned by Ana').waitFor();
  await ben.getByRole('button', { name: '1 pinned message' }).click();
  const list = ben.getByRole('dialog', { name: 'Pinned messages' });
  await list.getByText('Good morning.').waitFor();
  expect(await seriousProblems(ben)).toEqual([]);
  await list.getByRole('article').hover();
  await list.getByRole('button', { name: 'More actions' }).click();
  await ben.getByRole('menuitem', { name: 'Unpin from this channel' }).click();
  await list.getByText('Nothing is pinned here.').waitFor();
  await ana.getByText('Pinned by you').waitFor({ state: 'hidden' });
});

test('a reply in a thread that calls somebody is unread for them', async () => {
  const opened = await openWorkspace();
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  await place(ana, /^general/).click();
  const { ts } = opened.slack.postAsUser(opened.ana, opened.learning, 'Who knows?');
  await ben.getByText('Who knows?').waitFor();
  opened.slack.postAsUser(ben.url().split('as=')[1] ?? '', opened.learning, 'Ask @ana', { threadTs: ts });
  await place(ana, /learning.*1/).waitFor();
});
