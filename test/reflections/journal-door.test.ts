import { expect, it } from 'vitest';
import { writeInstant } from '../../src/db/instants.ts';
import { write } from '../../src/db/transaction.ts';
import { owe } from '../../src/delivery/outbox.ts';
import type { Community } from '../../src/domain/communities/community.ts';
import { setUpCommunity } from '../../src/domain/communities/set-up.ts';
import { addReflection } from '../../src/domain/reflections/answering/store.ts';
import {
  deleteEntry,
  entriesPerPage,
  exportJournal,
  findEntry,
  type JournalPage,
  latestEntry,
  listJournal,
} from '../../src/domain/reflections/journal/journal.ts';
import { reflectionKeys } from '../../src/domain/reflections/reflection.ts';
import { mondayOfWeek } from '../../src/domain/time.ts';
import { channelId, deliveryId, type ReflectionId, reflectionId } from '../../src/ids.ts';
import { describeEachEngine, type OpenDb } from '../support/databases.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

interface Written {
  readonly by?: Name;
  readonly in?: Community;
  readonly question?: string;
  readonly words?: string;
  /** How often it was shared with the community; 0 for a private one. */
  readonly shared?: number;
}

/** An answer given at noon (UTC) on the Monday of that week. */
async function wrote(small: SmallCommunity, week: string, written: Written = {}): Promise<ReflectionId> {
  const { by = 'ben', in: community = small.community, shared = 0 } = written;
  const id = reflectionId.of(crypto.randomUUID());
  const noon = mondayOfWeek(week).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' }).toInstant();
  await write(small.ctx.db, (tx) =>
    addReflection(tx, {
      workspace_id: community.workspaceId,
      id,
      community_id: community.id,
      user_id: idOf(by),
      week,
      theme: 'feedback',
      question: written.question ?? `Question of ${week}?`,
      words: written.words ?? `Answer of ${week}.`,
      visibility: shared > 0 ? 'community' : 'private',
      times_shared: shared,
      written_at: writeInstant(noon),
      edited_at: null,
    }),
  );
  return id;
}

/** A message of ours that stands in #learning. */
async function stands(small: SmallCommunity, key: string): Promise<void> {
  const { workspaceId, channelId: channel } = small.community;
  const now = small.ctx.clock.now();
  await write(small.ctx.db, async (tx) => {
    const to = { to: 'channel', channelId: channel } as const;
    const what = { workspaceId, id: deliveryId.of(crypto.randomUUID()), key, kind: 'any', to, subject: {} };
    await owe(tx, { ...what, due: now, notAfter: null }, now);
  });
  await small.ctx.db.kysely
    .updateTable('deliveries')
    .set({ state: 'sent', due_at: null })
    .where('key', '=', key)
    .execute();
}

async function delivery(small: SmallCommunity, key: string) {
  return await small.ctx.db.kysely
    .selectFrom('deliveries')
    .select(['state', 'is_withdrawn', 'wanted_revision'])
    .where('key', '=', key)
    .executeTakeFirst();
}

function list(small: SmallCommunity, by: Name, words = '', page = 0): Promise<JournalPage> {
  return listJournal(small.ctx, small.actor(by), { words, page });
}

function weeks(journal: JournalPage): string[] {
  return journal.entries.map(({ week }) => week);
}

/** 2026-W10, 2026-W09, … */
function weeksBefore(count: number): string[] {
  const first = mondayOfWeek('2026-W10');
  return Array.from({ length: count }, (_, n) => {
    const monday = first.subtract({ weeks: n });
    return `${monday.yearOfWeek}-W${String(monday.weekOfYear).padStart(2, '0')}`;
  });
}

const GONE = expect.objectContaining({ code: 'not_found', message: 'This answer is no longer there.' });

