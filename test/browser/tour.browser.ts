import { afterAll, expect, onTestFinished, test } from 'vitest';
import { tour } from '../../local-slack/practice/tour.ts';
import { openPracticeCommunity } from './practice.ts';
import { choose, closeBrowser, openWindow, openWorkspace, write } from './workspace.ts';

afterAll(closeBrowser);

test('a newcomer does the seven steps of the tour, each notices that it was done, and the workspace can begin again', async () => {
  const practice = await openPracticeCommunity();
  onTestFinished(() => practice.stop());
  const page = await openWindow(practice.url);
  const card = page.getByRole('region', { name: 'Tour' });
  const step = (title: string) => card.getByRole('heading', { name: title }).waitFor();
  const form = page.getByRole('dialog');
  const close = async () => {
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
  };
  const open = (name: string | RegExp) => page.getByRole('button', { name }).first().click();

  await step('Set up a community');
  await page.locator('.pointed').filter({ hasText: 'book-club' }).waitFor();
  await open(/^book-club/);
  await page.getByRole('textbox', { name: 'Message #book-club' }).fill('/learn setup');
  await page.keyboard.press('Enter');
  await form.getByLabel('What do you want to learn together?').fill('One good book a month');
  await form.getByRole('button', { name: 'Set up' }).click();

  await step('Share something you learned');
  await form.getByText('Book club is set up, and you lead it.').waitFor();
  await close();
  await open(/^learning/);
  await page.locator('.pointed[aria-label="Message #learning"]').waitFor();
  await write(page, '/learn share Bisect finds the commit');
  await form.getByRole('button', { name: 'Share', exact: true }).click();

  await step('Find what somebody learned');
  await form.waitFor({ state: 'hidden' });
  await page.getByText('Bisect finds the commit').first().waitFor();
  await write(page, '/learn git bisect');

  await step('Let Monday come, with a question');
  await page.getByText('Only visible to you').last().waitFor();
  await choose(page, 'Go on to…', 'next Monday, 9:59');
  await choose(page, 'Go on to…', 'an hour later');
  await open(/Lyceum/);
  await page
    .getByRole('region', { name: 'Home' })
    .getByRole('button', { name: 'Answer', exact: true })
    .first()
    .waitFor();
  await step('Let Monday come, with a question');
  await page.getByRole('button', { name: 'Messages' }).click();

  await step('Answer it');
  const letter = page.getByRole('article').last();
  await letter.locator('.pointed').waitFor();
  // Of two communities, which asks first is by chance.
  const asking = await letter.getByText('This week’s question from').allTextContents();
  const ofLearning = asking.findIndex((words) => words.includes('from Learning'));
  await letter.getByRole('button', { name: 'Answer', exact: true }).nth(ofLearning).click();
  await form.getByLabel('My answer').fill('That small steps help.');
  await form.getByLabel('The community, with my name').check();
  await form.getByRole('button', { name: 'Save' }).click();

  await step('See it as somebody else does');
  await close();
  await choose(page, /^Act as/, /^ana/i);

  await step('Read how the week went');
  await choose(page, 'Go on to…', 'next Monday, 9:59');
  await choose(page, 'Go on to…', 'an hour later');
  await open(/^learning/);
  await card.waitFor({ state: 'hidden' });
  const summary = page.getByRole('article').filter({ hasText: 'Last week’s question' }).last();
  expect(await summary.textContent()).toMatch(/6 people took part.*Read what people shared/s);

  const another = await openWindow(practice.url);
  await another.getByText('Bisect finds the commit').first().waitFor();
  await open('Begin again…');
  await page.getByRole('dialog').getByRole('button', { name: 'Begin again' }).click();
  await step('Set up a community');
  await page.getByRole('log', { name: 'Messages in #learning' }).waitFor();
  expect(await page.getByText('Bisect finds the commit').count()).toBe(0);
  await another.getByText('Bisect finds the commit').first().waitFor({ state: 'hidden' });
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

test('closed in one window, the tour does not come back from another, and a step done in one is done in both', async () => {
  const opened = await openWorkspace({ tour });
  const page = await opened.as('ben');
  const other = await page.context().newPage();
  await other.goto(page.url());
  const titles = [page, other].map((one) => one.getByRole('region', { name: 'Tour' }).getByRole('heading'));
  await page.getByRole('button', { name: 'Skip this step' }).click();
  for (const title of titles) await title.filter({ hasText: 'Share something you learned' }).waitFor();
  await other.getByRole('button', { name: 'No tour, thanks' }).click();
  for (const title of titles) await title.waitFor({ state: 'hidden' });
});
