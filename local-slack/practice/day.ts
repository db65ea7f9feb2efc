import { MovableClock, type Participant } from '../clock.ts';
import type { LocalSlack } from '../contract.ts';
import { wrapLine } from '../reading/transcript.ts';
import { Teller } from '../telling.ts';
import { Workspace } from '../workspace.ts';
import { openPractice } from './practice.ts';
import type { Scene } from './scene.ts';
import { scenes } from './scenes.ts';

export interface DayParts {
  readonly manifest: unknown;
  say(words: string): void;
  connect(slack: LocalSlack, clock: MovableClock): Promise<Participant & { stop(): Promise<void> }>;
}

const MORNING = Temporal.ZonedDateTime.from('2026-03-02T09:00[Europe/Berlin]');

/**
 * Plays a day of the practice community with the bot, as a transcript. @returns 0 where everything happened as told, else 1, with
 * what was in front of the person to whom it did not.
 */
export async function playDay({ manifest, say, connect }: DayParts): Promise<number> {
  const clock = MovableClock.still(MORNING.toInstant());
  const { slack } = await openPractice({ clock, manifest });
  const bot = await connect(slack, clock);
  clock.join(bot);
  await clock.settle();
  const teller = new Teller(slack, MORNING.timeZoneId, (entry) => say(`${entry}\n`));
  const workspace = new Workspace({ slack, clock, manifest, teller });
  const failure = await play(workspace, clock, say);
  await bot.stop();
  await slack.stop();
  if (failure === null) {
    say(`All ${scenes.length} scenes happened as told.`);
    return 0;
  }
  say(`This did not happen as told.\n${failure.message}`);
  return 1;
}

async function play(
  workspace: Workspace,
  clock: MovableClock,
  say: (words: string) => void,
): Promise<Error | null> {
  for (const [index, scene] of scenes.entries()) {
    say(heading(index + 1, scene));
    try {
      await scene.happens(workspace);
      await clock.advance({ minutes: scene.takesMinutes });
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }
  return null;
}

function heading(number: number, { title, story }: Scene): string {
  const line = '─'.repeat(96);
  return `\n${line}\n${number} · ${title}\n${wrapLine(story, 96).join('\n')}\n${line}\n`;
}
