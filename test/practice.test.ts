import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { MovableClock } from '../local-slack/clock.ts';
import { openPractice } from '../local-slack/practice/practice.ts';
import { beginningOfYear, liveThroughTheYear, practiceYear } from '../local-slack/practice/year.ts';
import { startApp } from '../src/app.ts';
import { openDatabase } from '../src/db/open.ts';
import { quarterlyTicker } from '../src/jobs/tickers.ts';
import { silentLogger } from '../src/logger.ts';

const TODAY = Temporal.PlainDate.from('2026-03-04');

test('the practice community lives through its year with the real bot', async () => {
  const manifest: unknown = parse(readFileSync(join(import.meta.dirname, '../manifest.yml'), 'utf8'));
  const clock = MovableClock.still(beginningOfYear(TODAY));
  const { slack, workspace } = await openPractice({ clock, manifest });
  const app = await startApp({
    slack: { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
    db: openDatabase(':memory:'),
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
  await app.stop();
  await slack.stop();
});
