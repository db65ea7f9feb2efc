import { describe, expect, it } from 'vitest';
import { matchInThread } from '../../../src/domain/mentoring/matching/in-thread.ts';
import {
  type MatchingInput,
  type MatchingProgress,
  match,
} from '../../../src/domain/mentoring/matching/match.ts';
import { pairKey } from '../../../src/domain/mentoring/pair-key.ts';
import { idOf, mentor, noRules, person } from './people.ts';

const few: MatchingInput = {
  program: 'mentoring',
  people: [mentor('ana', { helps: ['sql'] }), person('ben', { learns: ['sql'] }), person('eva')],
  preset: 'teacher',
  rules: { ...noRules, leastSharedMinutes: 60 },
  apart: [pairKey(idOf('ana'), idOf('eva'))],
  locked: [],
  seed: 'a seed',
  on: '2026-01-05',
};

const SKILLS = Array.from({ length: 60 }, (_, index) => `skill ${index}`);
const ZONES = ['Europe/Berlin', 'Europe/London', 'America/New_York', 'Asia/Kolkata'];

/** Every third mentors one or two; what they help with and want goes round the list of skills at different paces. */
function crowd(count: number): MatchingInput {
  const people = Array.from({ length: count }, (_, index) => {
    const skills = [7, 11, 13].flatMap(
      (pace) => SKILLS[(Math.floor(index / 3) * pace) % SKILLS.length] ?? [],
    );
    const said = {
      zone: ZONES[index % ZONES.length] ?? 'Europe/Berlin',
      experience: index % 5,
      team: `Team ${index % 17}`,
    };
    return index % 3 === 0
      ? mentor(`m${index}`, { ...said, helps: [...new Set(skills)], room: 1 + (index % 2) })
      : person(`e${index}`, { ...said, learns: [...new Set(skills)] });
  });
  return { ...few, people, rules: { ...noRules, notSameTeam: true, leastSharedMinutes: 60 } };
}

describe('a matching in a thread', () => {
  it('comes out as it would here, and tells how far it is', async () => {
    const told: MatchingProgress[] = [];
    expect(await matchInThread(few, (progress) => told.push(progress))).toEqual(match(few));
    expect(told[0]).toEqual({ phase: 'scoring', share: 0 });
    expect(told.at(-1)?.phase).toBe('solving');
  });

  it('of five thousand lets the others be answered meanwhile', async () => {
    let ticks = 0;
    let isDone = false;
    const tick = () => {
      ticks += 1;
      if (!isDone) setImmediate(tick);
    };
    setImmediate(tick);
    const ticksAt: number[] = [];
    const outcome = await matchInThread(crowd(5_000), () => ticksAt.push(ticks));
    isDone = true;
    expect(outcome).toMatchObject({ isCut: true, isProven: true });
    expect(outcome.pairs.length + outcome.left.length).toBe(3_333);
    expect(outcome.pairs.length).toBeGreaterThan(2_000);
    // While it was worked on, not only before and after.
    expect(new Set(ticksAt).size).toBeGreaterThan(3);
  });

  it('throws what is thrown there', async () => {
    await expect(matchInThread({ ...few, on: 'some day' })).rejects.toThrow(RangeError);
  });

  it('throws where the thread ends without an outcome', async () => {
    const dying = new URL('./threads/dying.ts', import.meta.url);
    await expect(matchInThread(few, () => {}, dying)).rejects.toThrow('the matching’s thread ended early');
  });

  it('ends the thread where whoever is told cannot go on', async () => {
    const counted = new SharedArrayBuffer(4);
    const endless = new URL('./threads/endless.ts', import.meta.url);
    const input = { ...few, counted };
    const giveUp = () => {
      throw new Error('nobody listens any more');
    };
    await expect(matchInThread(input, giveUp, endless)).rejects.toThrow('nobody listens any more');
    const after = Atomics.load(new Int32Array(counted), 0);
    expect(after).toBeGreaterThan(1_000);
    await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 1_000_000; turn += 1) Math.hypot(turn, turn);
    expect(Atomics.load(new Int32Array(counted), 0)).toBe(after);
  });
});
