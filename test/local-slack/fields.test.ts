import { describe, expect, test } from 'vitest';
import { Workspace } from '../../local-slack/workspace.ts';
import { plain, startWithApp } from './conformance/probe-app.ts';
import { manifest } from './conformance/setting.ts';
import { option, options, repeat } from './limits/samples.ts';

type Element = Readonly<Record<string, unknown>> & { readonly type: string };

/** ana, with a form of one field open. `sent` is what the app was told each time. */
async function startForm(element: Element | ((ids: readonly string[]) => Element), isOptional = false) {
  const sent: unknown[] = [];
  const setting = await startWithApp('socket', (app) => {
    app.command('/probe', async ({ command, ack, client }) => {
      await ack();
      await client.apiCall('views.open', { trigger_id: command.trigger_id, view: form });
    });
    app.view('form', async ({ view, ack }) => {
      sent.push(view.state.values.field?.it);
      await ack({ response_action: 'errors', errors: { field: 'Once more' } });
    });
  });
  const made = typeof element === 'function' ? element([setting.ben, setting.chloe]) : element;
  const form = {
    type: 'modal',
    callback_id: 'form',
    title: plain('Form'),
    submit: plain('Send'),
    blocks: [
      {
        type: 'input',
        block_id: 'field',
        label: plain('Field'),
        optional: isOptional,
        element: { action_id: 'it', ...made },
      },
    ],
  };
  const town = new Workspace({ ...setting, manifest: manifest() });
  const ana = town.as('ana').in('#learning');
  await ana.command('/probe');
  return { ...setting, ana, sent };
}

const many = { type: 'multi_static_select', options: options(3) };
const grouped = {
  type: 'multi_static_select',
  option_groups: [
    { label: plain('Ones'), options: [option('v0', 'O0')] },
    { label: plain('Others'), options: [option('v1', 'O1')] },
  ],
};

/** A field, what a person puts into it, and what the app is told then. Ana's clock is that of Madrid. */
const filled: [what: string, element: Element, said: string | readonly string[], state: object][] = [
  ['several of a menu', many, ['O2', 'O0'], { selected_options: [option('v2', 'O2'), option('v0', 'O0')] }],
  ['several of groups', grouped, ['O0', 'O1'], { selected_options: options(2) }],
  [
    'a menu of 100',
    { type: 'static_select', options: options(100) },
    'O99',
    { selected_option: option('v99', 'O99') },
  ],
  ['boxes', { type: 'checkboxes', options: options(10) }, ['O9'], { selected_options: [option('v9', 'O9')] }],
  [
    'one of ten',
    { type: 'radio_buttons', options: options(10) },
    'O9',
    { selected_option: option('v9', 'O9') },
  ],
  ['a date', { type: 'datepicker' }, '2026-02-28', { selected_date: '2026-02-28' }],
  ['a time', { type: 'timepicker' }, '09:05', { selected_time: '09:05' }],
  ['a moment', { type: 'datetimepicker' }, '2026-07-01 14:00', { selected_date_time: 1_782_907_200 }],
];

