import type { DraftPlace } from '../../../domain/rounds/drafting/draft.ts';
import { communityId, type RoundId, roundId } from '../../../ids.ts';
import { outdated, readRoundId } from '../input.ts';

/** Which fields the form shows: a few, or all, with those that go with who is asked. */
export const shapes = ['short', 'channel', 'chosen', 'group'] as const;
export type Shape = (typeof shapes)[number];

export function writePlace({ communityId: community, roundId: round, isKept }: DraftPlace): string {
  return [community, round, isKept ? 'kept' : 'new'].join(' ');
}

/** @throws Refusal where it is not what we wrote. */
export function readPlace(meta: string): DraftPlace {
  const [community, round, kept] = meta.split(' ');
  const place = { communityId: communityId.parse(community), roundId: roundId.parse(round) };
  if (place.communityId === null || place.roundId === null) throw outdated();
  return { communityId: place.communityId, roundId: place.roundId, isKept: kept === 'kept' };
}

/** What the windows above the form know of it, to show below what they changed. */
export interface Above {
  readonly roundId: RoundId;
  readonly formViewId: string;
  readonly shape: Shape;
}

export function writeAbove({ roundId: round, formViewId, shape }: Above): string {
  return [round, formViewId, shape].join(' ');
}

/** @throws Refusal where it is not what we wrote. */
export function readAbove(meta: string): Above {
  const [round, formViewId = '', named] = meta.split(' ');
  const shape = shapes.find((known) => known === named) ?? refuse();
  return { roundId: readRoundId(round ?? ''), formViewId, shape };
}

/** What the window for one question knows beside. */
export interface QuestionMeta extends Above {
  readonly listViewId: string;
  /** Null for a new one. */
  readonly key: string | null;
}

export function writeQuestionMeta(meta: QuestionMeta): string {
  return [writeAbove(meta), meta.listViewId, ...(meta.key === null ? [] : [meta.key])].join(' ');
}

/** @throws Refusal where it is not what we wrote. */
export function readQuestionMeta(meta: string): QuestionMeta {
  const [, , , listViewId = '', key = null] = meta.split(' ');
  return { ...readAbove(meta), listViewId, key };
}

/** What a leader does with a question by its menu. */
const deeds = ['edit', 'up', 'down', 'remove'] as const;
export type Deed = (typeof deeds)[number];

export function writeDeed(deed: Deed, key: string): string {
  return `${deed} ${key}`;
}

/** @throws Refusal where it is not what we wrote. */
export function readDeed(value: string): { readonly deed: Deed; readonly key: string } {
  const [named, key = ''] = value.split(' ');
  return { deed: deeds.find((known) => known === named) ?? refuse(), key };
}

function refuse(): never {
  throw outdated();
}
