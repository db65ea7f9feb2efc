import { afterAll, expect, test } from 'vitest';
import { isObject } from '../../local-slack/json.ts';
import { cell, container, input, option, options, richText, section } from '../local-slack/limits/samples.ts';
import { openAForm, post, pushAForm, showInForm, showOnHome } from './showing.ts';
import { closeBrowser, type Opened, openWorkspace, seriousProblems, write } from './workspace.ts';

afterAll(closeBrowser);

const field = { block_id: 'b' };
const stateOf = ({ slack, ana }: Opened) => slack.world.modals.get(ana)?.at(-1)?.values.b?.a;

test('of two boxes that are ticked at once, both are', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  await openAForm(page);
  const boxes = { type: 'checkboxes', action_id: 'a', options: options(3) };
  await showInForm(opened, [input(boxes, field)]);
  const form = page.getByRole('dialog');
  await form.getByRole('checkbox').first().waitFor();
  await page.evaluate('for (const box of document.querySelectorAll("dialog [type=checkbox]")) box.click()');
  await expect.poll(() => stateOf(opened)?.selected_options).toHaveLength(3);
  await form.getByRole('checkbox').nth(1).click();
  await expect.poll(() => stateOf(opened)?.selected_options).toHaveLength(2);
  expect(await form.getByRole('checkbox', { checked: true }).count()).toBe(2);

  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
  const asked = {
    title: { type: 'plain_text', text: 'Sure?' },
    text: { type: 'plain_text', text: 'Are you?' },
  };
  const boxesInMessage = { type: 'checkboxes', action_id: 'a', options: [option()], confirm: asked };
  const drawn = await post(opened, page, [{ type: 'actions', elements: [boxesInMessage] }]);
  await drawn.getByRole('checkbox').click();
  await form.getByRole('button', { name: 'Cancel' }).click();
  await form.waitFor({ state: 'hidden' });
  expect(await drawn.getByRole('checkbox', { checked: true }).count()).toBe(0);
});

test('several of a menu and a moment are put in, and no more of them than the app says', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  await openAForm(page);
  const menu = { type: 'multi_static_select', action_id: 'a', options: options(3), max_selected_items: 2 };
  const moment = { type: 'datetimepicker', action_id: 'a' };
  await showInForm(opened, [input(menu, field), input(moment, { block_id: 'c' })]);
  const form = page.getByRole('dialog');
  const choose = (label: string) => form.getByRole('combobox', { name: 'Label' }).selectOption({ label });
  const values = () => {
    const selected = stateOf(opened)?.selected_options;
    return Array.isArray(selected) ? selected.map((one) => (isObject(one) ? one.value : null)) : [];
  };
  await choose('O2');
  await choose('O0');
  await expect.poll(values).toEqual(['v2', 'v0']);
  await choose('O1');
  await page.getByText('no more than 2 can be chosen').waitFor();
  expect(values()).toEqual(['v2', 'v0']);
  await form.getByRole('button', { name: 'Remove O2' }).click();
  await expect.poll(values).toEqual(['v0']);
  await form.locator('input[type=datetime-local]').fill('2026-07-01T14:00');
  const seconds = () => opened.slack.world.modals.get(opened.ana)?.at(-1)?.values.c?.a?.selected_date_time;
  // In London it is summer.
  await expect.poll(seconds).toBe(Date.UTC(2026, 6, 1, 13) / 1000);
  expect(await seriousProblems(page)).toEqual([]);
});

test('rich text is typed with marks, by keyboard and with buttons, and comes back as it was typed', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  await openAForm(page);
  const initial = richText({ type: 'text', text: 'Before', style: { bold: true } });
  const element = { type: 'rich_text_input', action_id: 'a', initial_value: initial };
  await showInForm(opened, [input(element, field)]);
  const typed = page.getByRole('dialog').getByRole('textbox', { name: 'Label' });
  await typed.waitFor();
  expect(await typed.inputValue()).toBe('*Before*');
  await typed.fill('');
  await typed.press('Control+b');
  await page.keyboard.type('bold');
  await typed.press('End');
  await page.keyboard.type(' @ben :wave:\n');
  await page.getByRole('dialog').getByRole('button', { name: 'Bulleted list' }).click();
  await page.keyboard.type('one');
  expect(await typed.inputValue()).toBe('*bold* @ben :wave:\n- one');
  const ben = [...opened.slack.world.users.values()].find(({ name }) => name === 'ben');
  await expect
    .poll(() => stateOf(opened)?.rich_text_value)
    .toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'bold', style: { bold: true } },
            { type: 'text', text: ' ' },
            { type: 'user', user_id: ben?.id },
            { type: 'text', text: ' ' },
            { type: 'emoji', name: 'wave', unicode: '1f44b' },
            { type: 'text', text: '\n' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          indent: 0,
          border: 0,
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'one' }] }],
        },
      ],
    });
  await typed.press('Control+z');
  expect(await typed.inputValue()).not.toContain('- one');
  expect(await seriousProblems(page)).toEqual([]);
});

