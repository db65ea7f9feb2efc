import { afterAll, expect, test } from 'vitest';
import { tour } from '../../local-slack/practice/tour.ts';
import { choose, closeBrowser, openWorkspace, setUp, write } from './workspace.ts';

afterAll(closeBrowser);

test('the seven steps of the tour can be done, and each notices that it was', async () => {
  const opened = await openWorkspace({ tour });
  await setUp(opened);
  const page = await opened.as('ben');
  const card = page.getByRole('region', { name: 'Tour' });
  const step = (title: string) => card.getByRole('heading', { name: title }).waitFor();
  const form = page.getByRole('dialog');
  const close = async () => {
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  };

  await step('Find what somebody learned');
  expect(await page.locator('.pointed').getAttribute('aria-label')).toBe('Message #learning');
  await write(page, '/learn git bisect');

  await step('Share something you learned');
  if (await form.isVisible()) await close();
  await write(page, '/learn share Bisect finds the commit');
  await form.getByRole('button', { name: 'Share', exact: true }).click();

  await step('Let Monday come');
  if (await form.isVisible()) await close();
  await choose(page, 'Go on to…', 'next Monday, 9:59');

  await step('Be asked a question');
  await choose(page, 'Go on to…', 'an hour later');
  await page.getByRole('button', { name: /Lyceum/ }).click();
  await page.getByRole('button', { name: 'Messages' }).click();

  await step('Answer it');
  await page.getByRole('button', { name: 'Answer', exact: true }).last().click();
  await form.getByLabel('My answer').fill('That small steps help.');
  await form.getByRole('button', { name: 'Save' }).click();

  await step('See it as somebody else does');
  await close();
  await choose(page, /^Act as/, /^ana/i);

  await step('Read how the week went');
  await choose(page, 'Go on to…', 'next Monday, 9:59');
  await choose(page, 'Go on to…', 'an hour later');
  await page.getByRole('button', { name: /^learning/ }).click();
  await page.getByText('Last week’s question').last().waitFor();
  await card.waitFor({ state: 'hidden' });
});

test('the tour can be closed for good', async () => {
  const opened = await openWorkspace({ tour });
  const page = await opened.as('ben');
  await page.getByRole('button', { name: 'No tour, thanks' }).click();
  await page.getByRole('region', { name: 'Tour' }).waitFor({ state: 'hidden' });
  await page.reload();
  await page.getByRole('log').waitFor();
  expect(await page.getByRole('region', { name: 'Tour' }).count()).toBe(0);
});
