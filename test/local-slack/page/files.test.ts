import { request } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { FILE_TOO_LARGE, MOST_FILE_BYTES } from '../../../local-slack/limits/files.ts';
import { readManifest } from '../../../local-slack/manifest.ts';
import { filePath, uploadPath } from '../../../local-slack/page/file-path.ts';
import { fileOf } from '../../../local-slack/page/file-sight.ts';
import { servePage } from '../../../local-slack/page/serve.ts';
import { manifest, PIXEL, startWorkspace } from '../workspace.ts';

async function start() {
  const workspace = await startWorkspace();
  const { slack, clock, ana, ben } = workspace;
  const bundle = { script: '', styles: '' };
  const page = await servePage({ slack, clock, manifest: readManifest(manifest), beginsAs: ana.id, bundle });
  onTestFinished(() => page.stop());
  const secret = slack.addChannel({ name: 'secret', creator: ana.id, members: [ana.id], isPrivate: true });
  const send = (name: string, bytes: Buffer, channelId: string) => {
    const { id } = slack.uploadFile(ana.id, { name, bytes });
    slack.shareFiles(ana.id, channelId, [id]);
    return id;
  };
  const get = (userId: string, id: string, headers: Record<string, string> = {}) =>
    fetch(page.url + filePath(userId, id), { headers });
  const put = (name: string, bytes: Buffer, origin = page.url) =>
    fetch(page.url + uploadPath(ben.id, name), { method: 'POST', body: bytes, headers: { origin } });
  return { ...workspace, page, secret, send, get, put };
}

test('a file is for those who can look where it is shared, and for nobody else', async () => {
  const { send, get, secret, learning, ana, ben, slack } = await start();
  const [hidden, open] = [send('a.txt', Buffer.from('hidden'), secret.id), send('b.png', PIXEL, learning.id)];
  expect(await (await get(ana.id, hidden)).text()).toBe('hidden');
  expect((await get(ben.id, hidden)).status).toBe(404);
  expect((await get('U0NOBODY', open)).status).toBe(404);
  expect((await get(ben.id, 'F0NOTHING')).status).toBe(404);
  expect(Buffer.from(await (await get(ben.id, open)).arrayBuffer())).toEqual(PIXEL);
  slack.deleteFile(ana.id, open);
  expect((await get(ana.id, open)).status).toBe(404);
});

test('a picture in blocks is for those who see the blocks, shared or not', async () => {
  const { web, get, secret, ana, ben, slack, clock } = await start();
  slack.invite(ana.id, secret.id, [slack.botUserId]);
  await web.files.uploadV2({ filename: 'a.png', file: PIXEL });
  await clock.advance({ seconds: 2 });
  const id = [...slack.world.files.keys()].at(-1) ?? '';
  expect((await get(ana.id, id)).status).toBe(404);
  const accessory = { type: 'image' as const, alt_text: 'x', slack_file: { id } };
  const section = { type: 'section' as const, text: { type: 'plain_text' as const, text: 'x' }, accessory };
  await web.chat.postMessage({ channel: secret.id, text: 'x', blocks: [section] });
  expect((await get(ana.id, id)).status).toBe(200);
  expect((await get(ben.id, id)).status).toBe(404);
});

test('whatever is in a file, it runs nothing: only real pictures are shown at all', async () => {
  const { send, get, learning, ben } = await start();
  const html = Buffer.from('<script>alert(1)</script>');
  for (const name of ['a.html', 'a.svg', 'a.png', '"\r\nset-cookie: a=b.html']) {
    const { headers } = await get(ben.id, send(name, html, learning.id));
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('set-cookie')).toBeNull();
  }
  const { headers } = await get(ben.id, send('b.html', PIXEL, learning.id));
  expect(headers.get('content-type')).toBe('image/png');
  expect(headers.get('content-security-policy')).toContain('sandbox');
});

test('of a file is shown what can be: its picture, its first lines, or that it is gone', async () => {
  const { slack, ana, ben } = await startWorkspace();
  const shown = (name: string, bytes: Buffer) =>
    fileOf(slack.world, slack.uploadFile(ana.id, { name, bytes }).id, ben.id).content;
  expect(shown('a.bin', PIXEL)).toEqual({ is: 'picture' });
  expect(shown('a.md', Buffer.from('# A\r\nb\n'))).toEqual({ is: 'text', words: '# A\nb', isWhole: true });
  expect(shown('a.csv', Buffer.from('a,b\n'.repeat(9)))).toMatchObject({ is: 'text', isWhole: false });
  expect(shown('a.json', Buffer.from(`${' '.repeat(20_000)}x`))).toMatchObject({ words: '', isWhole: false });
  expect(shown('a.txt', Buffer.from('a\0b'))).toEqual({ is: 'other' });
  expect(shown('a.zip', Buffer.from('words'))).toEqual({ is: 'other' });
  const { id } = slack.uploadFile(ana.id, { name: 'a.txt', bytes: Buffer.from('x') });
  slack.world.contents.delete(id);
  expect(fileOf(slack.world, id, ana.id)).toMatchObject({ isMine: true, content: { is: 'lost' } });
  slack.deleteFile(ana.id, id);
  expect(fileOf(slack.world, id, ben.id)).toMatchObject({ isMine: false, content: { is: 'deleted' } });
});

test('the page takes a file from somebody here, and none that another page sends', async () => {
  const { put, page, slack, ben } = await start();
  const taken = await put('Grüße & "more".txt', Buffer.from('hello'));
  const file = slack.world.files.get(await taken.text());
  expect(file).toMatchObject({ name: 'Grüße & "more".txt', userId: ben.id, shares: {} });
  expect((await put('a.txt', Buffer.from('x'), 'http://evil.example')).status).toBe(405);
  const nobody = await fetch(page.url + uploadPath('U0NOBODY', 'a.txt'), {
    method: 'POST',
    headers: { origin: page.url },
  });
  expect(nobody.status).toBe(405);
  expect(slack.world.files.size).toBe(1);
});

test('what is too large, empty or nameless is refused in clear words', async () => {
  const { put, page, ben, slack } = await start();
  expect(await (await put('a.txt', Buffer.alloc(0))).text()).toBe('This file is empty.');
  expect((await put(' ', Buffer.from('x'))).status).toBe(400);
  const words = await new Promise<string>((resolve, reject) => {
    // Without a length, as it comes in pieces.
    const sending = request(page.url + uploadPath(ben.id, 'a.bin'), {
      method: 'POST',
      headers: { origin: page.url },
    });
    sending.on('error', reject);
    sending.on('response', (response) => {
      response.setEncoding('utf8').once('data', (data) => resolve(`${response.statusCode} ${data}`));
    });
    sending.write(Buffer.alloc(MOST_FILE_BYTES));
    sending.write('x');
  });
  expect(words).toBe(`413 ${FILE_TOO_LARGE}`);
  expect(slack.world.files.size).toBe(0);
});
