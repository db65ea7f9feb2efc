import type { Readable } from 'node:stream';
import { bundlePage } from '../page/bundle.ts';
import { converse } from './console.ts';
import { openStage, type Stage, type StageParts } from './stage.ts';

const PAGE_PORT = 4141;

export interface PracticeParts extends StageParts {
  /** Throws away what was kept. */
  readonly isFresh: boolean;
}

export interface RunningPractice {
  /** Where the page is. */
  readonly url: string;
  /** Lets someone act as the people of the community, line by line. */
  converse(lines: Readable): void;
  /** Stops the bot first, so that it says goodbye to a Slack that hears it. */
  stop(): Promise<void>;
}

/** The practice community, where it was left, or at the end of its first year. The page can have it begin again. */
export async function startPractice(parts: PracticeParts): Promise<RunningPractice> {
  const { say } = parts;
  // First: where the page cannot be made, nobody waits for a year to hear it.
  const bundle = await bundlePage();
  let turn: Promise<void> | null = null;
  const beginAgain = () => {
    turn ??= begunAgain().finally(() => {
      turn = null;
    });
  };
  const open = (isFresh: boolean, port: number) =>
    openStage(parts, { isFresh, page: { bundle, port, beginAgain } });
  let stage: Stage = await open(parts.isFresh, PAGE_PORT);
  const begunAgain = async () => {
    // Whoever asked for it is answered before the page goes.
    await new Promise((resolve) => setImmediate(resolve));
    say('The community begins again.');
    await stage.stop();
    stage = await open(true, Number(new URL(stage.url).port));
    say(`It has begun: ${stage.url}`);
  };
  say(whatToTry(stage.url));
  return {
    url: stage.url,
    converse: (lines) => converse(() => stage, lines, say),
    stop: async () => {
      await turn;
      await stage.stop();
    },
  };
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
