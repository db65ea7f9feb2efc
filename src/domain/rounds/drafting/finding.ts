import type { Tx } from '../../../db/transaction.ts';
import type { RoundId } from '../../../ids.ts';
import { asLeader, type Identified } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { Refusal } from '../../refusal.ts';
import { mayRun } from '../access.ts';
import type { Question } from '../questions.ts';
import type { Round, RoundState } from '../round.ts';
import { findQuestions, findRound } from '../store.ts';
import type { TemplateName } from '../templates.ts';
import { type DraftPlace, usualTerms } from './draft.ts';
import { templateQuestions, templateTitle } from './template-questions.ts';

/** A draft inside a leader's transaction. */
export interface Draft {
  readonly community: Community;
  readonly round: Round;
  readonly questions: readonly Question[];
  /** Whether it is in the database. */
  readonly isKept: boolean;
}

/**
 * A round that this leader may go on with, while it is in one of these states; null where there is none.
 * @throws Refusal as asLeader; `not_allowed` for a round about somebody else; `conflict` in another state.
 */
export async function findUnsent(
  tx: Tx,
  who: Identified,
  id: RoundId,
  states: readonly RoundState[],
): Promise<Draft | null> {
  const { workspaceId, userId } = who.actor;
  const round = await findRound(tx, workspaceId, id);
  if (round === null) return null;
  const { community } = await asLeader(tx, who, round.communityId);
  if (!mayRun(round, userId)) {
    throw new Refusal(
      'not_allowed',
      'This round is about the leader who began it. Only they can go on with it.',
    );
  }
  if (!states.includes(round.state)) throw new Refusal('conflict', whyNot(round.state));
  return { community, round, questions: await findQuestions(tx, workspaceId, id), isKept: true };
}

/** The same, of a draft. @throws Refusal also `not_found` where there is none. */
export async function findDraft(tx: Tx, who: Identified, id: RoundId): Promise<Draft> {
  const found = await findUnsent(tx, who, id, ['draft']);
  if (found === null) throw isGone();
  return found;
}

/** The draft that is meant: as it is kept, or a new one. @throws Refusal as findDraft; as asLeader. */
export async function draftAt(
  tx: Tx,
  who: Identified,
  place: DraftPlace,
  beginning: { readonly template: TemplateName; readonly now: Temporal.Instant },
): Promise<Draft> {
  const found = await findUnsent(tx, who, place.roundId, ['draft']);
  if (found !== null) return found;
  if (place.isKept) throw isGone();
  const { community } = await asLeader(tx, who, place.communityId);
  return newDraft(community, who, place.roundId, beginning);
}

function newDraft(
  community: Community,
  who: Identified,
  id: RoundId,
  { template, now }: { readonly template: TemplateName; readonly now: Temporal.Instant },
): Draft {
  const round: Round = {
    workspaceId: community.workspaceId,
    id,
    communityId: community.id,
    owner: who.actor.userId,
    title: templateTitle(template, who.person.name),
    template,
    state: 'draft',
    discardedBecause: null,
    terms: usualTerms(now, community.zone),
    seriesId: id,
    sealId: null,
    openedAt: null,
    opensAt: null,
    closesAt: null,
    isExtended: false,
    answered: null,
  };
  return { community, round, questions: templateQuestions(template), isKept: false };
}

function isGone(): Refusal {
  return new Refusal(
    'not_found',
    'This draft is no longer there. `/feedback rounds` shows those that are, and `/feedback round` begins a new one.',
  );
}

function whyNot(state: RoundState): string {
  return state === 'planned'
    ? 'This round is planned. `/feedback rounds` shows it, and there you can press Change.'
    : 'This round was sent already, so what it asks and promises stays as it is. `/feedback rounds` shows it.';
}
