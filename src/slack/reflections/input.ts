import { Refusal } from '../../domain/refusal.ts';
import { isWeek } from '../../domain/time.ts';
import {
  type CommunityId,
  communityId,
  type MessageTs,
  messageTs,
  type ReflectionId,
  reflectionId,
} from '../../ids.ts';

/** A question of a week, as buttons and forms carry it. */
export interface NamedWeek {
  readonly communityId: CommunityId;
  /** ISO week: `2026-W10`. */
  readonly week: string;
}

export function writeNamedWeek({ communityId: community, week }: NamedWeek): string {
  return `${community} ${week}`;
}

/** @throws Refusal where it is not as we sent it. */
export function readNamedWeek(text: string): NamedWeek {
  const [community, week = ''] = text.split(' ');
  const id = communityId.parse(community);
  if (id === null || !isWeek(week)) throw changed();
  return { communityId: id, week };
}

/** A page of what was answered in a week. */
export interface NamedPage extends NamedWeek {
  /** From 0. */
  readonly page: number;
}

export function writeNamedPage(named: NamedPage): string {
  return `${writeNamedWeek(named)} ${named.page}`;
}

/** The first page where none is named. @throws Refusal where it is not as we sent it. */
export function readNamedPage(text: string): NamedPage {
  const [, , page = '0'] = text.split(' ');
  if (!/^\d{1,6}$/.test(page)) throw changed();
  return { ...readNamedWeek(text), page: Number(page) };
}

/** A message typed to the bot that may be an answer. */
export interface NamedTyped extends NamedWeek {
  readonly ts: MessageTs;
  readonly threadTs: MessageTs | null;
}

export function writeNamedTyped(typed: NamedTyped): string {
  return `${writeNamedWeek(typed)} ${typed.ts} ${typed.threadTs ?? ''}`.trim();
}

/** @throws Refusal where it is not as we sent it. */
export function readNamedTyped(text: string): NamedTyped {
  const [, , first, second] = text.split(' ');
  const ts = messageTs.parse(first);
  if (ts === null) throw changed();
  return { ...readNamedWeek(text), ts, threadTs: messageTs.parse(second) };
}

/** @throws Refusal where it is not as we sent it. */
export function readCommunityId(text: string): CommunityId {
  const id = communityId.parse(text);
  if (id === null) throw changed();
  return id;
}

/** @throws Refusal where it is not as we sent it. */
export function readReflectionId(text: string): ReflectionId {
  const id = reflectionId.parse(text);
  if (id === null) throw changed();
  return id;
}

function changed(): Refusal {
  return new Refusal('invalid', 'This did not come back as it was sent. Please close it and open it again.');
}
