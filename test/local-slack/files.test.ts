import { describe, expect, test } from 'vitest';
import { FILE_TOO_LARGE, MOST_FILE_BYTES } from '../../local-slack/limits/files.ts';
import { readSavedWorld } from '../../local-slack/saving.ts';
import { PIXEL, putIn, startBolt, startWorkspace, told, type Workspace } from './workspace.ts';

const NOTES = { name: 'notes.md', bytes: Buffer.from('# What I learned\n') };

/** What stands at a file's url_private for whoever shows this token. */
async function fetched(
  url: unknown,
  token: string,
): Promise<{ status: number; body: string; location: string }> {
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(String(url), { headers, redirect: 'manual' });
  const location = response.headers.get('location') ?? '';
  return { status: response.status, body: await response.text(), location };
}

async function upload(
  { web, slack, learning, clock }: Workspace,
  filename: string,
  content: string,
): Promise<string> {
  await web.files.uploadV2({ channel_id: learning.id, filename, content });
  // Until Slack has looked at it.
  await clock.advance({ seconds: 2 });
  return [...slack.world.files.keys()].at(-1) ?? '';
}

describe('the bytes of a file', () => {
  test('are read by the app with its token at url_private, and by nobody without', async () => {
    const workspace = await startWorkspace();
    const { web, slack } = workspace;
    const id = await upload(workspace, 'a.csv', 'one,two\n');
    const { file } = await web.files.info({ file: id });
    expect(file).toMatchObject({ mimetype: 'text/csv', filetype: 'csv' });
    expect(file?.url_private).toBe(`${slack.url}/files-pri/${slack.teamId}-${id}/a.csv`);
    for (const url of [file?.url_private, file?.url_private_download])
      expect(await fetched(url, slack.botToken)).toMatchObject({ status: 200, body: 'one,two\n' });
    for (const token of ['', 'xoxb-wrong', slack.appToken]) {
      const refused = await fetched(file?.url_private, token);
      expect(refused).toMatchObject({ status: 302, body: '' });
      // Slack shows a page then, with status 200: an app that only looks at the status keeps that page.
      const page = await fetch(slack.url + refused.location);
      expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Sign in')]);
    }
  });

  test('go with the file, and are nothing to an app without files:read', async () => {
    const workspace = await startWorkspace();
    const { web, slack } = workspace;
    const id = await upload(workspace, 'a.txt', 'secret');
    const { file } = await web.files.info({ file: id });
    slack.world.app.scopes = slack.world.app.scopes.filter((scope) => scope !== 'files:read');
    expect(await fetched(file?.url_private, slack.botToken)).toMatchObject({ status: 302 });
    slack.world.app.scopes = [...slack.world.app.scopes, 'files:read'];
    await web.files.delete({ file: id });
    expect(await fetched(file?.url_private, slack.botToken)).toMatchObject({ status: 404 });
    expect(JSON.stringify(slack.save())).not.toContain(Buffer.from('secret').toString('base64'));
  });

  test('come back after a restart, where there are not too many', async () => {
    const { slack, ana } = await startWorkspace();
    const small = slack.uploadFile(ana.id, NOTES);
    const large = slack.uploadFile(ana.id, { name: 'film.mp4', bytes: Buffer.alloc(3 * 1024 * 1024, 7) });
    const kept = readSavedWorld(JSON.stringify(slack.save()));
    const { slack: again } = await startWorkspace({ seed: kept });
    expect(Buffer.from(again.world.contents.get(small.id) ?? []).toString()).toBe('# What I learned\n');
    expect(again.world.contents.has(large.id)).toBe(false);
    expect(again.world.files.get(large.id)).toMatchObject({ name: 'film.mp4', stage: 'complete' });
  });

  test('are missed in what an earlier version kept, and nothing else is', async () => {
    const { slack, ana } = await startWorkspace();
    const { id } = slack.uploadFile(ana.id, NOTES);
    const { contents: _, ...kept } = slack.save();
    const files = kept.files.map(([fileId, { isGivenToApp: __, ...file }]) => [fileId, file]);
    const seed = readSavedWorld(JSON.stringify({ ...kept, files }));
    const { slack: again } = await startWorkspace({ seed });
    expect(again.world.files.get(id)).toMatchObject({ name: 'notes.md', isGivenToApp: false });
  });
});

