import { expect, test } from 'vitest';
import { progressInWords, showProgress } from '../../../src/slack/mentoring/rounds/progress.ts';

/** A clock that is moved by hand, and the windows that were shown. */
function watched() {
  let now = Temporal.Instant.from('2026-03-02T09:00:00Z');
  const shown: string[] = [];
  const finish: (() => void)[] = [];
  const { onProgress, settled } = showProgress({ now: () => now }, (view) => {
    shown.push(JSON.stringify(view.blocks));
    return new Promise((resolve) => finish.push(resolve));
  });
  const answer = async () => {
    finish.shift()?.();
    await settled();
  };
  const pass = (seconds: number) => {
    now = now.add({ seconds });
  };
  return { shown, onProgress, settled, answer, pass };
}

const scoring = (share: number, people = 20_000) => ({ phase: 'scoring', share, people }) as const;

test('says how far it is in people', () => {
  expect(progressInWords(scoring(0.6))).toBe('Scoring 12,000 of 20,000…');
  expect(progressInWords({ phase: 'solving', share: 0.2, people: 20_000 })).toBe(
    'Everyone is scored. Finding the best for all 20,000 together…',
  );
});

test('a window changes every two seconds at most, and never while Slack still takes the last change', async () => {
  const { shown, onProgress, answer, pass } = watched();
  onProgress(scoring(0.1));
  onProgress(scoring(0.2));
  expect(shown).toHaveLength(1);
  pass(3);
  onProgress(scoring(0.3));
  expect(shown, 'the first is under way').toHaveLength(1);
  await answer();
  onProgress(scoring(0.4));
  expect(shown).toHaveLength(2);
  await answer();
  pass(1);
  onProgress(scoring(0.5));
  expect(shown).toHaveLength(2);
});

test('of few nothing is shown: it is done before anybody has read it', () => {
  const { shown, onProgress } = watched();
  onProgress(scoring(0.5, 60));
  expect(shown).toEqual([]);
});