describe('a field', () => {
  test.each(filled)('%s: what is put in is told', async (_what, element, said, state) => {
    const { ana, sent } = await startForm(element);
    expect(Object.keys(await ana.submit())).toEqual(['Field']);
    expect(sent).toEqual([]);
    await ana.submit({ Field: said });
    expect(sent).toEqual([{ type: element.type, ...state }]);
  });

  test.each(filled)('%s: what is optional may be left, and emptied', async (_what, element, said, state) => {
    const { ana, sent } = await startForm(element, true);
    await ana.submit();
    await ana.submit({ Field: said });
    await ana.submit({ Field: null });
    const [key = ''] = Object.keys(state);
    const nothing = { type: element.type, [key]: key.endsWith('s') ? [] : null };
    expect(sent).toEqual([nothing, { type: element.type, ...state }, nothing]);
  });

  const begun: [what: string, element: Element, state: object][] = [
    ['several of a menu', { ...many, initial_options: options(2) }, { selected_options: options(2) }],
    ['a date', { type: 'datepicker', initial_date: '2026-01-31' }, { selected_date: '2026-01-31' }],
    ['a time', { type: 'timepicker', initial_time: '10:00' }, { selected_time: '10:00' }],
    [
      'a moment',
      { type: 'datetimepicker', initial_date_time: 1_782_907_200 },
      { selected_date_time: 1_782_907_200 },
    ],
  ];
  test.each(begun)('%s: what it begins with is told, untouched', async (_what, element, state) => {
    const { ana, sent } = await startForm(element);
    await ana.submit();
    expect(sent).toEqual([{ type: element.type, ...state }]);
  });

  test('for people begins with some, and takes no more than it says', async () => {
    const { ana, ben, chloe, sent } = await startForm(([one = '']) => ({
      type: 'multi_users_select',
      initial_users: [one],
      max_selected_items: 2,
    }));
    await ana.submit();
    await ana.submit({ Field: ['@ben', '@chloe'] });
    await expect(ana.submit({ Field: ['@ben', '@chloe', '@ana'] })).rejects.toThrow('no more than 2');
    expect(sent).toMatchObject([{ selected_users: [ben] }, { selected_users: [ben, chloe] }]);
  });

  test('with a most holds no more of a menu either', async () => {
    const { ana } = await startForm({ ...many, max_selected_items: 2 });
    await expect(ana.fill({ Field: ['O0', 'O1', 'O2'] })).rejects.toThrow('no more than 2');
    await ana.fill({ Field: ['O0', 'O1'] });
    ana.sees('[O0, O1 ▾]');
  });

  test.each([
    ['datepicker', '2026-02-30'],
    ['datepicker', 'tomorrow'],
    ['timepicker', '24:00'],
    ['timepicker', '9:30'],
    ['datetimepicker', 'tomorrow at nine'],
    ['datetimepicker', '2026-02-30 09:00'],
  ])('%s: “%s” cannot be picked', async (type, said) => {
    const { ana, sent } = await startForm({ type });
    await expect(ana.submit({ Field: said })).rejects.toThrow(said);
    expect(sent).toEqual([]);
  });

  test('for a moment takes Unix seconds from whoever acts without a clock', async () => {
    const { ana, slack, sent } = await startForm({ type: 'datetimepicker' });
    const viewId = slack.world.modals.get(ana.userId)?.at(-1)?.id ?? '';
    await expect(slack.fillIn(ana.userId, viewId, { actionId: 'it' }, '12.5')).rejects.toThrow(
      'cannot be picked',
    );
    await slack.fillIn(ana.userId, viewId, { actionId: 'it' }, '1782907200');
    await ana.submit();
    expect(sent).toMatchObject([{ selected_date_time: 1_782_907_200 }]);
  });
});

test('a menu and a “⋯” beside words of a form tell the app at once, with all that is filled in', async () => {
  const heard: object[] = [];
  const setting = await startWithApp('socket', (app) => {
    app.command('/probe', async ({ command, ack, client }) => {
      await ack();
      await client.apiCall('views.open', { trigger_id: command.trigger_id, view });
    });
    app.action(/./, async ({ action, body, ack }) => {
      await ack();
      if (body.type === 'block_actions') heard.push({ action, values: body.view?.state?.values });
    });
  });
  const row = (block_id: string, accessory: object) => ({
    type: 'section',
    block_id,
    text: plain(`Row ${block_id}`),
    accessory: { action_id: 'it', ...accessory },
  });
  const view = {
    type: 'modal',
    callback_id: 'form',
    title: plain('Form'),
    blocks: [
      { type: 'header', text: plain('Questions') },
      { type: 'context', elements: repeat(10, (at) => plain(`Note ${at}`)) },
      row('kind', { type: 'static_select', options: options(2) }),
      row('more', { type: 'overflow', options: options(5) }),
    ],
  };
  const ana = new Workspace({ ...setting, manifest: manifest() }).as('ana').in('#learning');
  await ana.command('/probe');
  ana.sees('Questions', 'Note 9');
  await ana.choose('Row kind', 'O1');
  await ana.click('O4');
  const values = { kind: { it: { type: 'static_select', selected_option: option('v1', 'O1') } } };
  expect(heard).toMatchObject([
    { action: { block_id: 'kind', selected_option: { value: 'v1' } }, values },
    { action: { block_id: 'more', type: 'overflow', selected_option: { value: 'v4' } }, values },
  ]);
});
