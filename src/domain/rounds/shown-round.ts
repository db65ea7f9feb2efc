import type { ChannelId, RoundId } from '../../ids.ts';
import type { Community } from '../communities/community.ts';
import type { Question } from './questions.ts';
import { isAboutOwner, neededAnswers, type Round, type Terms } from './round.ts';

/** A round as those who are asked see it: in its invitation, above its questions, and in the preview of both. */
export interface ShownRound {
  readonly roundId: RoundId;
  readonly communityName: string;
  readonly channelId: ChannelId;
  readonly channelName: string;
  readonly title: string;
  readonly ownerName: string;
  /** Whether it asks about its owner. */
  readonly isAboutOwner: boolean;
  readonly asked: Asked;
  readonly identity: Terms['identity'];
  /** Fewest answers before anything is shown; counted without leaders where only they read. */
  readonly needed: number;
  readonly readers: Terms['readers'];
  /** In the community’s zone. */
  readonly closes: Temporal.ZonedDateTime;
  readonly questions: readonly Question[];
}

/** Who is asked. */
export type Asked =
  | { readonly who: 'channel' }
  | { readonly who: 'chosen'; readonly people: number }
  | { readonly who: 'group'; readonly handle: string };

/** What of a round those may see who are asked, field by field. */
export function showRound(
  { id, title, template, terms }: Pick<Round, 'id' | 'title' | 'template' | 'terms'>,
  {
    community,
    ownerName,
    closesAt,
    questions,
  }: {
    readonly community: Community;
    readonly ownerName: string;
    readonly closesAt: Temporal.Instant;
    readonly questions: readonly Question[];
  },
): ShownRound {
  return {
    roundId: id,
    communityName: community.name,
    channelId: community.channelId,
    channelName: community.channelName,
    title,
    ownerName,
    isAboutOwner: isAboutOwner({ template }),
    asked: askedIn(terms),
    identity: terms.identity,
    needed: neededAnswers(terms),
    readers: terms.readers,
    closes: closesAt.toZonedDateTimeISO(community.zone),
    questions,
  };
}

function askedIn({ audience }: Terms): Asked {
  switch (audience.who) {
    case 'channel':
      return { who: 'channel' };
    case 'chosen':
      return { who: 'chosen', people: audience.people.length };
    case 'group':
      return { who: 'group', handle: audience.handle };
  }
}
