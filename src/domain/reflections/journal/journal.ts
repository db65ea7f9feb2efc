import { refresh } from '../../../delivery/outbox.ts';
import type { ReflectionId } from '../../../ids.ts';
import { identify } from '../../access.ts';
import { findCommunityById } from '../../communities/communities.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { fold } from '../../words.ts';
import { takeOutOfThread } from '../answering/sharing.ts';
import { findReflection } from '../answering/store.ts';
import { type OwnReflection, reflectionKeys } from '../reflection.ts';
import { journalInMarkdown } from './markdown.ts';
import { listOwn, removeReflection } from './store.ts';

export const entriesPerPage = 4;

export interface JournalPage {
  readonly entries: readonly OwnReflection[];
  /** Where the person's days pass. */
  readonly zone: string;
  readonly page: number;
  /** Of those found. */
  readonly count: number;
  /** What was looked for; empty for everything. */
  readonly words: string;
}

/**
 * A page of a person's own answers, newest first, in all communities, those that they have left too. `words`: all of them stand in the
 * answer or its question, whatever their case. Pages begin with 0; one past the end shows the last. For its author alone.
 */
export async function listJournal(
  ctx: Ctx,
  actor: Actor,
  { words, page }: { readonly words: string; readonly page: number },
): Promise<JournalPage> {
  const { person } = await identify(ctx, actor, 'member');
  const all = await look(ctx, (tx) => listOwn(tx, actor.workspaceId, actor.userId));
  const found = all.filter(holds(words));
  const last = Math.max(0, Math.ceil(found.length / entriesPerPage) - 1);
  const shown = Math.min(Math.max(0, page), last);
  return {
    entries: found.slice(shown * entriesPerPage, (shown + 1) * entriesPerPage),
    zone: person.zone ?? 'UTC',
    page: shown,
    count: found.length,
    words,
  };
}

/** What this person answered last; null before the first answer. For themselves alone. */
export function latestEntry(ctx: Ctx, { workspaceId, userId }: Actor): Promise<OwnReflection | null> {
  return look(ctx, async (tx) => (await listOwn(tx, workspaceId, userId, 1))[0] ?? null);
}

/** One entry whole. @throws Refusal `not_found`, also for what is somebody else's. */
export async function findEntry(ctx: Ctx, actor: Actor, id: ReflectionId): Promise<OwnReflection> {
  await identify(ctx, actor, 'member');
  const all = await look(ctx, (tx) => listOwn(tx, actor.workspaceId, actor.userId));
  const entry = all.find((one) => one.id === id);
  if (entry === undefined) throw gone();
  return entry;
}

/**
 * Deletes an answer for good, and its message in the week's thread; what asked for it offers to answer again. For its author, who
 * may have left. @returns the community whose channel is archived and keeps the
 * message until it is opened again, where one is.
 * @throws Refusal `not_found` where it is gone, or somebody else's.
 */
export async function deleteEntry(ctx: Ctx, actor: Actor, id: ReflectionId): Promise<Community | null> {
  await identify(ctx, actor, 'member');
  const { workspaceId, userId } = actor;
  const now = ctx.clock.now();
  return await change(ctx, workspaceId, async (tx) => {
    const row = await findReflection(tx, workspaceId, id);
    if (row === null || row.user_id !== userId) throw gone();
    await takeOutOfThread(tx, row, now);
    await removeReflection(tx, workspaceId, id);
    await refresh(tx, workspaceId, reflectionKeys.prompt(row.community_id, userId, row.week), now);
    await refresh(tx, workspaceId, reflectionKeys.reminder(row.community_id, userId, row.week), now);
    if (row.visibility !== 'community') return null;
    const community = await findCommunityById(tx, workspaceId, row.community_id);
    return community?.restingBecause === 'archived' ? community : null;
  });
}

/** Everything that a person has answered, as one Markdown text; `entries` is 0 where there is nothing. */
export async function exportJournal(
  ctx: Ctx,
  actor: Actor,
): Promise<{ readonly markdown: string; readonly entries: number }> {
  const { person } = await identify(ctx, actor, 'member');
  const all = await look(ctx, (tx) => listOwn(tx, actor.workspaceId, actor.userId));
  return { markdown: journalInMarkdown(all, person.zone ?? 'UTC'), entries: all.length };
}

function holds(words: string): (entry: OwnReflection) => boolean {
  const wanted = fold(words)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return ({ words: answer, question }) => {
    const text = `${fold(answer)}\n${fold(question)}`;
    return wanted.every((word) => text.includes(word));
  };
}

function gone(): Refusal {
  return new Refusal('not_found', 'This answer is no longer there.');
}
