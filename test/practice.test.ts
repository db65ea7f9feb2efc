import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { MovableClock } from '../local-slack/clock.ts';
import { livingClock } from '../local-slack/practice/coming-weeks.ts';
import { openPractice } from '../local-slack/practice/practice.ts';
import { beginningOfYear, liveThroughTheYear, practiceYear } from '../local-slack/practice/year.ts';
import { startApp } from '../src/app.ts';
import { openDatabase } from '../src/db/open.ts';
import { quarterlyTicker } from '../src/jobs/tickers.ts';
import { memoryKeys } from '../src/keys/memory-keys.ts';
import { silentLogger } from '../src/logger.ts';

const TODAY = Temporal.PlainDate.from('2026-03-04');

test('the practice community lives through its year with the real bot', async () => {
  const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'));
  const clock = MovableClock.still(beginningOfYear(TODAY));
  const { slack, workspace } = await openPractice({ clock, manifest });
  const app = await startApp({
    slack: { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
    db: openDatabase(':memory:'),
    keys: memoryKeys(),
    clock,
    log: silentLogger,
    ticker: quarterlyTicker(clock),
  });
  clock.join(app);
  await liveThroughTheYear(workspace, clock, TODAY);
  const liam = workspace.as('liam').in('#learning');
  await liam.command('/learn git bisect');
  liam.sees('git bisect run');
  expect(liam.reads('#learning').filter((text) => text.includes('I used this')).length).toBeGreaterThan(
    practiceYear.length - 5,
  );
  await liam.command('/mentor find incident reviews');
  liam.sees('@Dev offers Incident reviews, which you want to learn.');
  await app.stop();
  await slack.stop();
});

test('time goes on to the very moment at which some of the community answer', async () => {
  const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'));
  const clock = MovableClock.running(Temporal.Instant.from('2026-11-30T15:00:00Z'));
  const { slack, workspace } = await openPractice({ clock, manifest });
  const living = livingClock(workspace, clock);
  // Tuesday, 9:00 in New York: 15:00 in Berlin.
  await living.advanceTo(Temporal.Instant.from('2026-12-01T14:00:00Z'));
  expect(clock.now().toString()).toMatch(/^2026-12-01T14:00/);
  await expect(living.advanceTo(Temporal.Instant.from('2026-12-01T13:00:00Z'))).rejects.toThrow(RangeError);
  await slack.stop();
});
