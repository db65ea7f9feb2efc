import { afterAll, expect, test } from 'vitest';
import { choose, closeBrowser, openWorkspace, seriousProblems, setUp, write, writeTo } from './workspace.ts';

afterAll(closeBrowser);

test('what is refused says so at its field, and what is shared is seen by another at once', async () => {
  const opened = await openWorkspace();
  const ana = await setUp(opened);
  const ben = await opened.as('ben');
  await write(ana, '/learn share');
  const form = ana.getByRole('dialog', { name: 'Share what you learned' });
  await form.getByRole('button', { name: 'Share', exact: true }).click();
  await form.getByRole('alert').first().waitFor();
  await form.getByLabel('What I learned').fill('Small steps help <b>everybody</b>');
  await form.getByRole('button', { name: 'Share', exact: true }).click();
  const seen = ben.getByRole('article').filter({ hasText: 'Small steps help <b>everybody</b>' });
  await seen.waitFor();
  expect(await seen.locator('b').count()).toBe(0);
});

test('hostile words stay words', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  const hostile =
    '<img src=x onerror="document.title=1"><script>document.title=2</script> javascript:alert(1) &lt;i&gt;';
  await write(page, hostile);
  await page.getByText('javascript:alert(1)').waitFor();
  const message = page.getByRole('article').last();
  expect(await message.locator('img, script, i, a').count()).toBe(0);
  expect(await message.textContent()).toContain('<img src=x onerror=');
  expect(await page.title()).not.toMatch(/^[12]$/);
});

test('time goes on to next Monday, and the question comes and is answered', async () => {
  const opened = await openWorkspace();
  const page = await setUp(opened);
  await choose(page, 'Go on to…', 'next Monday, 9:59');
  await page.getByText('Mon 9 Mar').waitFor();
  await choose(page, 'Go on to…', 'an hour later');
  await page.getByRole('button', { name: /Lyceum/ }).click();
  await page.getByRole('button', { name: 'Messages' }).click();
  const answer = page.getByRole('button', { name: 'Answer', exact: true }).last();
  await answer.click();
  const form = page.getByRole('dialog');
  await form.getByLabel('My answer').fill('From the browser.');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Saved.').waitFor();
  await page.keyboard.press('Escape');
  await page.getByText('You answered.').first().waitFor();
});

test('everything in a day’s work can be done by keyboard', async () => {
  const opened = await openWorkspace();
  const page = await setUp(opened);
  await page.getByRole('textbox', { name: 'Message #learning' }).focus();
  await page.keyboard.type('/lea');
  await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('share By keyboard alone');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Share what you learned' }).waitFor();
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate('document.activeElement.textContent')) === 'Share') break;
  }
  await page.keyboard.press('Enter');
  await page.getByRole('article').filter({ hasText: 'By keyboard alone' }).waitFor();
});

test('nothing hinders those who use a screen reader, in light and dark', async () => {
  const opened = await openWorkspace();
  const page = await setUp(opened);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await seriousProblems(page)).toEqual([]);
    await write(page, '/learn share');
    await page.getByRole('dialog').waitFor();
    expect(await seriousProblems(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  await page.getByRole('button', { name: /Lyceum/ }).click();
  await page.getByText('Share or find').waitFor();
  expect(await seriousProblems(page)).toEqual([]);
});

test('of two thousand messages the newest come first, and older ones as one scrolls up', async () => {
  const opened = await openWorkspace();
  for (let n = 1; n <= 2000; n += 1) {
    opened.slack.postAsUser(
      [...opened.slack.world.users.values()].find(({ name }) => name === 'ben')?.id ?? '',
      opened.learning,
      `message ${n}`,
    );
  }
  const page = await opened.as('ana');
  await page.getByText('message 2000', { exact: true }).waitFor();
  expect(await page.getByRole('article').count()).toBe(100);
  await page.getByRole('log').evaluate((list) => {
    list.scrollTop = 0;
  });
  await page.getByText('message 1850', { exact: true }).waitFor({ state: 'attached' });
});

test('on a phone there is one thing at a time', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana', { width: 360, height: 700 });
  expect(await page.getByRole('navigation').isVisible()).toBe(false);
  const width = await page.evaluate('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'Back to the workspace' }).click();
  await page.getByRole('navigation').waitFor();
});

test('those who work on the app see what went to and fro', async () => {
  const opened = await openWorkspace();
  const page = await setUp(opened);
  await page.getByRole('button', { name: 'Inspect' }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByText('views.open').first().waitFor();
  await inspector.locator('summary').first().click();
  await inspector.locator('pre').first().waitFor();
  expect(await seriousProblems(page)).toEqual([]);
  await page.getByRole('article').first().hover();
  await page.getByRole('article').first().getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Blocks as JSON' }).click();
  await page.getByRole('dialog').getByText('"text": "Good morning."').waitFor();
  await page.keyboard.press('Escape');
  await inspector.getByRole('button', { name: 'Close inspector' }).click();
  await inspector.waitFor({ state: 'hidden' });
});

test('a field that was refused is shown once, and one can go on typing in another', async () => {
  const opened = await openWorkspace();
  const page = await setUp(opened);
  await write(page, '/learn share');
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: 'Share', exact: true }).click();
  await form.getByRole('alert').first().waitFor();
  await form.getByLabel('How others can use it').click();
  await page.keyboard.type('hello world', { delay: 30 });
  expect(await form.getByLabel('How others can use it').inputValue()).toBe('hello world');
  expect(await form.getByLabel('What I learned').inputValue()).toBe('');
});

