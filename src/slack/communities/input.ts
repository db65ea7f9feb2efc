import { z } from 'zod';
import type { TypedChoices } from '../../domain/communities/members/choices.ts';
import type { TypedTerms } from '../../domain/communities/terms.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type ChannelId, type CommunityId, channelId, communityId } from '../../ids.ts';
import { type Fields, listOf, textOf } from '../fields.ts';
import { type TermsShown, UNSAID } from './form.ts';

/** What the form for setting up carries from its opening to its submission. It comes back from outside: checked again. */
export interface SetUpMeta {
  readonly channelId: ChannelId;
  readonly channelName: string;
  readonly zone: string;
  readonly belonging: 'everyone' | 'joiners';
}

const metaForm = z.object({
  channelId: z.string(),
  channelName: z.string().max(80),
  zone: z.string().max(80),
  belonging: z.enum(['everyone', 'joiners']),
});

/** @throws Refusal where it is not what we wrote. */
export function readSetUpMeta(meta: string): SetUpMeta {
  const read = metaForm.safeParse(jsonOf(meta));
  const channel = channelId.parse(read.data?.channelId);
  if (!read.success || channel === null) throw outdated();
  return { ...read.data, channelId: channel };
}

/** @throws Refusal where it is no community's id. */
export function readCommunityId(text: string): CommunityId {
  const id = communityId.parse(text);
  if (id === null) throw outdated();
  return id;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function outdated(): Refusal {
  return new Refusal('invalid', 'This window is out of date. Close it, and type `/learn` to begin again.');
}

/** The terms as shown where the form has been shortened, as typed where it was not. */
export function readTerms(fields: Fields, unsaid: TermsShown): TypedTerms {
  const showsAll = 'name' in fields;
  return {
    purpose: textOf(fields, 'purpose'),
    weekday: textOf(fields, 'weekday'),
    name: showsAll ? textOf(fields, 'name') : unsaid.name,
    zone: showsAll ? textOf(fields, 'zone') : unsaid.zone,
    time: showsAll ? textOf(fields, 'time') : unsaid.time,
    belonging: showsAll ? textOf(fields, 'belonging') : unsaid.belonging,
    guests: showsAll ? textOf(fields, 'guests') : unsaid.guestsBelong ? 'yes' : 'no',
    norms: showsAll
      ? ['norm1', 'norm2', 'norm3', 'norm4'].map((name) => textOf(fields, name))
      : [...unsaid.norms],
  };
}

/** What holds for a community whose leader says no more than its purpose and day. */
export function unsaidTerms(meta: SetUpMeta): TermsShown {
  return {
    ...UNSAID,
    name: nameFrom(meta.channelName),
    purpose: null,
    zone: meta.zone,
    belonging: meta.belonging,
  };
}

/** `data-guild` → `Data guild`. */
function nameFrom(channelName: string): string {
  const words = channelName.replaceAll(/[-_]+/g, ' ').trim().slice(0, 60);
  return words === '' ? 'Our community' : words.slice(0, 1).toLocaleUpperCase('en') + words.slice(1);
}

export function readChoices(fields: Fields): TypedChoices {
  const ticked = listOf(fields, 'rest');
  return {
    zone: ownOrNull(textOf(fields, 'zone')),
    weekday: ownOrNull(textOf(fields, 'weekday')),
    time: ownOrNull(textOf(fields, 'time')),
    isPaused: ticked.includes('paused'),
    skipsThisWeek: ticked.includes('skip'),
    awayUntil: textOf(fields, 'awayUntil'),
    sharePlace: textOf(fields, 'sharePlace'),
    visibility: textOf(fields, 'visibility'),
    workingDays: listOf(fields, 'workingDays'),
    everyWeeks: textOf(fields, 'everyWeeks'),
  };
}

/** The choice that leaves it as the community, or Slack, has it. */
export const AS_IT_IS = 'as-it-is';

function ownOrNull(chosen: string | null): string | null {
  return chosen === AS_IT_IS ? null : chosen;
}
