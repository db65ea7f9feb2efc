import type { KnownBlock } from '@slack/types';
import { WebClient } from '@slack/web-api';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { PIXEL, putIn } from '../local-slack/workspace.ts';
import { openAForm, showInForm } from './showing.ts';
import { closeBrowser, type Opened, openWorkspace, seriousProblems, setUp, write } from './workspace.ts';

afterAll(closeBrowser);

const text = (name: string, words: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(words) });
const picture = { name: 'chart.png', mimeType: 'image/png', buffer: PIXEL };

async function attach(page: Page, button: string | RegExp, files: (typeof picture)[]): Promise<void> {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).click();
  await (await choosing).setFiles(files);
}

function webOf({ slack }: Opened): WebClient {
  return new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
}

test('a picture and a text are sent, seen by another at once, and deleted again', async () => {
  const opened = await openWorkspace();
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  await attach(ana, 'Attach a file', [picture, text('words.csv', 'name,learned\n<b>Ana</b>,"to wait"\n')]);
  await ana.getByRole('button', { name: 'Remove words.csv' }).waitFor();
  await attach(ana, 'Attach a file', [text('wrong.txt', 'Not this one')]);
  await ana.getByRole('button', { name: 'Remove wrong.txt' }).click();
  await ana.getByRole('button', { name: 'Remove wrong.txt' }).waitFor({ state: 'hidden' });
  await ana.getByRole('textbox', { name: 'Message #learning' }).fill('What I have seen');
  await ana.keyboard.press('Enter');
  const seen = ben.getByRole('article').filter({ hasText: 'What I have seen' });
  const image = seen.getByRole('img', { name: 'chart.png' });
  await image.waitFor();
  await ben.waitForFunction('document.querySelector(".file-picture img")?.naturalWidth === 1');
  expect(await seen.locator('pre').textContent()).toContain('<b>Ana</b>,"to wait"');
  expect(await seen.textContent()).not.toContain('wrong.txt');
  const downloading = ben.waitForEvent('download');
  await seen.getByRole('link', { name: 'Download words.csv' }).click();
  expect((await downloading).suggestedFilename()).toBe('words.csv');
  await image.click();
  const large = ben.getByRole('dialog', { name: 'chart.png' });
  await large.getByRole('img', { name: 'chart.png' }).waitFor();
  expect(await seriousProblems(ben)).toEqual([]);
  await ben.keyboard.press('Escape');
  await large.waitFor({ state: 'hidden' });
  expect(await ben.getByRole('button', { name: /Delete file/ }).count()).toBe(0);
  await ana.getByRole('button', { name: 'Delete file chart.png' }).click();
  await ana.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await seen.getByText('This file was deleted.').waitFor();
  expect(await image.count()).toBe(0);
  expect(await seriousProblems(ana)).toEqual([]);
});

test('what is too large is not sent, and says so where one writes', async () => {
  const opened = await openWorkspace();
  const ana = await opened.as('ana');
  await attach(ana, 'Attach a file', [
    { ...picture, name: 'film.mp4', buffer: Buffer.alloc(10 * 1024 * 1024 + 1) },
  ]);
  await ana.getByRole('alert').filter({ hasText: 'film.mp4: This file is too large' }).waitFor();
  expect(await ana.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
});

test('files are put into a form, refused at the field, taken out, and sent', async () => {
  const opened = await openWorkspace();
  const ana = await setUp(opened);
  await write(ana, '/learn settings');
  const form = ana.getByRole('dialog');
  await form.waitFor();
  const [open] = opened.slack.world.modals.get(opened.ana) ?? [];
  await webOf(opened).views.update({
    view_id: open?.id ?? '',
    view: putIn({ filetypes: ['png'], max_files: 2 }),
  });
  await attach(ana, 'Upload files: Your chart', [picture, text('notes.txt', 'Words')]);
  await form
    .getByRole('alert')
    .filter({ hasText: '“notes.txt” is of a type that is not supported' })
    .waitFor();
  expect(await seriousProblems(ana)).toEqual([]);
  await form.getByRole('button', { name: 'Remove notes.txt' }).click();
  await form.getByRole('alert').waitFor({ state: 'hidden' });
  expect(await form.getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('chart.png')]);
  await form.getByRole('button', { name: 'Send' }).click();
  await expect
    .poll(() =>
      opened.slack.ledger
        .deliveries('view_submission')
        .map(({ payload }) => JSON.stringify(payload))
        .at(-1),
    )
    .toContain('"name":"chart.png"');
});

/** The upload of this file waits until that is called. */
async function holdBack(page: Page, name: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(
    (url) => url.searchParams.get('name') === name,
    async (route) => {
      await promise;
      await route.continue();
    },
  );
  return resolve;
}