describeEachEngine('the journal of one’s own answers', (openDb: OpenDb) => {
  it('holds one’s own answers in all communities, newest first, and nobody else’s', async () => {
    const small = await smallCommunity(await openDb());
    const other = await setUpCommunity(small.ctx, small.actor('ana'), channelId.of('C2'), {
      name: 'Book club',
      purpose: 'To read',
      zone: 'Europe/Berlin',
      rhythm: { weekday: 1, time: '10:00' },
      belonging: 'everyone',
      guestsBelong: false,
      norms: ['Be kind.'],
    });
    await wrote(small, '2026-W08');
    await wrote(small, '2026-W10', { in: other, shared: 1 });
    await wrote(small, '2026-W09');
    await wrote(small, '2026-W09', { by: 'ana', words: 'Ana’s alone.' });
    const journal = await list(small, 'ben');
    expect(journal.count).toBe(3);
    expect(
      journal.entries.map(({ week, communityName, visibility }) => [week, communityName, visibility]),
    ).toEqual([
      ['2026-W10', 'Book club', 'community'],
      ['2026-W09', 'Learning', 'private'],
      ['2026-W08', 'Learning', 'private'],
    ]);
    expect(weeks(await list(small, 'chloe'))).toEqual([]);
    expect(await latestEntry(small.ctx, small.actor('ben'))).toMatchObject({ week: '2026-W10' });
    expect(await latestEntry(small.ctx, small.actor('chloe'))).toBeNull();
  });

  it('stays with those who have left, to read, export and delete', async () => {
    const small = await smallCommunity(await openDb());
    const id = await wrote(small, '2026-W09', { words: 'Mine for good.' });
    await small.ctx.db.kysely.updateTable('members').set({ state: 'left' }).execute();
    expect(weeks(await list(small, 'ben'))).toEqual(['2026-W09']);
    expect((await exportJournal(small.ctx, small.actor('ben'))).markdown).toContain('> Mine for good.');
    await deleteEntry(small.ctx, small.actor('ben'), id);
    expect(weeks(await list(small, 'ben'))).toEqual([]);
  });

  it('is for people of the organisation', async () => {
    const small = await smallCommunity(await openDb());
    const id = await wrote(small, '2026-W09', { by: 'stranger' });
    const stranger = small.actor('stranger');
    const refused = expect.objectContaining({ code: 'not_allowed' });
    await expect(listJournal(small.ctx, stranger, { words: '', page: 0 })).rejects.toEqual(refused);
    await expect(findEntry(small.ctx, stranger, id)).rejects.toEqual(refused);
    await expect(deleteEntry(small.ctx, stranger, id)).rejects.toEqual(refused);
    await expect(exportJournal(small.ctx, stranger)).rejects.toEqual(refused);
  });

  it('comes in pages, and a page past either end is the nearest that is there', async () => {
    const small = await smallCommunity(await openDb());
    const all = weeksBefore(2 * entriesPerPage + 1);
    for (const week of all) await wrote(small, week);
    const pages = [
      await list(small, 'ben'),
      await list(small, 'ben', '', 1),
      await list(small, 'ben', '', 2),
    ];
    expect(pages.flatMap(weeks)).toEqual(all);
    expect(pages.map(({ count }) => count)).toEqual([all.length, all.length, all.length]);
    expect(await list(small, 'ben', '', 99)).toEqual(pages[2]);
    expect(await list(small, 'ben', '', -1)).toEqual(pages[0]);
  });

  it.each([
    ['mArMaLaDe', ['2026-W10']],
    ['ｍａｒｍａｌａｄｅ', ['2026-W10']],
    ['cafe\u0301', ['2026-W09']],
    ['  marmalade\u3000quinces ', ['2026-W10']],
    ['marmalade café', []],
    ['who tea', ['2026-W08']],
    ['%', ['2026-W08']],
    ['_', []],
  ])('finds “%s” in %s', async (words, expected) => {
    const small = await smallCommunity(await openDb());
    await wrote(small, '2026-W10', { words: 'MARMALADE\nand quinces' });
    await wrote(small, '2026-W09', { words: 'We met in a café.' });
    await wrote(small, '2026-W08', { question: 'Who helped you?', words: '100 % of the tea.' });
    expect(weeks(await list(small, 'ben', words))).toEqual(expected);
  });

  it('shows an entry whole to its author, and to nobody else', async () => {
    const small = await smallCommunity(await openDb());
    const id = await wrote(small, '2026-W09', { words: 'é'.repeat(3000) });
    expect(await findEntry(small.ctx, small.actor('ben'), id)).toMatchObject({ words: 'é'.repeat(3000) });
    await expect(findEntry(small.ctx, small.actor('ana'), id)).rejects.toEqual(GONE);
  });
});

describeEachEngine('an answer that is deleted', (openDb: OpenDb) => {
  it('goes, with its message in the thread; what asked for it says so again', async () => {
    const small = await smallCommunity(await openDb());
    const id = await wrote(small, '2026-W09', { shared: 2 });
    const keys = {
      shared: reflectionKeys.shared(id, 2),
      prompt: reflectionKeys.prompt(small.community.id, idOf('ben'), '2026-W09'),
      reminder: reflectionKeys.reminder(small.community.id, idOf('ben'), '2026-W09'),
    };
    for (const key of Object.values(keys)) await stands(small, key);
    await deleteEntry(small.ctx, small.actor('ben'), id);
    expect(await delivery(small, keys.shared)).toMatchObject({ is_withdrawn: 1 });
    expect(await delivery(small, keys.prompt)).toMatchObject({ is_withdrawn: 0, wanted_revision: 2 });
    expect(await delivery(small, keys.reminder)).toMatchObject({ is_withdrawn: 0, wanted_revision: 2 });
    await expect(deleteEntry(small.ctx, small.actor('ben'), id)).rejects.toEqual(GONE);
  });

  it('is its author’s to delete: for others, its leader too, it is not there', async () => {
    const small = await smallCommunity(await openDb());
    const id = await wrote(small, '2026-W09', { shared: 1 });
    await stands(small, reflectionKeys.shared(id, 1));
    await expect(deleteEntry(small.ctx, small.actor('ana'), id)).rejects.toEqual(GONE);
    expect(await delivery(small, reflectionKeys.shared(id, 1))).toMatchObject({ is_withdrawn: 0 });
    expect(weeks(await list(small, 'ben'))).toEqual(['2026-W09']);
  });
});

describeEachEngine('the export', (openDb: OpenDb) => {
  it('of nothing is nothing', async () => {
    const small = await smallCommunity(await openDb());
    expect(await exportJournal(small.ctx, small.actor('ben'))).toMatchObject({ entries: 0 });
  });

  it('holds 500 answers of 3,000 characters, and a word in one of them is found', async () => {
    const small = await smallCommunity(await openDb());
    const long = 'Ça va, ＡＢＣ! '.repeat(250);
    const weeksOf500 = weeksBefore(500);
    for (const week of weeksOf500) await wrote(small, week, { words: `${week} ${long}`.slice(0, 3000) });
    const { markdown, entries } = await exportJournal(small.ctx, small.actor('ben'));
    expect(entries).toBe(500);
    expect(markdown.match(/^### /gm)).toHaveLength(500);
    expect(markdown.match(/^## \d{4}$/gm)).toHaveLength(11);
    const found = await list(small, 'ben', 'abc 2020-w07');
    expect(weeks(found)).toEqual(['2020-W07']);
  });
});
