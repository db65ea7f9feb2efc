import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { choose, closeBrowser, openWorkspace, setUp, write } from './workspace.ts';

afterAll(closeBrowser);

function place(page: Page, name: RegExp) {
  return page.getByRole('navigation').getByRole('button', { name });
}

test('acting as another with a thread open and coming back finds the place and what only one saw', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  await write(page, '/learn');
  const alone = page.getByText('Only visible to you');
  await alone.first().waitFor();
  await page.getByRole('article').first().hover();
  await page.getByRole('button', { name: 'Reply' }).first().click();
  await page.getByRole('complementary', { name: 'Thread' }).waitFor();
  await choose(page, /^Act as/, /^ben/i);
  await page.getByRole('button', { name: 'Act as Ben' }).waitFor();
  await page.getByRole('log').waitFor();
  expect(await page.getByRole('complementary', { name: 'Thread' }).count()).toBe(0);
  expect(await alone.count()).toBe(0);
  await choose(page, /^Act as/, /^ana/i);
  await alone.first().waitFor();
});

test('a form that is open in two windows closes in both, and is nobody else’s', async () => {
  const opened = await openWorkspace();
  const one = await setUp(opened);
  const other = await one.context().newPage();
  await other.goto(one.url());
  await other.getByRole('log').waitFor();
  await write(one, '/learn share');
  const form = (page: Page) => page.getByRole('dialog', { name: 'Share what you learned' });
  await form(one).waitFor();
  await form(other).getByLabel('What I learned').fill('From the other window.');
  await form(other).getByRole('button', { name: 'Share', exact: true }).click();
  await form(one).waitFor({ state: 'hidden' });

  await write(one, '/learn share');
  await form(one).waitFor();
  const ben = await opened.as('ben');
  await other.goto(ben.url());
  await other.getByRole('log').waitFor();
  expect(await form(other).count()).toBe(0);
  expect(await form(one).isVisible()).toBe(true);
});

test('a server that goes away is told of, also to who becomes another meanwhile, and all is there when it is back', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  const gone = page.getByRole('status').filter({ hasText: 'cannot be reached' });
  await page.getByRole('article').first().hover();
  await page.getByRole('button', { name: 'Reply' }).first().click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('textbox').fill('half a sentence');
  const comeBack = await opened.goDown();
  await gone.waitFor();
  await comeBack();
  await gone.waitFor({ state: 'hidden' });
  expect(await thread.getByRole('textbox').inputValue()).toBe('half a sentence');
  await thread.getByRole('textbox').press('Enter');
  await thread.getByRole('article').filter({ hasText: 'half a sentence' }).waitFor();

  const comeBackAgain = await opened.goDown();
  await gone.waitFor();
  await choose(page, /^Act as/, /^ben/i);
  await page.getByText('Opening the workspace…').waitFor();
  await gone.waitFor();
  await comeBackAgain();
  await page.getByRole('button', { name: 'Act as Ben' }).waitFor();
  await gone.waitFor({ state: 'hidden' });
});

test('what fails in a window over the page is told in front of it', async () => {
  const opened = await openWorkspace();
  const ana = await opened.as('ana');
  await place(ana, /Write to…/).click();
  const form = ana.getByRole('dialog', { name: 'New message' });
  await form.getByRole('combobox').fill('ben');
  await ana.keyboard.press('Enter');
  await opened.goDown();
  await form.getByRole('status').filter({ hasText: 'Trying again…' }).waitFor();
  await form.getByRole('button', { name: 'Go', exact: true }).click();
  await form.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();
  await form.getByRole('alert').waitFor({ state: 'hidden' });
});

test('who is not let in any more is begun with anew', async () => {
  const opened = await openWorkspace();
  const ben = await opened.as('ben');
  const comeBack = await opened.goDown();
  const { world } = opened.slack;
  opened.slack.deactivate([...world.users.values()].find(({ name }) => name === 'ben')?.id ?? '');
  await comeBack();
  await ben.getByRole('button', { name: 'Act as Ana' }).waitFor({ timeout: 20_000 });
});