test('of two files that are attached at once, the message waits for the slower', async () => {
  const opened = await openWorkspace();
  const ana = await opened.as('ana');
  const letGo = await holdBack(ana, 'slow.txt');
  await ana.getByRole('textbox', { name: 'Message #learning' }).fill('Both');
  await attach(ana, 'Attach a file', [text('slow.txt', 'Slow')]);
  await attach(ana, 'Attach a file', [text('fast.txt', 'Fast')]);
  await ana.getByRole('button', { name: 'Remove fast.txt' }).waitFor();
  const send = ana.getByRole('button', { name: 'Send' });
  expect(await send.isDisabled()).toBe(true);
  letGo();
  await ana.getByRole('button', { name: 'Remove slow.txt' }).waitFor();
  await send.click();
  const seen = ana.getByRole('article').filter({ hasText: 'Both' });
  await seen.getByRole('link', { name: 'Download slow.txt' }).waitFor();
  await seen.getByRole('link', { name: 'Download fast.txt' }).waitFor();
});

test('of two files that are put into a form at once, both are there', async () => {
  const opened = await openWorkspace();
  const ana = await opened.as('ana');
  await openAForm(ana);
  await showInForm(opened, putIn({ max_files: 3 }).blocks);
  const letGo = await holdBack(ana, 'slow.txt');
  await attach(ana, 'Upload files: Your chart', [text('slow.txt', 'Slow')]);
  await attach(ana, 'Upload files: Your chart', [text('fast.txt', 'Fast')]);
  const chosen = ana.getByRole('dialog').getByRole('listitem');
  await chosen.filter({ hasText: 'fast.txt' }).waitFor();
  letGo();
  await chosen.filter({ hasText: 'slow.txt' }).waitFor();
  await expect.poll(() => chosen.count()).toBe(2);
});

test('files that could not be sent come back beside those attached since', async () => {
  const opened = await openWorkspace();
  const ana = await opened.as('ana');
  let ready = Promise.resolve();
  await ana.routeWebSocket(
    () => true,
    (socket) => socket.connectToServer().onMessage(async (message) => ready.then(() => socket.send(message))),
  );
  await ana.reload();
  await attach(ana, 'Attach a file', [text('first.txt', 'First')]);
  await ana.getByRole('button', { name: 'Remove first.txt' }).waitFor();
  opened.slack.world.files.clear();
  const { promise, resolve } = Promise.withResolvers<void>();
  ready = promise;
  await ana.getByRole('button', { name: 'Send' }).click();
  await ana.getByRole('button', { name: 'Remove first.txt' }).waitFor({ state: 'hidden' });
  await attach(ana, 'Attach a file', [text('second.txt', 'Second')]);
  await ana.getByRole('button', { name: 'Remove second.txt' }).waitFor();
  resolve();
  await ana.getByRole('button', { name: 'Remove first.txt' }).waitFor();
  expect(await ana.getByRole('button', { name: 'Remove second.txt' }).count()).toBe(1);
});

test('the app’s own pictures are drawn wherever blocks have one', async () => {
  const opened = await openWorkspace();
  const web = webOf(opened);
  await web.files.uploadV2({ filename: 'chart.png', file: PIXEL });
  const { clock } = opened.slack;
  await clock.sleepUntil(clock.now().add({ seconds: 2 }));
  const [[id = '', file] = []] = [...opened.slack.world.files];
  const drawn = { type: 'image' as const, alt_text: 'A chart', slack_file: { id } };
  const words = { type: 'plain_text' as const, text: 'x' };
  const blocks: KnownBlock[] = [
    { ...drawn, title: words },
    { type: 'section', text: words, accessory: drawn },
    { type: 'context', elements: [drawn] },
  ];
  await web.chat.postMessage({ channel: opened.learning, text: 'Charts', blocks });
  const page = await opened.as('ana');
  await page.waitForFunction('[...document.images].filter((image) => image.naturalWidth === 1).length === 3');
  expect(file?.shares).toEqual({});
});

test('what is half typed waits where it was begun, and a command leaves files for a message', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  const field = (name: string) => page.getByRole('textbox', { name: `Message ${name}` });
  await field('#learning').fill('half a thought');
  await page.getByRole('button', { name: /^general/ }).click();
  expect(await field('#general').inputValue()).toBe('');
  await page.getByRole('button', { name: /^learning/ }).click();
  expect(await field('#learning').inputValue()).toBe('half a thought');

  const file = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('one') };
  const many = Array.from({ length: 11 }, (_, n) => ({ ...file, name: `${n}.txt` }));
  await page.locator('.composer input[type=file]').setInputFiles(many);
  await page.getByText('A message takes 10 files at most').waitFor();
  await page.getByRole('button', { name: /^Remove 9.txt/ }).waitFor();
  await field('#learning').fill('/shrug so it is');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('article').filter({ hasText: 'so it is ¯\\_(ツ)_/¯' }).waitFor();
  await page.getByRole('button', { name: /^Remove 9.txt/ }).waitFor();
});
