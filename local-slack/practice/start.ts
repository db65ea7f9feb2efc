import type { Readable } from 'node:stream';
import { MovableClock, type Participant } from '../clock.ts';
import type { LocalSlack } from '../contract.ts';
import { readManifest } from '../manifest.ts';
import { type Bundle, bundlePage } from '../page/bundle.ts';
import type { RunningPage } from '../page/serve.ts';
import { converse } from './console.ts';
import { forgetKept, keep, readKept } from './keeping.ts';
import { openPractice, type Practice } from './practice.ts';
import { tour } from './tour.ts';
import { beginningOfYear, liveThroughTheYear } from './year.ts';

const PAGE_PORT = 4141;
/** One who learns, and has been here for a while. */
const BEGINS_AS = 'liam';

/** The bot, as far as practice is concerned. */
export interface Bot extends Participant {
  stop(): Promise<void>;
}

export interface PracticeParts<App extends Bot> {
  /** Where the world and the bot's data are kept over restarts. */
  readonly folder: string;
  /** Throws away what was kept. */
  readonly isFresh: boolean;
  readonly manifest: unknown;
  say(words: string): void;
  connect(slack: LocalSlack, clock: MovableClock): Promise<App>;
}

export interface RunningPractice<App extends Bot> {
  readonly app: App;
  /** Lets someone act as the people of the community, line by line. */
  converse(lines: Readable): void;
  /** To be called when the bot has stopped. */
  stop(): Promise<void>;
}

/** The practice community, where it was left, or at the end of its first year. */
export async function startPractice<App extends Bot>(
  parts: PracticeParts<App>,
): Promise<RunningPractice<App>> {
  const { folder, isFresh, manifest, say, connect } = parts;
  // First: where the page cannot be made, nobody waits for a year to hear it.
  const bundle = await bundlePage();
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
  const app = await connect(practice.slack, clock);
  clock.join(app);
  if (before === null) {
    say('Twelve people live through a year of learning. This takes some seconds, and only the first time.');
    await liveThroughTheYear(practice.workspace, clock, today);
    if (Temporal.Instant.compare(Temporal.Now.instant(), clock.now()) > 0)
      await clock.jump(Temporal.Now.instant());
  }
  const stopKeeping = keep(practice.slack, folder);
  const page = await openPage(practice, clock, manifest, bundle);
  say(whatToTry(page.url));
  return {
    app,
    converse: (lines) => converse(practice.workspace, clock, lines, say),
    stop: async () => {
      stopKeeping();
      await page.stop();
      await practice.slack.stop();
    },
  };
}

/** At the same address each time, unless another program is there. */
async function openPage(
  { slack, workspace }: Practice,
  clock: MovableClock,
  manifest: unknown,
  bundle: Bundle,
): Promise<RunningPage> {
  const parts = {
    slack,
    clock,
    manifest: readManifest(manifest),
    beginsAs: workspace.as(BEGINS_AS).userId,
    tour,
    bundle,
  };
  // Only now: it reads names of emoji from a development package, and without these people were told what to do above.
  const { servePage } = await import('../page/serve.ts');
  try {
    return await servePage({ ...parts, port: PAGE_PORT });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    return await servePage(parts);
  }
}

function later(one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant {
  return Temporal.Instant.compare(one, other) > 0 ? one : other;
}

function whatToTry(url: string): string {
  return `
Lyceum serves the practice community on a Slack of your own machine. Open it in a browser:

  ${url}

There you can be any of its people: ana and ben lead; chloe, dev, eva, farid, grace, hugo, ines, jun, kavya, liam learn.
Or stay here, and type a name and what they do, for example:

  liam /learn                       see what there is to do
  liam /learn git bisect            find what someone learned
  liam /reflect                     answer this week’s question
  liam click Read                   press a button by its words
  hugo /learn share Small steps     share something
  hugo submit Tags=practice         fill in the form and send it
  ana home                          look at the app's Home
  ana says Good morning             write where she is: first in #learning
  liam in app                       go to the conversation with Lyceum
  later 7 days                      let time go on; a question comes each Monday at 10:00

Control-C ends it; it is kept. npm start -- --fresh begins again. npm run demo plays a whole week by itself.
`;
}