describe('a person sends files', () => {
  test('in a message of which the app hears, and which it may read', async () => {
    const { slack, ana, learning, web } = await startWorkspace();
    const { id } = slack.uploadFile(ana.id, NOTES);
    expect(await web.files.info({ file: id }).catch(() => 'not there')).toBe('not there');
    slack.shareFiles(ana.id, learning.id, [id], { text: 'My notes' });
    const [event] = await told(slack, 'message');
    expect(event).toMatchObject({ subtype: 'file_share', text: 'My notes', user: ana.id, upload: true });
    expect(event).toMatchObject({ files: [{ id, name: 'notes.md', user: ana.id, is_public: true }] });
    const { file } = await web.files.info({ file: id });
    expect(await fetched(file?.url_private, slack.botToken)).toMatchObject({ body: '# What I learned\n' });
  });

  test('of others they send none, nor where they may not write, nor what is too large', async () => {
    const { slack, ana, ben, learning } = await startWorkspace();
    const secret = slack.addChannel({ name: 'secret', creator: ana.id, members: [ana.id], isPrivate: true });
    const { id } = slack.uploadFile(ana.id, NOTES);
    const own = slack.uploadFile(ben.id, NOTES);
    expect(() => slack.shareFiles(ben.id, learning.id, [id])).toThrow(/has no file/);
    expect(() => slack.shareFiles(ben.id, secret.id, [own.id])).toThrow(/cannot see/);
    expect(() => slack.deleteFile(ben.id, id)).toThrow(/has no file/);
    const bytes = Buffer.alloc(MOST_FILE_BYTES + 1);
    expect(() => slack.uploadFile(ana.id, { name: 'a', bytes })).toThrow(FILE_TOO_LARGE);
  });

  test('and deletes one: the message stays, and says that the file is gone', async () => {
    const { slack, ana, learning, web } = await startWorkspace();
    const { id } = slack.uploadFile(ana.id, NOTES);
    slack.shareFiles(ana.id, learning.id, [id]);
    slack.deleteFile(ana.id, id);
    const { messages = [] } = await web.conversations.history({ channel: learning.id });
    expect(messages).toMatchObject([{ files: [{ id, mode: 'tombstone' }] }]);
    expect(slack.world.contents.size).toBe(0);
  });

  test('and deletes the message: nobody else sees the file for its sake any more', async () => {
    const { slack, ana, learning, web } = await startWorkspace();
    const { id } = slack.uploadFile(ana.id, NOTES);
    const { ts } = slack.shareFiles(ana.id, learning.id, [id]);
    slack.deleteAsUser(ana.id, learning.id, ts);
    expect(slack.world.files.get(id)?.shares).toEqual({});
    expect(await web.files.info({ file: id }).catch(() => 'not there')).toBe('not there');
  });
});

describe('a field for files', () => {
  /** ana has a form with such a field open; `submitted` are the files that came to the app. */
  async function open(element: object) {
    const workspace = await startWorkspace();
    const submitted: unknown[] = [];
    await startBolt(workspace, (app) => {
      app.shortcut('speak', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: putIn(element) });
      });
      app.view('put', async ({ ack, view }) => {
        submitted.push(view.state.values.block?.files?.files);
        await ack();
      });
    });
    const { slack, ana, clock } = workspace;
    await slack.runGlobalShortcut(ana.id, 'speak');
    await clock.whenIdle();
    const [view] = slack.world.modals.get(ana.id) ?? [];
    if (view === undefined) throw new Error('no form is open');
    const put = (...ids: string[]) => slack.fillIn(ana.id, view.id, { actionId: 'files' }, ids);
    return { ...workspace, view, put, submitted, submit: () => slack.submitView(ana.id, view.id) };
  }

  test('tells the app of whole files, which it may read then', async () => {
    const { slack, ana, put, submit, submitted, web } = await open({});
    const { id } = slack.uploadFile(ana.id, NOTES);
    await put(id);
    expect(await web.files.info({ file: id }).catch(() => 'not there')).toBe('not there');
    expect(await submit()).toMatchObject({ how: 'acked', became: 'closed' });
    expect(submitted).toMatchObject([[{ id, name: 'notes.md', size: NOTES.bytes.length, user: ana.id }]]);
    const { file } = await web.files.info({ file: id });
    expect(await fetched(file?.url_private, slack.botToken)).toMatchObject({ body: '# What I learned\n' });
  });

  test('says at once which file it does not take, until it is taken out again', async () => {
    const { slack, ana, put, submit, submitted, view } = await open({
      filetypes: ['png', '.jpg'],
      max_files: 1,
    });
    const picture = slack.uploadFile(ana.id, { name: 'Chart.PNG', bytes: PIXEL });
    const notes = slack.uploadFile(ana.id, NOTES);
    await put(notes.id);
    expect(view.errors.block).toContain('png, jpg');
    expect(await submit()).toMatchObject({
      how: 'refused',
      errors: { block: expect.stringContaining('notes.md') },
    });
    await put(picture.id, slack.uploadFile(ana.id, { name: 'b.png', bytes: PIXEL }).id);
    expect(await submit()).toMatchObject({
      how: 'refused',
      errors: { block: expect.stringContaining('1 file') },
    });
    expect(submitted).toEqual([]);
    await put(picture.id);
    expect(view.errors).toEqual({});
    await submit();
    expect(submitted).toMatchObject([[{ id: picture.id, mimetype: 'image/png' }]]);
  });

  test('is required, and takes nothing that somebody else has uploaded', async () => {
    const { slack, ben, put, submit } = await open({});
    const { id } = slack.uploadFile(ben.id, NOTES);
    await expect(put(id)).rejects.toThrow(/has no file/);
    await put();
    expect(await submit()).toMatchObject({ errors: { block: 'Please complete this required field.' } });
  });
});

test('a picture stands in any block, and only a picture that the app may see', async () => {
  const workspace = await startWorkspace();
  const { web, slack, ana, learning } = workspace;
  const notes = await upload(workspace, 'a.txt', 'words');
  const picture = slack.uploadFile(ana.id, { name: 'a.png', bytes: PIXEL });
  const post = (slack_file: { id: string } | { url: string }) =>
    web.chat
      .postMessage({
        channel: learning.id,
        text: 'x',
        blocks: [{ type: 'context', elements: [{ type: 'image', alt_text: 'x', slack_file }] }],
      })
      .then(
        () => 'ok',
        () => 'refused',
      );
  expect(await post({ id: notes })).toBe('refused');
  expect(await post({ id: picture.id })).toBe('refused');
  slack.shareFiles(ana.id, learning.id, [picture.id]);
  const { file } = await web.files.info({ file: picture.id });
  expect(await post({ id: picture.id })).toBe('ok');
  expect(await post({ url: file?.url_private ?? '' })).toBe('ok');
  expect(await post({ url: file?.permalink ?? '' })).toBe('ok');
  expect(await post({ url: 'https://files.slack.com/files-pri/T0-F0/a.png' })).toBe('refused');
});