test('a message is marked with the same keys and buttons', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  const composer = page.getByRole('textbox', { name: 'Message #learning' });
  await composer.fill('so good');
  await composer.press('Control+a');
  await composer.press('Control+i');
  await page.getByRole('button', { name: 'Bold' }).click();
  expect(await composer.inputValue()).toBe('_*so good*_');
  await composer.press('Enter');
  await page.getByRole('article').last().locator('em strong').filter({ hasText: 'so good' }).waitFor();
  await write(page, 'plain');
});

test('a form opens at its first field, or where the app asks', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  await openAForm(page);
  const form = page.getByRole('dialog');
  const focused = () => page.evaluate('document.activeElement?.labels?.[0]?.textContent');
  expect(await focused()).toBe('What do you want to learn together?');
  const lines = { type: 'plain_text_input', action_id: 'a', multiline: true };
  const words = { type: 'plain_text_input', action_id: 'b' };
  const labelled = (text: string) => ({ block_id: text, label: { type: 'plain_text', text } });
  const blocks = (isAsked: boolean) => [
    section(),
    input(lines, labelled('First')),
    input({ ...words, focus_on_load: isAsked }, labelled('Second')),
  ];
  await showInForm(opened, blocks(false));
  await form.getByLabel('Second').focus();
  await showInForm(opened, [...blocks(false), input(words, { block_id: 'c' })]);
  await form.getByLabel('Label').waitFor();
  expect(await focused()).toBe('Second');
  await pushAForm(opened, blocks(false));
  await expect.poll(focused).toBe('First');
  await pushAForm(opened, blocks(true));
  await expect.poll(focused).toBe('Second');
});

test('a form that is higher than the window scrolls in one place, between its title and its buttons', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  await openAForm(page);
  await showInForm(opened, [...Array.from({ length: 40 }, () => section())]);
  const form = page.getByRole('dialog');
  await expect.poll(() => form.getByText('Words').count()).toBe(40);
  const hasMore = (selector: string) =>
    page.evaluate(`((one) => one.scrollHeight > one.clientHeight)(document.querySelector('${selector}'))`);
  for (const height of [800, 400]) {
    await page.setViewportSize({ width: 1280, height });
    expect([await hasMore('.modal'), await hasMore('.modal-body')]).toEqual([false, true]);
    expect(await form.getByRole('button', { name: 'Send' }).isVisible()).toBe(true);
  }
});

test('a chart is drawn as wide as there is room, and its figures can be read', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana', { width: 360, height: 700 });
  const data = ['Mon', 'Tue'].map((label, at) => ({ label, value: at === 0 ? -3 : 12_345 }));
  const chart = {
    type: 'bar',
    axis_config: { categories: ['Mon', 'Tue'] },
    series: [{ name: 'Shares', data }],
  };
  const drawn = await post(opened, page, [{ type: 'data_visualization', title: 'A week', chart }]);
  const picture = drawn.getByRole('img', { name: 'Bar chart: A week. The figures follow.' });
  const [narrow, bars] = [await picture.boundingBox(), picture.locator('rect')];
  expect(await bars.count()).toBe(2);
  await page.setViewportSize({ width: 900, height: 700 });
  await expect.poll(async () => (await picture.boundingBox())?.width).toBeGreaterThan(narrow?.width ?? 0);
  await drawn.getByText('Show the figures').click();
  await drawn.getByRole('cell', { name: '12345' }).waitFor();
  expect(await drawn.getByRole('columnheader', { name: 'Shares' }).count()).toBe(1);
  expect(await seriousProblems(page)).toEqual([]);
});

test('a long data table is leafed through, and what an app folds is unfolded', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  const rows = Array.from({ length: 8 }, (_, at) => [cell(at === 0 ? 'Name' : `Row ${at}`)]);
  const drawn = await post(opened, page, [
    { type: 'data_table', caption: 'Many', rows },
    container({ is_collapsible: true, default_collapsed: true, child_blocks: [section()] }),
  ]);
  expect(await drawn.getByRole('row').count()).toBe(6);
  await drawn.getByRole('button', { name: 'Next' }).click();
  await drawn.getByRole('rowheader', { name: 'Row 7' }).waitFor();
  await drawn.getByText('Page 2 of 2').waitFor();
  expect(await drawn.getByText('Words').last().isVisible()).toBe(false);
  await drawn.locator('summary').click();
  await drawn.getByText('Words').last().waitFor();
});

test('a field on Home is filled too', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  await page.getByRole('button', { name: /^Lyceum/ }).click();
  await page.getByRole('region', { name: 'Home' }).getByRole('button').first().waitFor();
  await showOnHome(opened, [input({ type: 'plain_text_input', action_id: 'a' }, field)]);
  await page.getByRole('region', { name: 'Home' }).getByRole('textbox').fill('From home.');
  const { homes } = opened.slack.world;
  await expect.poll(() => homes.get(opened.ana)?.values.b?.a?.value).toBe('From home.');
});
