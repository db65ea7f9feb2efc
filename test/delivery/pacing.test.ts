import fc from 'fast-check';
import { expect, test } from 'vitest';
import { betweenPostsMs, budgets, type Conversation, Pacing } from '../../src/delivery/pacing.ts';
import { type Step, steps } from '../../src/delivery/progress.ts';
import { channelId, type WorkspaceId, workspaceId } from '../../src/ids.ts';

const workspaces = [workspaceId.of('T1'), workspaceId.of('T2')];
const channels = ['C1', 'C2', 'C3'].map(channelId.of);

interface Wish extends Conversation {
  readonly step: Step;
  /** Milliseconds. */
  readonly from: number;
}

interface Pause {
  readonly workspaceId: WorkspaceId;
  readonly step: Step;
  readonly from: number;
  readonly until: number;
}

const wishes = fc.array(
  fc.record({
    workspaceId: fc.constantFrom(...workspaces),
    recipient: fc.constantFrom(...channels),
    step: fc.constantFrom<Step>('post', 'post', 'post', ...steps),
    from: fc.integer({ min: 0, max: 20_000 }),
  }),
  { minLength: 1, maxLength: 150, size: 'max' },
);
const pauses = fc.array(
  fc
    .record({
      workspaceId: fc.constantFrom(...workspaces),
      step: fc.constantFrom(...steps),
      from: fc.integer({ min: 0, max: 20_000 }),
      length: fc.integer({ min: 1, max: 30_000 }),
    })
    .map(({ length, ...pause }): Pause => ({ ...pause, until: pause.from + length })),
  { maxLength: 3 },
);

const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(1_700_000_000_000 + ms);
const msOf = (instant: Temporal.Instant) => instant.epochMilliseconds - 1_700_000_000_000;

/** Makes each call as soon as pacing allows, as the sender does. @returns when each wish was made true. */
function makeThemTrue(wished: readonly Wish[], paused: readonly Pause[]): Map<Wish, number> {
  const pacing = new Pacing();
  const made = new Map<Wish, number>();
  const moments = [...wished.map(({ from }) => from), ...paused.map(({ from }) => from)].sort(
    (a, b) => a - b,
  );
  let now = 0;
  while (made.size < wished.length) {
    for (const pause of paused)
      if (pause.from === now) pacing.pause(pause.workspaceId, pause.step, at(pause.until));
    for (const wish of wished) {
      if (wish.from > now || made.has(wish)) continue;
      const closed = pacing.closed(at(now));
      const isPost = wish.step === 'post';
      const isClosed =
        closed.steps.some(
          ({ workspaceId, step }) => workspaceId === wish.workspaceId && step === wish.step,
        ) ||
        (isPost && closed.conversations.some((one) => isSameConversation(one, wish)));
      if (isClosed) continue;
      pacing.take(wish.workspaceId, wish.step, at(now));
      if (isPost) pacing.posted(wish, at(now));
      made.set(wish, now);
    }
    const opening = pacing.nextOpening(at(now));
    const later = [...moments.filter((ms) => ms > now), ...(opening === null ? [] : [msOf(opening)])];
    now = later.length === 0 ? now + 1 : Math.min(...later);
  }
  return made;
}

function isSameConversation(a: Conversation, b: Conversation): boolean {
  return a.workspaceId === b.workspaceId && a.recipient === b.recipient;
}

/** Said another way than in the code: by counting calls in windows of time. */
function mayBeMade(
  wish: Wish,
  when: number,
  before: ReadonlyMap<Wish, number>,
  paused: readonly Pause[],
): boolean {
  const { burst, perMinute } = budgets[wish.step];
  const isSame = (one: { workspaceId: WorkspaceId; step: Step }) =>
    one.workspaceId === wish.workspaceId && one.step === wish.step;
  if (paused.some((pause) => isSame(pause) && pause.from <= when && when < pause.until)) return false;
  const earlier = [...before].filter(([one]) => isSame(one));
  const fitsBudget = earlier.every(([, start]) => {
    const inWindow = earlier.filter(([, made]) => made >= start).length + 1;
    return inWindow <= burst + ((when - start) * perMinute) / 60_000;
  });
  const fitsConversation =
    wish.step !== 'post' ||
    earlier.every(([one, made]) => !isSameConversation(one, wish) || when - made >= betweenPostsMs);
  return fitsBudget && fitsConversation;
}

test('no call comes too early, and none waits for nothing', () => {
  fc.assert(
    fc.property(wishes, pauses, (wished, paused) => {
      const made = makeThemTrue(wished, paused);
      const inOrder = [...made];
      for (const [i, [wish, when]] of inOrder.entries()) {
        const before = new Map(inOrder.slice(0, i));
        expect(mayBeMade(wish, when, before, paused)).toBe(true);
        if (when > wish.from) expect(mayBeMade(wish, when - 1, before, paused)).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

test('a pause ends only when the longest asked for is over', () => {
  const pacing = new Pacing();
  pacing.pause(workspaces[0]!, 'post', at(10_000));
  pacing.pause(workspaces[0]!, 'post', at(2_000));
  expect(pacing.nextOpening(at(0))).toEqual(at(10_000));
  expect(pacing.closed(at(9_999)).steps).toMatchObject([{ workspaceId: 'T1', step: 'post' }]);
  expect(pacing.closed(at(10_000))).toEqual({ steps: [], conversations: [] });
  expect(pacing.nextOpening(at(10_000))).toBeNull();
});
