import { MovableClock, type Participant } from '../clock.ts';
import type { LocalSlack } from '../contract.ts';
import { wrapLine } from '../reading/transcript.ts';
import { Teller } from '../telling.ts';
import { Workspace } from '../workspace.ts';
import { openPractice } from './practice.ts';
import type { Scene } from './scene.ts';
import { type Act, acts } from './scenes.ts';

export interface WeekParts {
  readonly manifest: unknown;
  say(words: string): void;
  connect(slack: LocalSlack, clock: MovableClock): Promise<Participant & { stop(): Promise<void> }>;
}

const ZONE = 'Europe/Berlin';

/**
 * Plays a week of the practice community with the bot, as a transcript. @returns 0 where everything happened as told, else 1, with
 * what was in front of the person to whom it did not.
 */
export async function playWeek({ manifest, say, connect }: WeekParts): Promise<number> {
  const clock = MovableClock.still(beginningOf(acts[0]));
  const { slack } = await openPractice({ clock, manifest });
  const bot = await connect(slack, clock);
  clock.join(bot);
  await clock.settle();
  const teller = new Teller(slack, ZONE, (entry) => say(`${entry}\n`));
  const workspace = new Workspace({ slack, clock, manifest, teller });
  const failure = await play(workspace, clock, { say, teller });
  await bot.stop();
  await slack.stop();
  if (failure === null) {
    say(`All ${acts.flatMap(({ scenes }) => scenes).length} scenes happened as told.`);
    return 0;
  }
  say(`This did not happen as told.\n${failure.message}`);
  return 1;
}

async function play(
  workspace: Workspace,
  clock: MovableClock,
  { say, teller }: { say(words: string): void; readonly teller: Teller },
): Promise<Error | null> {
  let number = 0;
  for (const act of acts) {
    const begins = beginningOf(act);
    if (Temporal.Instant.compare(begins, clock.now()) > 0) await clock.advanceTo(begins);
    for (const scene of act.scenes) {
      number += 1;
      say(heading(number, scene, clock.now()));
      teller.news();
      try {
        await scene.happens(workspace);
        await clock.advance({ minutes: scene.takesMinutes });
        teller.news();
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
      }
    }
  }
  return null;
}

function beginningOf(act: Act | undefined): Temporal.Instant {
  return act === undefined ? Temporal.Now.instant() : Temporal.ZonedDateTime.from(act.begins).toInstant();
}

function heading(number: number, { title, story }: Scene, now: Temporal.Instant): string {
  const line = '─'.repeat(96);
  const day = now.toZonedDateTimeISO(ZONE).toPlainDate();
  const when = day.toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
  return `\n${line}\n${number} · ${when} · ${title}\n${wrapLine(story, 96).join('\n')}\n${line}\n`;
}
