import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { MovableClock } from '../local-slack/clock.ts';
import { readManifest } from '../local-slack/manifest.ts';
import { bundlePage } from '../local-slack/page/bundle.ts';
import { servePage } from '../local-slack/page/serve.ts';
import { startLocalSlack } from '../local-slack/server.ts';
import { launchChromium } from '../test/browser/chromium.ts';
import { median, ms, type Row } from './figures.ts';

const TIMES = 7;
const MESSAGES = 2000;
const MOST_MS = 1000;

/** From the address to a page in which one can write, in a Chromium that remembers nothing, in a channel with much in it. */
export async function measurePageOpening(): Promise<Row[]> {
  const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'));
  const clock = MovableClock.running();
  const slack = await startLocalSlack({ clock, manifest, rateLimits: 'off' });
  const person = slack.addUser({ name: 'person' }).id;
  const channel = slack.addChannel({ name: 'bench', creator: person, members: [person] }).id;
  for (let n = 0; n < MESSAGES; n += 1) slack.postAsUser(person, channel, `message ${n}`);
  const page = await servePage({
    slack,
    clock,
    manifest: readManifest(manifest),
    beginsAs: person,
    bundle: await bundlePage(),
  });
  const browser = await launchChromium();
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const context = await browser.newContext();
    const window = await context.newPage();
    const begun = performance.now();
    await window.goto(page.url, { waitUntil: 'commit' });
    await window.getByRole('textbox', { name: 'Message #bench' }).pressSequentially('a');
    times.push(performance.now() - begun);
    await context.close();
  }
  await browser.close();
  await page.stop();
  await slack.stop();
  return [
    {
      what: `the page: from opening to writing, ${MESSAGES} messages: median of ${TIMES}`,
      measured: ms(median(times)),
      beside: `at most ${MOST_MS} ms`,
      holds: median(times) <= MOST_MS,
    },
  ];
}
