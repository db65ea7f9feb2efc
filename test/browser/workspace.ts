import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { MovableClock } from '../../local-slack/clock.ts';
import type { LocalSlack, LocalSlackOptions } from '../../local-slack/contract.ts';
import { readManifest } from '../../local-slack/manifest.ts';
import { bundlePage } from '../../local-slack/page/bundle.ts';
import { type PageParts, servePage } from '../../local-slack/page/serve.ts';
import { startLocalSlack } from '../../local-slack/server.ts';
import { startApp } from '../../src/app.ts';
import { openDatabase } from '../../src/db/open.ts';
import { quarterlyTicker } from '../../src/jobs/tickers.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';
import { launchChromium } from './chromium.ts';

const MONDAY = Temporal.Instant.from('2026-03-02T09:00:00Z');
const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8'));
let browser: Browser | null = null;

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = null;
}

export interface Opened {
  readonly slack: LocalSlack;
  readonly url: string;
  readonly learning: string;
  readonly ana: string;
  /** The page's server goes away, and comes back at the same address when that is called. */
  goDown(): Promise<() => Promise<void>>;
  /** A window of this person's own, at the newest place of theirs. */
  as(handle: string, size?: { readonly width: number; readonly height: number }): Promise<Page>;
}

/** The real bot on a local Slack whose clock runs, with ana, ben and #learning, and its page. */
export async function openWorkspace({
  tour = [],
  ...options
}: Pick<LocalSlackOptions, 'rateLimits'> & Pick<PageParts, 'tour'> = {}): Promise<Opened> {
  const clock = MovableClock.running(MONDAY);
  const slack = await startLocalSlack({ clock, manifest, ...options });
  clock.join(slack);
  const ana = slack.addUser({ name: 'ana', realName: 'Ana Sousa', tz: 'Europe/London' });
  const ben = slack.addUser({ name: 'ben', realName: 'Ben Okafor', tz: 'Europe/London' });
  const learning = slack.addChannel({
    name: 'learning',
    creator: ana.id,
    members: [ana.id, ben.id],
    withBot: true,
  });
  const app = await startApp({
    slack: { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
    db: openDatabase(':memory:'),
    keys: memoryKeys(),
    clock,
    log: pino({ level: 'silent' }),
    ticker: quarterlyTicker(clock),
  });
  clock.join(app);
  slack.postAsUser(ana.id, learning.id, 'Good morning.');
  const bundle = await bundlePage();
  const parts = { slack, clock, manifest: readManifest(manifest), beginsAs: ana.id, tour, bundle };
  let page = await servePage(parts);
  onTestFinished(async () => {
    await page.stop();
    await app.stop();
    await slack.stop();
  });
  return {
    slack,
    url: page.url,
    learning: learning.id,
    ana: ana.id,
    goDown: async () => {
      await page.stop();
      return async () => {
        page = await servePage({ ...parts, port: Number(new URL(page.url).port) });
      };
    },
    as: (handle, viewport) => openWindow(`${page.url}/?as=${handle === 'ana' ? ana.id : ben.id}`, viewport),
  };
}

/** A browser of its own at this address, which remembers nothing. It ends with the test. */
export async function openWindow(address: string, viewport = { width: 1280, height: 800 }): Promise<Page> {
  browser ??= await launchChromium();
  const context = await browser.newContext({ viewport, timezoneId: 'Europe/London', locale: 'en-GB' });
  // Ends only what hangs: a machine that does other things too is slow.
  context.setDefaultTimeout(100_000);
  onTestFinished(() => context.close());
  const window = await context.newPage();
  window.on('pageerror', (error) => {
    throw error;
  });
  await window.goto(address);
  await window.getByRole('log').waitFor();
  return window;
}

/** Writes where this person is, and sends it. */
export async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message #learning' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
}

/** ana sets the community up, in a window that stays open. */
export async function setUp(opened: Opened): Promise<Page> {
  const ana = await opened.as('ana');
  await write(ana, '/learn setup');
  const form = ana.getByRole('dialog');
  await form.getByLabel('What do you want to learn together?').fill('Working well with customers');
  await form.getByRole('button', { name: 'Set up' }).click();
  await form.getByText('Learning').first().waitFor();
  await ana.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
  return ana;
}

/** Opens the conversation with these, chosen by the beginnings of their names. */
export async function writeTo(page: Page, ...names: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Write to…' }).click();
  const form = page.getByRole('dialog', { name: 'New message' });
  for (const name of names) {
    await form.getByRole('combobox').fill(name);
    await page.keyboard.press('Enter');
  }
  await form.getByRole('button', { name: 'Go', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

/** Opens the menu and takes this. */
export async function choose(page: Page, menu: string | RegExp, item: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: menu }).last().click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** What hinders people who see, hear or move otherwise: the problems that axe calls serious or worse, `but` for these. */
export async function seriousProblems(page: Page, but: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
    'axe.run().then(({ violations }) => violations)',
  );
  return found
    .filter(({ id }) => !but.includes(id))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
