import type { CommunityId, RoundId } from '../../../ids.ts';
import type { Question } from '../questions.ts';
import { roundLimits, type Terms, type WallMoment } from '../round.ts';
import type { TemplateName } from '../templates.ts';

/** Which draft is meant. Its id is known before it is kept, so that what keeps it can be done twice. */
export interface DraftPlace {
  readonly communityId: CommunityId;
  readonly roundId: RoundId;
  /** Whether it was kept; one that was and is there no longer is not made anew. */
  readonly isKept: boolean;
}

/** A round that has not been sent, as its leader sees it. */
export interface ShownDraft {
  readonly place: DraftPlace;
  readonly communityName: string;
  readonly channelName: string;
  /** IANA; the community’s, in which all moments of the round are. */
  readonly zone: string;
  /** How many belong to the community. */
  readonly people: number;
  readonly template: TemplateName;
  /** Empty while it has none. */
  readonly title: string;
  readonly terms: Terms;
  readonly questions: readonly Question[];
  /** Whether the questions are other than the template’s. */
  readonly isReworded: boolean;
  /** Whether the closing that was chosen is over, so that another is proposed. */
  readonly isLate: boolean;
  /** Whether user groups can be asked: the workspace lets us read them. */
  readonly hasGroups: boolean;
}

/** What the form says of a round, as typed and chosen. What the form did not show is undefined, and stays as it is. */
export interface TypedRound {
  readonly template?: Said;
  readonly title?: Said;
  readonly closesOn?: Said;
  readonly closesTime?: Said;
  /** Null: at once. */
  readonly opensOn?: Said;
  readonly opensTime?: Said;
  readonly who?: Said;
  readonly people?: readonly string[] | undefined;
  readonly group?: Said;
  readonly identity?: Said;
  readonly threshold?: Said;
  readonly readers?: Said;
  /** `reminds`, `letter`. */
  readonly also?: readonly string[] | undefined;
  /** A number; `0`: it does not come again. */
  readonly everyWeeks?: Said;
}

type Said = string | null | undefined;

/** What a leader writes about a round, beside its questions. */
export interface Written {
  readonly title: string;
  readonly terms: Terms;
}

/** Where nobody has said otherwise. */
export const usual = { closesTime: '17:00', opensTime: '09:00' } as const;

/** The terms of a round about which nothing has been said. */
export function usualTerms(now: Temporal.Instant, zone: string): Terms {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  return {
    identity: 'unlinked',
    threshold: roundLimits.usualThreshold,
    readers: 'leaders',
    audience: { who: 'channel' },
    opens: null,
    closes: { date: today.add({ days: roundLimits.usualDays }).toString(), time: usual.closesTime },
    reminds: true,
    asksByLetter: false,
    everyWeeks: null,
  };
}

/** With another closing, and opening at once, where those that were chosen are over. */
export function proposedAfresh(draft: ShownDraft, now: Temporal.Instant): ShownDraft {
  const { terms, zone } = draft;
  const isOver = ({ date, time }: WallMoment) =>
    Temporal.Instant.compare(
      Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).toInstant(),
      now,
    ) <= 0;
  const isLate = isOver(terms.closes);
  const closes = isLate ? { ...terms.closes, date: usualTerms(now, zone).closes.date } : terms.closes;
  const opens = terms.opens !== null && isOver(terms.opens) ? null : terms.opens;
  return { ...draft, isLate, terms: { ...terms, opens, closes } };
}

/** Whether all that the short form does not show is as usual. */
export function areUsual(terms: Terms): boolean {
  return (
    terms.identity === 'unlinked' &&
    terms.threshold === roundLimits.usualThreshold &&
    terms.readers === 'leaders' &&
    terms.audience.who === 'channel' &&
    terms.opens === null &&
    terms.closes.time === usual.closesTime &&
    terms.reminds &&
    !terms.asksByLetter &&
    terms.everyWeeks === null
  );
}

/** A draft in the list of rounds. */
export interface DraftLine {
  readonly roundId: RoundId;
  /** Empty while it has none. */
  readonly title: string;
  readonly ownerName: string;
  readonly isOwn: boolean;
  /** When it opens, in the community’s zone; null of a draft, which does not open by itself. */
  readonly opens: Temporal.ZonedDateTime | null;
}
