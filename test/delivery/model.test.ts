import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelId, userId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { emptyTables } from '../support/pglite.ts';
import { type OutboxOf, outboxOf } from './outbox-of.ts';
import { directOf, type Method, type Mischance } from './pretend-slack.ts';

/** What may happen, in any order. */
type Happening =
  | { readonly it: 'owe'; readonly key: string; readonly to: Place; readonly pictures: number }
  | { readonly it: 'refresh' | 'withdraw'; readonly key: string; readonly pictures: number }
  | { readonly it: 'pass'; readonly seconds: number }
  | { readonly it: 'go wrong'; readonly method: Method; readonly how: Mischance }
  | { readonly it: 'restart' };

type Place = { readonly in: 'channel' | 'direct' } | { readonly below: string };

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const key = fc.constantFrom(...KEYS);
const pictures = fc.constantFrom(0, 0, 1, 2);
const ABOUT_FILES: readonly Method[] = [
  'askForUpload',
  'sendBytes',
  'completeUpload',
  'isUsable',
  'deleteFile',
];
const happenings = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        it: fc.constant('owe' as const),
        key,
        to: fc.oneof(
          fc.record({ in: fc.constantFrom('channel' as const, 'direct' as const) }),
          fc.record({ below: key }),
        ),
        pictures,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        it: fc.constantFrom('refresh' as const, 'refresh' as const, 'withdraw' as const),
        key,
        pictures,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ it: fc.constant('pass' as const), seconds: fc.integer({ min: 0, max: 60 }) }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        it: fc.constant('go wrong' as const),
        method: fc.constantFrom<Method>(
          ...(['post', 'post', 'post', 'update', 'remove', 'openDirect', 'find'] as const),
          ...ABOUT_FILES,
        ),
        how: fc.constantFrom<Mischance>(
          'lost',
          'dropped',
          'killed before',
          'killed after',
          { refused: 'unreachable', permanent: false },
          { pausedFor: 7 },
        ),
      }),
    },
    { weight: 1, arbitrary: fc.record({ it: fc.constant('restart' as const) }) },
  ),
  { maxLength: 30, size: 'max' },
);

/** What is wanted, kept without any thought of how it is brought about. */
interface Wanted {
  readonly to: Place;
  words: string;
  pictures: number;
  isWithdrawn: boolean;
}

async function happen(
  outbox: OutboxOf,
  wanted: Map<string, Wanted>,
  one: Happening,
  i: number,
): Promise<void> {
  switch (one.it) {
    case 'owe': {
      if (wanted.has(one.key)) return;
      const parent = 'below' in one.to ? wanted.get(one.to.below) : undefined;
      if ('below' in one.to && (parent === undefined || !('in' in parent.to) || parent.to.in !== 'channel'))
        return;
      wanted.set(one.key, { to: one.to, words: one.key, pictures: one.pictures, isWithdrawn: false });
      outbox.pictures.set(one.key, namesOf(one.key, one.pictures));
      const channel = channelId.of('C0LEARNING');
      const recipient =
        'below' in one.to
          ? { to: 'thread' as const, channelId: channel, ofKey: one.to.below }
          : one.to.in === 'channel'
            ? { to: 'channel' as const, channelId: channel }
            : { to: 'person' as const, userId: userId.of('UANA') };
      await outbox.owe(one.key, recipient);
      return;
    }
    case 'refresh': {
      const it = wanted.get(one.key);
      if (it === undefined) return;
      it.words = `${one.key} ${i}`;
      it.pictures = one.pictures;
      outbox.pictures.set(one.key, namesOf(one.key, one.pictures));
      await outbox.refresh(one.key, it.words);
      return;
    }
    case 'withdraw': {
      const it = wanted.get(one.key);
      if (it === undefined) return;
      it.isWithdrawn = true;
      await outbox.withdraw(one.key);
      return;
    }
    case 'pass':
      return await outbox.clock.advance({ seconds: one.seconds });
    case 'go wrong':
      return outbox.slack.next(one.method, one.how);
    case 'restart':
      return await outbox.replaceSender();
  }
}

function namesOf(key: string, pictures: number): string[] {
  return Array.from({ length: pictures }, (_, index) => `${key}${index}`);
}

/** `mayBeInWords`: Slack took files so badly that pictures may have been given up. */
async function mustBeAsWanted(
  outbox: OutboxOf,
  wanted: ReadonlyMap<string, Wanted>,
  mayBeInWords: boolean,
): Promise<void> {
  const { slack } = outbox;
  const drawn = slack.messages.flatMap(({ shows }) => shows).filter((name) => name.endsWith('.png'));
  expect(slack.filesKept.toSorted(), 'files of pictures that are shown, and no others').toEqual(
    drawn.toSorted(),
  );
  for (const [key, { to, words, pictures, isWithdrawn }] of wanted) {
    const { id, state } = await outbox.row(key);
    const posts = slack.everPosted.filter((posted) => posted === id);
    const copies = slack.messages.filter(({ deliveryId }) => deliveryId === id);
    expect(posts.length, `posts of ${key}`).toBeLessThanOrEqual(1);
    if (isWithdrawn) {
      expect(copies, `${key} was withdrawn`).toEqual([]);
      continue;
    }
    // An answer may have come before what is above it was withdrawn, or not at all.
    if ('below' in to && wanted.get(to.below)?.isWithdrawn === true && state === 'skipped') {
      expect(copies).toEqual([]);
      continue;
    }
    const place = 'in' in to && to.in === 'direct' ? directOf('UANA') : 'C0LEARNING';
    expect(
      copies.map(({ text, channelId }) => [text, channelId]),
      key,
    ).toEqual([[words, place]]);
    expect(copies[0]?.threadTs !== null).toBe('below' in to);
    const names = namesOf(key, pictures);
    const inWords = names.map((name) => `${name} in words`);
    const isInWords = mayBeInWords && copies[0]?.shows[0]?.endsWith('words') === true;
    expect(copies[0]?.shows, key).toEqual(isInWords ? inWords : names.map((name) => `${name}.png`));
  }
}

describeEachEngine('whatever happens', (openDb, engine) => {
  test('in the end Slack shows what is wanted, and each message was posted once at most', async () => {
    const db = await openDb();
    await fc.assert(
      fc.asyncProperty(happenings, async (all) => {
        if (engine === 'postgres') await emptyTables(db);
        else
          for (const table of ['deliveries', 'workspaces'] as const)
            await db.kysely.deleteFrom(table).execute();
        const outbox = await outboxOf(db);
        outbox.slack.onKilled = () => void outbox.replaceSender();
        const wanted = new Map<string, Wanted>();
        for (const [i, one] of all.entries()) await happen(outbox, wanted, one, i);
        await outbox.clock.advance({ minutes: 5 });
        outbox.slack.mischance = () => null;
        await outbox.clock.advance({ minutes: 20 });
        const troubles = all.filter((one) => one.it === 'go wrong' && ABOUT_FILES.includes(one.method));
        await mustBeAsWanted(outbox, wanted, troubles.length > 3);
        await outbox.stop();
      }),
      { numRuns: engine === 'postgres' ? 2 : 100 },
    );
  });
});
