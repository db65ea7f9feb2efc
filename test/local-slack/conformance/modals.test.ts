import type { App, ViewClosedAction, ViewResponseAction } from '@slack/bolt';
import { describe, expect, test } from 'vitest';
import { form, plain, startWithApp, TRANSPORTS } from './probe-app.ts';
import { manifest, outcome, type Setting, type SettingOptions } from './setting.ts';

/** Ana gives /probe, and has a trigger: what opens a modal. */
async function withTrigger(register: (app: App) => void = () => {}, options: SettingOptions = {}) {
  let trigger = '';
  const setting = await startWithApp(
    'socket',
    (app) => {
      app.command('/probe', async ({ command, ack }) => {
        trigger = command.trigger_id;
        await ack();
      });
      register(app);
    },
    options,
  );
  const next = async () => {
    await setting.slack.sendCommand(setting.ana, setting.learning, '/probe');
    return trigger;
  };
  return { ...setting, next };
}

const top = ({ slack, ana }: Setting) => slack.world.modals.get(ana)?.at(-1);

describe('opening', () => {
  test('a trigger opens one modal', async () => {
    const setting = await withTrigger();
    const trigger_id = await setting.next();
    expect(await outcome(setting.bot.views.open({ trigger_id, view: form() }))).toBe('ok');
    expect(await outcome(setting.bot.views.open({ trigger_id, view: form() }))).toBe('exchanged_trigger_id');
    expect(top(setting)?.callbackId).toBe('form');
  });

  test('one that is made up opens none', async () => {
    const { bot } = await withTrigger();
    expect(await outcome(bot.views.open({ trigger_id: '1.2.abc', view: form() }))).toBe('invalid_trigger_id');
  });

  test('one that is too old opens none', async () => {
    const { bot, next } = await withTrigger(() => {}, { deadlines: { triggerMs: -1 } });
    const trigger_id = await next();
    expect(await outcome(bot.views.open({ trigger_id, view: form() }))).toBe('expired_trigger_id');
  });

  test.each([
    ['a title of 25 characters', form('form', { title: plain('a'.repeat(25)) })],
    ['no submit with an input', form('form', { submit: undefined })],
    ['101 blocks', form('form', { blocks: Array.from({ length: 101 }, () => ({ type: 'divider' })) })],
    ['private_metadata of 3,001', form('form', { private_metadata: 'a'.repeat(3001) })],
  ])('%s is refused', async (_what, view) => {
    const { bot, next } = await withTrigger();
    const trigger_id = await next();
    await expect(bot.views.open({ trigger_id, view })).rejects.toMatchObject({
      data: {
        error: 'invalid_arguments',
        response_metadata: { messages: [expect.stringContaining('[json-pointer:/view')] },
      },
    });
  });

  test('more than 250 KB is refused', async () => {
    const { bot, next } = await withTrigger();
    const blocks = Array.from({ length: 90 }, () => ({ type: 'section', text: plain('a'.repeat(3000)) }));
    const view = form('form', { blocks });
    expect(await outcome(bot.views.open({ trigger_id: await next(), view }))).toBe('view_too_large');
  });

  test('an external_id stands once', async () => {
    const { bot, next } = await withTrigger();
    const view = form('form', { external_id: 'mine' });
    expect(await outcome(bot.views.open({ trigger_id: await next(), view }))).toBe('ok');
    const again = bot.views.push({ trigger_id: await next(), view });
    expect(await outcome(again)).toBe('duplicate_external_id');
  });
});

