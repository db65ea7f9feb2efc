import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import {
  type CommunityId,
  communityId,
  type FeedbackId,
  type FeedbackRequestId,
  feedbackId,
  feedbackRequestId,
} from '../../ids.ts';

/** What the form for giving carries beside the words. */
export interface GiveMeta {
  /** The draft that is written anew. */
  readonly draftId: FeedbackId | null;
  /** The request that is answered. */
  readonly requestId: FeedbackRequestId | null;
  /** The community that is meant where the two share several. */
  readonly preferred: CommunityId | null;
}

const text = z.string().nullable();
const giveShape = z.object({ draftId: text, requestId: text, preferred: text });

export function writeGiveMeta(meta: GiveMeta): string {
  return JSON.stringify(meta);
}

/** @throws Refusal where it is not as we sent it. */
export function readGiveMeta(meta: string): GiveMeta {
  const read = giveShape.safeParse(parsed(meta));
  if (!read.success) throw changed();
  const { draftId, requestId, preferred } = read.data;
  return {
    draftId: draftId === null ? null : readFeedbackId(draftId),
    requestId: requestId === null ? null : readRequestId(requestId),
    preferred: communityId.parse(preferred),
  };
}

/** @throws Refusal where it is not as we sent it. */
export function readFeedbackId(value: string): FeedbackId {
  const id = feedbackId.parse(value);
  if (id === null) throw changed();
  return id;
}

/** @throws Refusal where it is not as we sent it. */
export function readRequestId(value: string): FeedbackRequestId {
  const id = feedbackRequestId.parse(value);
  if (id === null) throw changed();
  return id;
}

/** The lists of what is one's own. */
export const sections = ['got', 'gave', 'asked'] as const;
export type Section = (typeof sections)[number];

/** Where somebody is in their own lists. */
export interface MinePlace {
  readonly section: Section;
  readonly page: number;
}

const placeShape = z.object({ section: z.enum(sections), page: z.number().int() });

export function writePlace({ section, page }: MinePlace): string {
  return JSON.stringify({ section, page });
}

/** What came back otherwise than we sent it leads to the first page. */
export function readPlace(value: string): MinePlace {
  return placeShape.safeParse(parsed(value)).data ?? { section: 'got', page: 0 };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

function changed(): Refusal {
  return new Refusal('invalid', 'This did not come back as it was sent. Please close it and open it again.');
}
