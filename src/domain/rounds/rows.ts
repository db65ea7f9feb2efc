/** Rounds and questions as their rows hold them, and back: no queries. */
import { z } from 'zod';
import type { Flag } from '../../db/flag.ts';
import { type InstantText, readInstant, writeInstant } from '../../db/instants.ts';
import type { RoundQuestionRow, RoundRow } from '../../db/tables-of-rounds.ts';
import type { UserId } from '../../ids.ts';
import type { Question } from './questions.ts';
import type { Audience, Round, Terms } from './round.ts';
import { templateNamed } from './templates.ts';

/** A round as its row has it; `chosen` are the people of an audience that was chosen. */
export function roundOf(row: RoundRow, chosen: readonly UserId[]): Round {
  return {
    workspaceId: row.workspace_id,
    id: row.id,
    communityId: row.community_id,
    owner: row.owner_id,
    title: row.title,
    template: templateNamed(row.template),
    state: row.state,
    discardedBecause: row.discarded_because,
    terms: termsOf(row, chosen),
    seriesId: row.series_id,
    sealId: row.seal_id,
    openedAt: instantOrNull(row.opened_at),
    opensAt: instantOrNull(row.opens_at),
    closesAt: instantOrNull(row.closes_at),
    isExtended: row.is_extended === 1,
    answered: row.answered,
  };
}

function termsOf(row: RoundRow, chosen: readonly UserId[]): Terms {
  return {
    identity: row.identity,
    threshold: row.threshold,
    readers: row.readers,
    audience: audienceOf(row, chosen),
    opens:
      row.opens_on === null || row.opens_time === null ? null : { date: row.opens_on, time: row.opens_time },
    closes: { date: row.closes_on, time: row.closes_time },
    reminds: row.reminds === 1,
    asksByLetter: row.asks_by_letter === 1,
    everyWeeks: row.every_weeks,
  };
}

function audienceOf(row: RoundRow, people: readonly UserId[]): Audience {
  if (row.audience === 'chosen') return { who: 'chosen', people };
  if (row.audience === 'group' && row.group_id !== null) {
    return { who: 'group', groupId: row.group_id, handle: row.group_handle ?? '' };
  }
  return { who: 'channel' };
}

/** What of a round may change after it is added. */
export function writtenColumns(round: Round) {
  const { terms } = round;
  const { audience } = terms;
  return {
    owner_id: round.owner,
    title: round.title,
    template: round.template,
    state: round.state,
    discarded_because: round.discardedBecause,
    identity: terms.identity,
    threshold: terms.threshold,
    readers: terms.readers,
    audience: audience.who,
    group_id: audience.who === 'group' ? audience.groupId : null,
    group_handle: audience.who === 'group' ? audience.handle : null,
    opens_on: terms.opens?.date ?? null,
    opens_time: terms.opens?.time ?? null,
    opens_at: textOrNull(round.opensAt),
    closes_on: terms.closes.date,
    closes_time: terms.closes.time,
    closes_at: textOrNull(round.closesAt),
    is_extended: flag(round.isExtended),
    reminds: flag(terms.reminds),
    asks_by_letter: flag(terms.asksByLetter),
    every_weeks: terms.everyWeeks,
    seal_id: round.sealId,
    opened_at: textOrNull(round.openedAt),
    answered: round.answered,
  };
}

const choiceTexts = z.array(z.string());

export function questionOf(row: RoundQuestionRow): Question {
  const asked = { position: row.position, key: row.key, text: row.text, isRequired: row.is_required === 1 };
  switch (row.kind) {
    case 'rating':
      return { ...asked, kind: 'rating', low: row.low ?? '', high: row.high ?? '' };
    case 'open':
      return { ...asked, kind: 'open' };
    case 'single':
    case 'multiple':
      return { ...asked, kind: row.kind, choices: choiceTexts.parse(JSON.parse(row.choices)) };
  }
}

/** A question as its row has it, with nothing to say of answers yet. */
export function questionColumns(question: Question) {
  return {
    position: question.position,
    key: question.key,
    kind: question.kind,
    text: question.text,
    is_required: flag(question.isRequired),
    choices: JSON.stringify('choices' in question ? question.choices : []),
    low: question.kind === 'rating' ? question.low : null,
    high: question.kind === 'rating' ? question.high : null,
    figures: null,
  };
}

function flag(is: boolean): Flag {
  return is ? 1 : 0;
}

function textOrNull(instant: Temporal.Instant | null): InstantText | null {
  return instant === null ? null : writeInstant(instant);
}

function instantOrNull(text: InstantText | null): Temporal.Instant | null {
  return text === null ? null : readInstant(text);
}