describe('changing', () => {
  async function opened() {
    const setting = await withTrigger((app) => app.action('more', ({ ack }) => ack()));
    const answer = await setting.bot.views.open({ trigger_id: await setting.next(), view: form() });
    return { ...setting, id: answer.view?.id ?? '', hash: answer.view?.hash ?? '' };
  }

  test('with the newest hash it is changed, with an older one not', async () => {
    const { bot, id, hash } = await opened();
    const update = () => outcome(bot.views.update({ view_id: id, hash, view: form('second') }));
    expect([await update(), await update()]).toEqual(['ok', 'hash_conflict']);
  });

  test('what was typed stays where block_id and action_id stay', async () => {
    const setting = await opened();
    const { slack, bot, ana, id } = setting;
    await slack.fillIn(ana, id, { actionId: 'text' }, 'typed');
    await bot.views.update({ view_id: id, view: form('second') });
    expect(top(setting)?.values.what?.text).toMatchObject({ value: 'typed' });
    const renamed = form('third').blocks.map((block) => ({ ...block, block_id: 'other' }));
    await bot.views.update({ view_id: id, view: form('third', { blocks: renamed }) });
    expect(top(setting)?.values.other?.text?.value ?? null).toBeNull();
  });

  test('one that was closed is not found', async () => {
    const { slack, bot, ana, id } = await opened();
    await slack.closeView(ana, id);
    expect(await outcome(bot.views.update({ view_id: id, view: form() }))).toBe('not_found');
  });

  test('two more can be pushed on top, not three', async () => {
    const setting = await opened();
    const { slack, bot, ana } = setting;
    const outcomes: string[] = [];
    for (const name of ['second', 'third', 'fourth']) {
      const buttons = [
        { type: 'actions', elements: [{ type: 'button', action_id: 'more', text: plain('More') }] },
      ];
      const viewId = top(setting)?.id ?? '';
      await bot.views.update({ view_id: viewId, view: form(top(setting)?.callbackId, { blocks: buttons }) });
      await slack.clickBlock(ana, { view: viewId }, { actionId: 'more' });
      const click = slack.ledger.deliveries('block_actions').at(-1)?.payload.trigger_id;
      outcomes.push(await outcome(bot.views.push({ trigger_id: String(click), view: form(name) })));
    }
    expect(outcomes).toEqual(['ok', 'ok', 'push_limit_reached']);
  });
});

describe.each(TRANSPORTS)('a submission over %s', (transport) => {
  async function submitted(
    answer: ViewResponseAction | undefined,
    typed: string | null = 'hello',
    options: SettingOptions = {},
  ) {
    const heard: Record<string, unknown>[] = [];
    const setting = await startWithApp(
      transport,
      (app) => {
        app.command('/probe', async ({ command, ack, client }) => {
          await ack();
          await client.views.open({
            trigger_id: command.trigger_id,
            view: form('form', { private_metadata: 'mine' }),
          });
        });
        app.view('form', async ({ body, ack }) => {
          heard.push({ ...body });
          await (answer === undefined ? ack() : ack(answer));
        });
      },
      options,
    );
    await setting.slack.sendCommand(setting.ana, setting.learning, '/probe');
    await setting.clock.whenIdle();
    const id = top(setting)?.id ?? '';
    if (typed !== null) await setting.slack.fillIn(setting.ana, id, { actionId: 'text' }, typed);
    const result = await setting.slack.submitView(setting.ana, id);
    return { ...setting, heard, id, result };
  }

  test('brings what was typed, the private metadata, and no channel', async () => {
    const { heard, ana, id, result, ...setting } = await submitted(undefined);
    expect(result).toMatchObject({ how: 'acked', became: 'closed' });
    expect(heard[0]).toMatchObject({
      type: 'view_submission',
      user: { id: ana },
      view: {
        id,
        callback_id: 'form',
        private_metadata: 'mine',
        state: { values: { what: { text: { type: 'plain_text_input', value: 'hello' } } } },
      },
      response_urls: [],
    });
    expect(heard[0]).not.toHaveProperty('channel');
    expect(setting.slack.world.modals.get(ana) ?? []).toEqual([]);
  });

  test('an empty required field, or one too long, never reaches the app', async () => {
    for (const typed of [null, 'a'.repeat(21)]) {
      const { heard, result } = await submitted(undefined, typed);
      expect(result).toMatchObject({ how: 'refused', errors: { what: expect.any(String) } });
      expect(heard).toEqual([]);
    }
  });

  test('errors stand at their fields, and the modal stays', async () => {
    const { result, ana, slack } = await submitted({
      response_action: 'errors',
      errors: { what: 'Too short' },
    });
    expect(result).toMatchObject({ became: 'errors', errors: { what: 'Too short' } });
    expect(slack.world.modals.get(ana)).toHaveLength(1);
  });

  test('errors at fields that are not there are no answer', async () => {
    const { result } = await submitted({ response_action: 'errors', errors: { nowhere: 'Too short' } });
    expect(result).toMatchObject({ became: 'trouble' });
  });

  test('update and push show another view, clear closes all', async () => {
    const view = form('second');
    expect((await submitted({ response_action: 'update', view })).result).toMatchObject({
      became: 'updated',
    });
    expect((await submitted({ response_action: 'push', view })).result).toMatchObject({ became: 'pushed' });
    expect((await submitted({ response_action: 'clear' })).result).toMatchObject({ became: 'cleared' });
  });

  test('push shows no fourth', async () => {
    const became: unknown[] = [];
    const setting = await startWithApp(transport, (app) => {
      app.command('/probe', async ({ command, ack, client }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: form() });
      });
      app.view('form', ({ ack }) => ack({ response_action: 'push', view: form() }));
    });
    const { slack, clock, ana, learning } = setting;
    await slack.sendCommand(ana, learning, '/probe');
    await clock.whenIdle();
    for (let n = 0; n < 3; n += 1) {
      const id = top(setting)?.id ?? '';
      await slack.fillIn(ana, id, { actionId: 'text' }, 'hello');
      const result = await slack.submitView(ana, id);
      became.push('became' in result ? result.became : result.how);
    }
    expect(became).toEqual(['pushed', 'pushed', 'trouble']);
    expect(slack.world.modals.get(ana)).toHaveLength(3);
  });

  test('a view in the answer is checked like any other', async () => {
    const view = form('second', { title: plain('a'.repeat(25)) });
    expect((await submitted({ response_action: 'update', view })).result).toMatchObject({
      became: 'trouble',
    });
  });
});

