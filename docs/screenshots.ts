/** `npm run screenshots`: makes the pictures of README anew, from the practice community, light and dark. Look at them before they are kept. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../test/browser/chromium.ts';
import { openPracticeCommunity } from '../test/browser/practice.ts';

type Scheme = 'light' | 'dark';

/** Each begins where the one before ended. */
const scenes: readonly (readonly [name: string, play: (page: Page) => Promise<void>])[] = [
  [
    'results',
    async (page) => {
      const question = page.getByText('When something goes wrong, we find out together').last();
      await question.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      await page.waitForLoadState('networkidle');
    },
  ],
  [
    'learning',
    async (page) => {
      await page
        .getByRole('button', { name: /\d repl(y|ies)/ })
        .last()
        .click();
      await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    },
  ],
  [
    'search',
    async (page) => {
      await page.getByRole('button', { name: 'Close thread' }).click();
      await write(page, '/learn git bisect');
      await page.getByText('Only visible to you').last().waitFor();
    },
  ],
  [
    'share',
    async (page) => {
      await write(page, '/learn share');
      const form = page.getByRole('dialog');
      await form
        .getByLabel('What I learned')
        .fill('A failing test that I can run in a second finds the bug sooner than an hour of reading.');
      await form
        .getByLabel('How others can use it')
        .fill('Before you look for the cause, make it fail on purpose.');
      await form.getByLabel('What I learned').focus();
    },
  ],
  [
    'question',
    async (page) => {
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
      await page.getByRole('button', { name: /^Lyceum/ }).click();
      await page.getByRole('button', { name: 'Messages' }).click();
      await page.getByText('This week’s question').last().waitFor();
    },
  ],
  [
    'home',
    async (page) => {
      await page.getByRole('button', { name: 'Home', exact: true }).click();
      await page.getByRole('region', { name: 'Home' }).getByRole('button').first().waitFor();
    },
  ],
];

async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message #learning' }).fill(words);
  await page.keyboard.press('Enter');
}

async function photograph(browser: Browser, url: string, colorScheme: Scheme): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 720 },
    timezoneId: 'America/New_York',
    locale: 'en-GB',
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole('button', { name: 'No tour, thanks' }).click();
  for (const [name, play] of scenes) {
    await play(page);
    // Nothing is pointed at.
    await page.mouse.move(0, 0);
    const file = join(import.meta.dirname, `${name}-${colorScheme}.png`);
    await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    process.stdout.write(`docs/${name}-${colorScheme}.png\n`);
  }
  await context.close();
}

const practice = await openPracticeCommunity();
const browser = await launchChromium();
try {
  for (const scheme of ['light', 'dark'] as const) await photograph(browser, practice.url, scheme);
} finally {
  await browser.close();
  await practice.stop();
}
process.exit();
