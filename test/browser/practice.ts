import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type RunningPractice, startPractice } from '../../local-slack/practice/start.ts';
import { startApp } from '../../src/app.ts';
import { openDatabase } from '../../src/db/open.ts';
import { quarterlyTicker } from '../../src/jobs/tickers.ts';
import { memoryKeys } from '../../src/keys/memory-keys.ts';
import { silentLogger } from '../../src/logger.ts';

/** The practice community as `npm start` serves it, at the end of its first year, kept in a folder of its own. */
export async function openPracticeCommunity(): Promise<RunningPractice> {
  const folder = await mkdtemp(join(tmpdir(), 'lyceum-practice-'));
  const practice = await startPractice({
    folder,
    isFresh: true,
    manifest: parse(readFileSync(join(import.meta.dirname, '../../manifest.yml'), 'utf8')),
    say: () => {},
    connect: (slack, clock) =>
      startApp({
        slack: { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
        db: openDatabase(join(folder, 'lyceum.db')),
        keys: memoryKeys(),
        clock,
        log: silentLogger,
        ticker: quarterlyTicker(clock),
      }),
  });
  return {
    ...practice,
    stop: async () => {
      await practice.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