describe('closing', () => {
  test.each([
    [true, 1],
    [false, 0],
  ])('with notify_on_close %s the app hears of it %i times', async (notify, times) => {
    let closed = 0;
    const setting = await withTrigger((app) => {
      app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack }) => {
        closed += 1;
        await ack();
      });
    });
    const view = form('form', { notify_on_close: notify });
    await setting.bot.views.open({ trigger_id: await setting.next(), view });
    await setting.slack.closeView(setting.ana, top(setting)?.id ?? '');
    await setting.clock.whenIdle();
    expect(closed).toBe(times);
  });

  test.each([
    [false, [['above', false]], ['below']],
    [
      true,
      [
        ['above', true],
        ['below', true],
      ],
      [],
    ],
  ])('with clear_on_close %s it takes the view, or all of them', async (clears, told, left) => {
    const closed: unknown[] = [];
    const setting = await withTrigger((app) => {
      app.action('more', ({ ack }) => ack());
      app.view<ViewClosedAction>({ type: 'view_closed', callback_id: /./ }, async ({ body, view, ack }) => {
        closed.push([view.callback_id, body.is_cleared]);
        await ack();
      });
    });
    const { slack, bot, clock, ana } = setting;
    const button = { type: 'button', action_id: 'more', text: plain('More') };
    const view = (name: string) =>
      form(name, {
        notify_on_close: true,
        clear_on_close: clears,
        blocks: [{ type: 'actions', elements: [button] }],
      });
    await bot.views.open({ trigger_id: await setting.next(), view: view('below') });
    await slack.clickBlock(ana, { view: top(setting)?.id ?? '' }, { actionId: 'more' });
    const trigger = slack.ledger.deliveries('block_actions').at(-1)?.payload.trigger_id;
    await bot.views.push({ trigger_id: String(trigger), view: view('above') });
    await slack.closeView(ana, top(setting)?.id ?? '');
    await clock.whenIdle();
    expect(closed.sort()).toEqual(told);
    expect(slack.world.modals.get(ana)?.map(({ callbackId }) => callbackId)).toEqual(left);
  });
});

describe('Home', () => {
  const home = (text: string) => ({
    type: 'home' as const,
    blocks: [{ type: 'section' as const, text: plain(text) }],
  });

  test('is published for one person, without a trigger, and guarded by its hash', async () => {
    const { bot, slack, ana, ben } = await withTrigger();
    const first = await bot.views.publish({ user_id: ana, view: home('One') });
    const hash = first.view?.hash ?? '';
    const again = () => outcome(bot.views.publish({ user_id: ana, view: home('Two'), hash }));
    expect([await again(), await again()]).toEqual(['ok', 'hash_conflict']);
    expect([...slack.world.homes.keys()]).toEqual([ana]);
    expect(slack.world.homes.has(ben)).toBe(false);
  });

  test('where the tab is off, nothing is published', async () => {
    const app = manifest();
    app.features.app_home.home_tab_enabled = false;
    const { bot, ana } = await withTrigger(() => {}, { manifest: app });
    expect(await outcome(bot.views.publish({ user_id: ana, view: home('One') }))).toBe('not_enabled');
  });

  test('a visit is told each time, with the view only after it was published', async () => {
    const visits: unknown[] = [];
    const { bot, slack, clock, ana } = await withTrigger((app) => {
      app.event('app_home_opened', async ({ event }) => {
        visits.push([event.tab, event.view === undefined]);
      });
    });
    slack.openHome(ana);
    await clock.whenIdle();
    await bot.views.publish({ user_id: ana, view: home('One') });
    slack.openHome(ana);
    slack.openHome(ana, 'messages');
    await clock.whenIdle();
    expect(visits).toEqual(
      expect.arrayContaining([
        ['home', true],
        ['home', false],
      ]),
    );
    expect(visits).toHaveLength(3);
  });
});
