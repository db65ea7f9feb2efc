import type { KnownBlock } from '@slack/types';
import { WebClient } from '@slack/web-api';
import type { Locator, Page } from 'playwright-core';
import { type Opened, write } from './workspace.ts';

// Blocks where Slack takes them, as an app would send them.

function asApp({ slack }: Opened): WebClient {
  return new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
}

/** The types of @slack/types lack the newest blocks. */
function known(blocks: readonly object[]): KnownBlock[] {
  return JSON.parse(JSON.stringify(blocks));
}

/** In a message to #learning; returns where they are drawn. */
export async function post(opened: Opened, page: Page, blocks: readonly object[]): Promise<Locator> {
  const message = { channel: opened.learning, text: 'Blocks', blocks: known(blocks) };
  const { ts = '' } = await asApp(opened).chat.postMessage(message);
  const drawn = page.locator(`[data-ts="${ts}"] .blocks`).first();
  await drawn.waitFor({ state: 'attached' });
  return drawn;
}

export async function showOnHome(opened: Opened, blocks: readonly object[]): Promise<void> {
  await asApp(opened).views.publish({
    user_id: opened.ana,
    view: { type: 'home', blocks: known(blocks) },
  });
}

/** Any form; what is in it is replaced by `showInForm`. */
export async function openAForm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'learning' }).click();
  await write(page, '/learn setup');
  await page.getByRole('dialog').waitFor();
}

export async function showInForm(opened: Opened, blocks: readonly object[]): Promise<void> {
  const [view] = opened.slack.world.modals.get(opened.ana) ?? [];
  const title = { type: 'plain_text' as const, text: 'Sample' };
  const submit = { type: 'plain_text' as const, text: 'Send' };
  await asApp(opened).views.update({
    view_id: view?.id ?? '',
    view: { type: 'modal', title, submit, blocks: known(blocks) },
  });
}

/** Another over the one that is open. */
export async function pushAForm(opened: Opened, blocks: readonly object[]): Promise<void> {
  await showInForm(opened, blocks);
  const forms = opened.slack.world.modals.get(opened.ana) ?? [];
  const [first] = forms;
  if (first !== undefined) forms.push({ ...first, id: `V${forms.length}` });
  // The page looks when something has changed.
  await showInForm(opened, []);
}
