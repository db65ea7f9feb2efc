import { get } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LocalSlack } from '../../../local-slack/contract.ts';
import { readManifest } from '../../../local-slack/manifest.ts';
import { bundlePage } from '../../../local-slack/page/bundle.ts';
import type { Deed, Sections, ToPage } from '../../../local-slack/page/protocol.ts';
import { type RunningPage, servePage } from '../../../local-slack/page/serve.ts';
import { manifest, startWorkspace } from '../workspace.ts';

const pages: RunningPage[] = [];
afterEach(async () => {
  for (const page of pages.splice(0)) await page.stop();
});

async function start() {
  const workspace = await startWorkspace();
  const { slack, clock, ana } = workspace;
  const page = await servePage({
    slack,
    clock,
    manifest: readManifest(manifest),
    beginsAs: ana.id,
    bundle: await bundlePage(),
  });
  pages.push(page);
  return { ...workspace, page };
}

/** A window, as the page's own program opens it. */
class Window {
  readonly seen: Partial<Sections> = {};
  readonly changes: (keyof Sections)[][] = [];
  readonly #socket: WebSocket;
  readonly #waiting: (() => void)[] = [];
  readonly answers = new Map<number, unknown>();
  #last = 0;

  constructor(page: RunningPage, userId: string, how = '&loading') {
    this.#socket = new WebSocket(`${page.url.replace('http', 'ws')}/live?as=${userId}${how}`, {
      origin: page.url,
    });
    this.#socket.on('message', (data) => {
      const told: ToPage = JSON.parse(String(data));
      if (told.is === 'answer') this.answers.set(told.id, told.answer);
      else {
        Object.assign(this.seen, told.sections);
        this.changes.push(
          Object.keys(told.sections).filter((name): name is keyof Sections => name in this.seen),
        );
      }
      for (const look of this.#waiting) look();
    });
  }

  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (holds()) resolve();
      };
      this.#waiting.push(look);
      look();
    });
  }

  async does(deed: Deed): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    this.#socket.send(JSON.stringify({ id, deed }));
    await this.until(() => this.answers.has(id));
    return this.answers.get(id);
  }

  opened(): Promise<void> {
    return new Promise((resolve) => this.#socket.on('open', () => resolve()));
  }

  close(): Promise<void> {
    this.#socket.close();
    return new Promise((resolve) => this.#socket.on('close', () => resolve()));
  }

  stopListening(): void {
    this.#socket.pause();
  }

  says(anything: string): Promise<number> {
    this.#socket.send(anything);
    return new Promise((resolve) => this.#socket.on('close', resolve));
  }
}

async function open(page: RunningPage, userId: string): Promise<Window> {
  const window = new Window(page, userId);
  await window.opened();
  void window.does({ do: 'look', channelId: null, limit: 100, threadTs: null, inspects: false });
  await window.until(() => window.seen.places !== undefined);
  return window;
}

function look(channelId: string, limit = 100): Extract<Deed, { do: 'look' }> {
  return { do: 'look', channelId, limit, threadTs: null, inspects: false };
}

function words(window: Window): string[] {
  return (window.seen.conversation?.messages ?? []).map(({ text }) => text);
}

function statusOf(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    }).on('error', reject);
  });
}

function refusedWith(
  page: RunningPage,
  options: { readonly origin: string; readonly as: string },
): Promise<number> {
  const socket = new WebSocket(`${page.url.replace('http', 'ws')}/live?as=${options.as}`, {
    origin: options.origin,
  });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => reject(new Error('it was let in')));
    socket.on('error', () => undefined);
  });
}

describe('the page answers', () => {
  test('to its own address only, and to nobody from elsewhere', async () => {
    const { page, ana } = await start();
    expect(await statusOf(page.url, {})).toBe(200);
    expect(await statusOf(page.url, { host: 'evil.example' })).toBe(403);
    expect(await statusOf(`${page.url}/etc/passwd`, {})).toBe(404);
    expect(await refusedWith(page, { origin: 'http://evil.example', as: ana.id })).toBe(403);
    expect(await refusedWith(page, { origin: page.url, as: 'U0NOBODY' })).toBe(403);
  });

  test('with a policy that runs no script but its own', async () => {
    const { page } = await start();
    const { headers } = await fetch(page.url);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });
});