test('a message of thousands of marks is drawn, and an edited mention stays one', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  await write(page, '*a* '.repeat(9900).trim());
  await page.getByRole('article').last().locator('strong').nth(9000).waitFor({ state: 'attached' });
  await write(page, 'hi @ben');
  const message = page.getByRole('article').last();
  await message.locator('.mention').waitFor();
  await message.hover();
  await choose(page, 'More actions', 'Edit message');
  const field = page.getByRole('textbox', { name: 'Edit message' });
  expect(await field.inputValue()).toBe('hi @ben');
  await page.getByRole('button', { name: 'Save' }).click();
  await field.waitFor({ state: 'hidden' });
  await message.locator('.mention').waitFor();
});

test('menus do nothing before somebody chooses, and deleting asks first', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  const before = opened.slack.clock.now();
  await page.getByRole('button', { name: 'Go on to…' }).focus();
  for (const key of ['ArrowDown', 'd', 'Enter', 'ArrowDown', 'Escape']) await page.keyboard.press(key);
  expect(before.until(opened.slack.clock.now()).total('minutes')).toBeLessThan(30);
  await page.getByRole('article').last().hover();
  await choose(page, 'More actions', 'Delete message');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByText('Good morning.').waitFor();
  await page.getByRole('article').last().hover();
  await choose(page, 'More actions', 'Delete message');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Good morning.').waitFor({ state: 'hidden' });
});

test('an app that cannot be reached is told of once: in the form, or in front of it', async () => {
  const opened = await openWorkspace();
  const page = await setUp(opened);
  await write(page, '/learn share');
  const form = page.getByRole('dialog');
  await form.getByLabel('What I learned').fill('Ask first.');
  opened.slack.faults.disconnect('cut');
  await form.getByRole('button', { name: 'Share', exact: true }).click();
  await form.getByRole('alert').filter({ hasText: 'We had some trouble connecting.' }).waitFor();
  expect(await form.getByLabel('What I learned').inputValue()).toBe('Ask first.');
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });

  await expect.poll(() => opened.slack.connections(), { timeout: 20_000 }).toBeGreaterThan(0);
  await write(page, '/learn settings');
  await form.waitFor();
  opened.slack.faults.disconnect('cut');
  await form.getByRole('button', { name: 'Community settings' }).click();
  await form.getByRole('alert').filter({ hasText: 'This app didn’t respond in time.' }).waitFor();
  await form.getByRole('button', { name: 'Dismiss' }).click();
  await form.getByRole('alert').waitFor({ state: 'hidden' });
});

test('what is said in a new conversation is marked, and reading Home reads no messages', async () => {
  const opened = await openWorkspace();
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  await ana.getByRole('button', { name: /Lyceum/ }).click();
  await writeTo(ben, 'ana');
  await ben.getByRole('textbox', { name: /^Message/ }).fill('Have you a minute?');
  await ben.getByRole('button', { name: 'Send' }).click();
  await ana
    .getByRole('navigation')
    .getByRole('button', { name: /Ben 1 unread/ })
    .waitFor();
});
