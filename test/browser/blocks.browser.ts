import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import type { BlockSurface } from '../../local-slack/limits/blocks.ts';
import { atTheLimit } from '../local-slack/limits/largest.ts';
import { whole } from '../local-slack/limits/whole.ts';
import { PIXEL } from '../local-slack/workspace.ts';
import { openAForm, post, showInForm, showOnHome } from './showing.ts';
import { closeBrowser, type Opened, openWorkspace, seriousProblems } from './workspace.ts';

afterAll(closeBrowser);

/** An app may label a button otherwise than it reads; Slack lets it. */
const LEFT_TO_THE_APP = ['label-content-name-mismatch'];

interface Sample {
  readonly what: string;
  readonly block: object;
  readonly surface: BlockSurface;
}

const samples: readonly Sample[] = [
  ...whole.map(([what, block, surface = 'message']) => ({ what, block, surface })),
  ...atTheLimit.map(([what, most, make, surface = 'message']) => ({
    what: `${what}: ${most}`,
    block: make(most),
    surface,
  })),
];

/** Files of this Slack have ids of their own, which no table knows. */
function withOwnPicture({ slack, ana, learning }: Opened, blocks: string): string {
  if (!blocks.includes('slack_file')) return blocks;
  const { id } = slack.uploadFile(ana, { name: 'x.png', bytes: PIXEL });
  slack.shareFiles(ana, learning, [id]);
  return blocks
    .replaceAll('"id":"F0123456789"', `"id":"${id}"`)
    .replaceAll('https://files.slack.com/x.png', `${slack.url}/files-pri/${slack.teamId}-${id}/x.png`);
}

/** Shows the block where Slack takes it, and waits until the page does. Returns what it looks like in words. */
async function show(opened: Opened, page: Page, { block, surface, what }: Sample): Promise<string> {
  const own: object = JSON.parse(withOwnPicture(opened, JSON.stringify(block)));
  if (surface === 'message') return await drawn(await post(opened, page, [own]));
  const mark = { type: 'header', text: { type: 'plain_text', text: what.slice(0, 150) } };
  if (surface === 'home') await showOnHome(opened, [mark, own]);
  else await showInForm(opened, [mark, own]);
  const place = surface === 'home' ? page.getByRole('region', { name: 'Home' }) : page.getByRole('dialog');
  await place.getByRole('heading', { name: what }).first().waitFor();
  return await drawn(place);
}

/** What is drawn there, in words; empty where it takes no room. */
async function drawn(place: Locator): Promise<string> {
  await place.scrollIntoViewIfNeeded({ timeout: 2000 }).catch(() => undefined);
  const box = await place.boundingBox();
  return box === null || box.height < 2 ? '' : await place.innerHTML();
}

test('every block and element is drawn, with all that it may have and at its limits', async () => {
  const opened = await openWorkspace({ rateLimits: 'off' });
  const page = await opened.as('ana');
  const wrong: string[] = [];
  for (const surface of ['message', 'home', 'modal']) {
    if (surface === 'home') await page.getByRole('button', { name: /Lyceum/ }).click();
    if (surface === 'modal') await openAForm(page);
    for (const sample of samples.filter((one) => one.surface === surface)) {
      const shown = await show(opened, page, sample);
      if (shown === '' || shown.includes('can’t be displayed')) wrong.push(sample.what);
    }
    expect(await seriousProblems(page, LEFT_TO_THE_APP), surface).toEqual([]);
  }
  expect(wrong).toEqual([]);
});
