import { createServer } from 'node:net';
import { App, type AppOptions } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { Activity } from '../../../local-slack/activity.ts';
import type { LocalSlack } from '../../../local-slack/contract.ts';
import { quiet, type Setting, type SettingOptions, startSetting } from './setting.ts';

export type Transport = 'socket' | 'http';
export const TRANSPORTS: readonly Transport[] = ['socket', 'http'];

/** A workspace, and beside it an unmodified Bolt app that does what `register` says. */
export async function startWithApp(
  transport: Transport,
  register: (app: App) => void,
  options: SettingOptions = {},
): Promise<Setting & { readonly app: App }> {
  const port = transport === 'http' ? await freePort() : 0;
  const delivery =
    transport === 'http'
      ? { mode: 'http' as const, url: `http://127.0.0.1:${port}/slack/events` }
      : { mode: 'socket' as const };
  const setting = await startSetting({ ...options, delivery });
  const activity = new Activity();
  setting.clock.join({ activity: () => activity.count(), idle: () => activity.idle() });
  const app = await startApp(
    setting.slack,
    (bolt) => {
      bolt.use(({ next }) => activity.during(next()));
      register(bolt);
    },
    transport === 'http' ? port : null,
  );
  return { ...setting, app };
}

/** Starts a Bolt app: on a port over HTTP, else over Socket Mode. */
export async function startApp(
  slack: LocalSlack,
  register: (app: App) => void,
  port: number | null = null,
  more: AppOptions = {},
): Promise<App> {
  const transport: AppOptions =
    port === null
      ? { socketMode: true, appToken: slack.appToken }
      : { signingSecret: slack.signingSecret, socketMode: false };
  const app = new App({
    token: slack.botToken,
    logger: quiet,
    deferInitialization: true,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
    ...transport,
    ...more,
  });
  app.error(async () => {});
  register(app);
  await app.init();
  await (port === null ? app.start() : app.start(port));
  onTestFinished(async () => {
    await app.stop();
  });
  return app;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A form with one field; `more` changes the view. */
export function form(callbackId = 'form', more: object = {}) {
  return {
    type: 'modal' as const,
    callback_id: callbackId,
    title: plain('Form'),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input' as const,
        block_id: 'what',
        label: plain('What'),
        element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 20 },
      },
    ],
    ...more,
  };
}
