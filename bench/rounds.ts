import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Ctx } from '../src/domain/context.ts';
import { answerRound } from '../src/domain/rounds/answering/answering.ts';
import { fieldOf } from '../src/domain/rounds/answering/checking.ts';
import type { TypedRound } from '../src/domain/rounds/drafting/draft.ts';
import { changeDraft, proposeRound } from '../src/domain/rounds/drafting/drafts.ts';
import { openRound } from '../src/domain/rounds/opening/opening.ts';
import { closeEarly } from '../src/domain/rounds/running/running.ts';
import { type RoundId, userId } from '../src/ids.ts';
import { ids } from '../src/slack/ids.ts';
import { median, ms, quantile, type Row, timed } from './figures.ts';
import { modalOf } from './modals.ts';
import { type RoundsStage, roundsStage } from './rounds-stage.ts';

/** Put in beforehand; and whose answers are measured, so many at once. */
const ANSWERS = 2000;
const MEASURED = 200;
const AT_ONCE = 10;
const QUESTIONS = 3;
const LONGEST_ACK_MS = 300;
const LONGEST_CLOSING_S = 10;
/** Slack waits three seconds for an answer to *Send*. */
const LONGEST_OPENING_MS = 2500;

/**
 * Three open questions, 2,000 answers: answering through the real handler, beside a round that is empty; closing; and sending one with
 * a letter to each.
 */
export async function measureRounds(folder: string): Promise<Row[]> {
  const stage = await roundsStage(folder, ANSWERS + MEASURED);
  const empty = await open(stage, {});
  const full = await open(stage, {});
  await stage.settle();
  await fill(stage, full.id);
  const took = await answerBoth(stage, full.id, empty.id);
  const closing = await watched(() => closeEarly(stage.app.ctx, stage.leader, full.id));
  if (closing.result.state !== 'closed') throw new Error(`the round is ${closing.result.state}`);
  const letters = await open(stage, { also: ['letter'] });
  await stage.stop();
  const many = (ANSWERS + MEASURED).toLocaleString('en');
  const p99 = quantile(took.full, 0.99);
  return [
    {
      what: `an answer to a round that has ${ANSWERS.toLocaleString('en')}, ${AT_ONCE} people at once (${MEASURED}), sealed and acknowledged: median / p99`,
      measured: `${ms(median(took.full))} / ${ms(p99)}`,
      beside: `at most ${LONGEST_ACK_MS} ms; the same to a round that is empty: ${ms(median(took.empty))} / ${ms(quantile(took.empty, 0.99))}`,
      holds: p99 <= LONGEST_ACK_MS,
    },
    {
      what: `closing it, with ${many} answers, until nothing links them; the longest that the event loop was blocked`,
      measured: `${(closing.took / 1000).toFixed(1)} s; ${ms(closing.blocked)}`,
      beside: `at most ${LONGEST_CLOSING_S} s`,
      holds: closing.took <= LONGEST_CLOSING_S * 1000,
    },
    {
      what: `sending a round to ${many} people with a letter to each; the longest that the event loop was blocked`,
      measured: `${ms(letters.took)}; ${ms(letters.blocked)}`,
      beside: `at most ${LONGEST_OPENING_MS.toLocaleString('en')} ms, since Slack waits for 3,000`,
      holds: letters.took <= LONGEST_OPENING_MS,
    },
  ];
}

interface Watched<T> {
  readonly took: number;
  readonly blocked: number;
  readonly result: T;
}

/** In milliseconds. */
async function watched<T>(run: () => Promise<T>): Promise<Watched<T>> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const { took, result } = await timed(run);
  delay.disable();
  return { took, result, blocked: delay.max / 1e6 };
}

async function open({ app, leader, community }: RoundsStage, typed: TypedRound) {
  const { place } = await proposeRound(app.ctx, leader, community.id);
  const asks = { template: 'start_stop_continue', title: 'How are we?', ...typed };
  const draft = await changeDraft(app.ctx, leader, place, asks, 'to send');
  const opened = await watched(() => openRound(app.ctx, leader, draft.place.roundId));
  if (opened.result.is !== 'open') throw new Error(`the round is ${opened.result.is}`);
  return { ...opened, id: opened.result.round.id };
}

/** By the door of the domain, whom nobody looks up. */
async function fill({ app, people, leader }: RoundsStage, round: RoundId): Promise<void> {
  const known = {
    name: 'person',
    zone: 'UTC',
    standing: 'regular',
    isActive: true,
  } as const;
  const directory = {
    ...app.ctx.directory,
    person: async (_: unknown, user: ReturnType<typeof userId.of>) => ({ ...known, userId: user }),
  };
  const ctx: Ctx = { ...app.ctx, directory };
  for (let from = 0; from < ANSWERS; from += 50) {
    await Promise.all(
      people.slice(from, Math.min(from + 50, ANSWERS)).map(async (person) => {
        const filled = new Map(
          Array.from({ length: QUESTIONS }, (_, position): [number, string] => [position, words(position)]),
        );
        await answerRound(ctx, { ...leader, userId: userId.of(person) }, round, filled);
      }),
    );
  }
}

/** As long as what people write. */
function words(position: number): string {
  return `${position}: we should decide in the open, and write down what we decided and why. `.repeat(3);
}

/** Each of the people answers both, half of them the one first and half the other. @returns how long each answer took, in milliseconds. */
async function answerBoth(stage: RoundsStage, full: RoundId, empty: RoundId) {
  const took: { full: number[]; empty: number[] } = { full: [], empty: [] };
  const waiting = stage.people.slice(ANSWERS);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, turn) => {
      for (let person = waiting.pop(); person !== undefined; person = waiting.pop()) {
        const who = person;
        const toFull = async () => took.full.push(await answer(stage, who, full));
        const toEmpty = async () => took.empty.push(await answer(stage, who, empty));
        for (const next of turn % 2 === 0 ? [toFull, toEmpty] : [toEmpty, toFull]) await next();
      }
    }),
  );
  return took;
}

/** Opens the form and fills it in, which is not measured, and sends it. */
async function answer({ slack, channel }: RoundsStage, person: string, round: RoundId): Promise<number> {
  const invitation = [...(slack.world.messages.get(channel)?.values() ?? [])].find(({ blocks }) =>
    JSON.stringify(blocks).includes(round),
  );
  if (invitation === undefined) throw new Error('nobody was invited');
  const place = { message: { channelId: channel, ts: invitation.ts } };
  await slack.clickBlock(person, place, { actionId: ids.round.answer });
  const { id } = await modalOf(slack, person);
  for (let position = 0; position < QUESTIONS; position += 1) {
    const field = fieldOf({ position });
    await slack.fillIn(person, id, { actionId: field, blockId: field }, words(position));
  }
  const { took, result } = await timed(() => slack.submitView(person, id));
  if (result.how !== 'acked' || result.became !== 'updated') {
    throw new Error(`not taken: ${JSON.stringify(result)}`);
  }
  await slack.closeView(person, id, { all: true });
  return took;
}
