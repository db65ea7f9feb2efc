import { type ForwardClock, MovableClock, type Participant } from '../clock.ts';
import type { LocalSlack } from '../contract.ts';
import { readManifest } from '../manifest.ts';
import type { Bundle } from '../page/bundle.ts';
import type { PageParts, RunningPage } from '../page/serve.ts';
import type { Workspace } from '../workspace.ts';
import { livingClock } from './coming-weeks.ts';
import { forgetKept, keep, readKept } from './keeping.ts';
import { openPractice, type Practice } from './practice.ts';
import { tour } from './tour.ts';
import { beginningOfYear, liveThroughTheYear } from './year.ts';

/** One who learns, and has been here for a while. */
const BEGINS_AS = 'liam';

/** The bot, as far as practice is concerned. */
export interface Bot extends Participant {
  stop(): Promise<void>;
}

export interface StageParts {
  /** Where the world and the bot's data are kept over restarts. */
  readonly folder: string;
  readonly manifest: unknown;
  say(words: string): void;
  connect(slack: LocalSlack, clock: MovableClock): Promise<Bot>;
}

export interface PageWish {
  readonly bundle: Bundle;
  /** Another one where that is taken. */
  readonly port: number;
  beginAgain(): void;
}

/** The practice community while it runs: its Slack, the bot, the page. */
export interface Stage {
  readonly workspace: Workspace;
  /** It lets the community live on as time goes by. */
  readonly clock: ForwardClock;
  readonly url: string;
  stop(): Promise<void>;
}

/** The community where it was left, or at the end of its first year. `isFresh` throws away what was kept. */
export async function openStage(
  parts: StageParts,
  { isFresh, page: wish }: { readonly isFresh: boolean; readonly page: PageWish },
): Promise<Stage> {
  const { folder, manifest, say, connect } = parts;
  const now = Temporal.Now.instant();
  const today = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate();
  const before = isFresh ? null : readKept(folder);
  // A year that was cut short by the end of the process is begun again.
  if (before === null) forgetKept(folder);
  const clock = MovableClock.running(before === null ? beginningOfYear(today) : later(before.at, now));
  const practice = await openPractice({
    clock,
    manifest,
    ...(before === null ? {} : { seed: before.world }),
  });
  const bot = await connect(practice.slack, clock);
  clock.join(bot);
  if (before === null) {
    say('Twelve people live through a year of learning. This takes some seconds, and only the first time.');
    await liveThroughTheYear(practice.workspace, clock, today);
    if (Temporal.Instant.compare(Temporal.Now.instant(), clock.now()) > 0)
      await clock.advanceTo(Temporal.Now.instant());
  }
  const stopKeeping = keep(practice.slack, folder);
  const living = livingClock(practice.workspace, clock);
  const page = await openPage(practice, living, manifest, wish);
  return {
    workspace: practice.workspace,
    clock: living,
    url: page.url,
    stop: async () => {
      await page.stop();
      await bot.stop();
      stopKeeping();
      await practice.slack.stop();
    },
  };
}

/** At the same address each time, unless another program is there. */
async function openPage(
  { slack, workspace }: Practice,
  clock: ForwardClock,
  manifest: unknown,
  { bundle, port, beginAgain }: PageWish,
): Promise<RunningPage> {
  const parts: PageParts = {
    slack,
    clock,
    manifest: readManifest(manifest),
    beginsAs: workspace.as(BEGINS_AS).userId,
    tour,
    bundle,
    beginAgain,
  };
  // Only now: it reads names of emoji from a development package, and without these people were told what to do above.
  const { servePage } = await import('../page/serve.ts');
  try {
    return await servePage({ ...parts, port });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return await servePage(parts);
  }
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) > 0 ? one : other;
}
