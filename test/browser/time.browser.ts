import { afterAll, expect, test } from 'vitest';
import { closeBrowser, openWorkspace, seriousProblems } from './workspace.ts';

afterAll(closeBrowser);

test('time does not go on while a date is typed, nor back, but when one presses Go', async () => {
  const opened = await openWorkspace();
  const page = await opened.as('ana');
  const before = opened.slack.clock.now();
  const field = page.getByLabel('Date and time to go on to');
  const go = page.getByRole('button', { name: 'Go', exact: true });
  const passed = () => before.until(opened.slack.clock.now()).total('minutes');
  expect(await go.isDisabled()).toBe(true);
  await field.focus();
  await page.keyboard.type('030920251000AM');
  expect(await field.inputValue()).toMatch(/^2025-/);
  await page.getByText('That is past: time only goes on.').waitFor();
  expect(await go.isDisabled()).toBe(true);
  await page.keyboard.press('Enter');
  await field.fill('2026-03-10T08:15');
  expect(passed()).toBeLessThan(30);
  expect(await seriousProblems(page)).toEqual([]);
  await field.press('Enter');
  await page.getByText('Tue 10 Mar, 08:15').waitFor();
  expect(await field.inputValue()).toBe('');
});

test('time that goes far can be stopped on the way, from any window', async () => {
  const opened = await openWorkspace();
  const [ana, ben] = [await opened.as('ana'), await opened.as('ben')];
  const begun = opened.slack.clock.now();
  const field = ana.getByLabel('Date and time to go on to');
  await field.fill('2029-03-10T08:15');
  await ana.getByText('Two years at most.').waitFor();
  await field.fill('2028-03-01T08:15');
  await field.press('Enter');
  expect(await ben.getByRole('button', { name: 'Time goes on…' }).isDisabled()).toBe(true);
  await ben.getByRole('button', { name: 'Stop here' }).click();
  await ana.getByRole('button', { name: 'Go on to…' }).waitFor();
  expect(begun.until(opened.slack.clock.now()).total('hours')).toBeLessThan(24 * 360);
});