describe('the server outlives', () => {
  test('addresses that are none, frames that are none, and peers that go away', async () => {
    const { page, ana } = await start();
    const { port } = new URL(page.url);
    const raw = (words: string) =>
      new Promise<void>((resolve) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(words));
        socket.on('data', () => socket.resetAndDestroy());
        socket.on('error', () => undefined);
        socket.on('close', () => resolve());
      });
    const upgrade =
      'Host: evil\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
    await raw(`GET // HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
    for (let times = 0; times < 20; times += 1) await raw(`GET // HTTP/1.1\r\n${upgrade}`);
    const window = await open(page, ana.id);
    expect(await window.says('x'.repeat(9 * 1024 * 1024))).toBe(1009);
    expect(await statusOf(page.url, {})).toBe(200);
  });

  test('a window that does not answer, when it stops', async () => {
    const { page, ana } = await start();
    const window = await open(page, ana.id);
    window.stopListening();
    await pages.pop()?.stop();
    await expect(fetch(page.url)).rejects.toThrow();
  });
});

describe('a window', () => {
  test('whose words are too long is told, and stays open', async () => {
    const { page, ana, learning } = await start();
    const window = await open(page, ana.id);
    const say = (text: string) => window.does({ do: 'say', channelId: learning.id, text, threadTs: null });
    expect(await say('x'.repeat(40_001))).toMatchObject({ how: 'failed' });
    expect(await say('x'.repeat(40_000))).toEqual({ how: 'done' });
  });

  test('that is laid anew keeps what only its person saw', async () => {
    const { page, ana, learning, web } = await start();
    const window = await open(page, ana.id);
    await web.chat.postEphemeral({ channel: learning.id, user: ana.id, text: 'for Ana alone' });
    await window.close();
    const anew = new Window(page, ana.id, '');
    await anew.opened();
    await anew.does(look(learning.id));
    expect(words(anew)).toContain('for Ana alone');
  });

  test('sees at once what another does, and is told nothing else anew', async () => {
    const { page, slack, ana, ben, learning } = await start();
    const [one, other] = [await open(page, ana.id), await open(page, ben.id)];
    await one.does(look(learning.id));
    await other.does(look(learning.id));
    const before = other.changes.length;
    await one.does({ do: 'say', channelId: learning.id, text: 'Good morning <all>', threadTs: null });
    await other.until(() => words(other).includes('Good morning &lt;all&gt;'));
    const told = new Set(other.changes.slice(before).flat());
    expect([...told].sort()).toEqual(['conversation', 'places']);
    expect(messagesIn(slack, learning.id)).toBe(1);
  });

  test('shows no private place to those who are not in it, and not what only another may see', async () => {
    const { page, slack, ana, ben, learning, web } = await start();
    const secret = slack.addChannel({ name: 'secret', creator: ana.id, isPrivate: true });
    slack.postAsUser(ana.id, secret.id, 'marmalade');
    const own = await open(page, ana.id);
    const window = await open(page, ben.id);
    await web.chat.postEphemeral({ channel: learning.id, user: ana.id, text: 'for Ana alone' });
    await window.does(look(secret.id));
    expect(window.seen.conversation).toBeNull();
    await window.does(look(learning.id));
    expect(JSON.stringify(window.seen)).not.toMatch(/marmalade|secret|for Ana alone/);
    await own.does(look(learning.id));
    expect(words(own)).toContain('for Ana alone');
    const second = await open(page, ana.id);
    await second.does(look(learning.id));
    expect(words(second)).toContain('for Ana alone');
    await Promise.all([own.close(), second.close()]);
    const anew = await open(page, ana.id);
    await anew.does(look(learning.id));
    expect(words(anew)).not.toContain('for Ana alone');
  });

  test('shows the newest of many, and more when asked', async () => {
    const { page, slack, ana, learning } = await start();
    for (let n = 1; n <= 150; n += 1) slack.postAsUser(ana.id, learning.id, `message ${n}`);
    const window = await open(page, ana.id);
    await window.does(look(learning.id));
    expect(window.seen.conversation).toMatchObject({ hasOlder: true });
    expect(words(window)[0]).toBe('message 51');
    await window.does(look(learning.id, 200));
    expect(window.seen.conversation).toMatchObject({ hasOlder: false });
    expect(words(window)[0]).toBe('message 1');
  });

  test('shows a thread whole, however long', async () => {
    const { page, slack, ana, learning } = await start();
    const { ts } = slack.postAsUser(ana.id, learning.id, 'question');
    for (let n = 1; n <= 1001; n += 1) slack.postAsUser(ana.id, learning.id, `reply ${n}`, { threadTs: ts });
    const window = await open(page, ana.id);
    await window.does({ ...look(learning.id), threadTs: ts });
    const { thread } = window.seen;
    expect(thread?.hasOlder).toBe(false);
    expect(thread?.messages).toHaveLength(1002);
    expect(thread?.messages[0]?.text).toBe('question');
  });

  test('says in Slack’s words what Slack would not let a person do', async () => {
    const { page, slack, ana, ben, learning } = await start();
    const message = slack.postAsUser(ana.id, learning.id, 'Mine.');
    const window = await open(page, ben.id);
    const answer = await window.does({ do: 'delete', channelId: learning.id, ts: message.ts });
    expect(answer).toMatchObject({ how: 'failed' });
    expect(messagesIn(slack, learning.id)).toBe(1);
  });

  test('tells when the app does not answer', async () => {
    const { page, ana, learning } = await start();
    const window = await open(page, ana.id);
    const answer = await window.does({ do: 'command', channelId: learning.id, text: '/say' });
    expect(answer).toEqual({ how: 'failed', error: '/say failed with the error “dispatch_failed”' });
  });

  test('that inspects sees each call with the rule that it broke, and makes calls go wrong', async () => {
    const { page, ana, learning, web } = await start();
    const window = await open(page, ana.id);
    const newest = () => window.seen.inspection?.entries[0];
    expect(window.seen.inspection).toBeNull();
    await window.does({ ...look(learning.id), inspects: true });
    const header = { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } } as const;
    await web.chat.postMessage({ channel: learning.id, text: 'x', blocks: [header] }).catch(() => undefined);
    await window.until(() => newest()?.isWrong === true);
    expect(newest()).toMatchObject({ kind: 'call', name: 'chat.postMessage' });
    expect(newest()?.outcome).toContain('must be less than 151 characters');
    await window.does({ do: 'go wrong', how: 'fails' });
    await expect(web.auth.test()).rejects.toThrow();
    await window.until(() => newest()?.outcome.includes('500') === true);
    expect(window.seen.inspection?.trouble).toBe('fails');
    await window.does({ do: 'go wrong', how: 'nothing' });
    await web.auth.test();
    await window.until(() => newest()?.outcome === 'ok');
    await window.does(look(learning.id));
    expect(window.seen.inspection).toBeNull();
  });

  test('that says nonsense is closed', async () => {
    const { page, ana } = await start();
    const window = await open(page, ana.id);
    expect(await window.says('rule the world')).toBe(1008);
  });

  test('lets time go on for everybody, and never back', async () => {
    const { page, ana, clock } = await start();
    const window = await open(page, ana.id);
    const goOn = (instant: string) => window.does({ do: 'go on to', instant });
    expect(await goOn('2026-03-09T09:59:00Z')).toEqual({ how: 'done' });
    expect(clock.now().toString()).toBe('2026-03-09T09:59:00Z');
    expect(await goOn('2026-03-02T09:00:00Z')).toMatchObject({ how: 'failed' });
  });
});

function messagesIn(slack: LocalSlack, channelId: string): number {
  return slack.world.messages.get(channelId)?.size ?? 0;
}
