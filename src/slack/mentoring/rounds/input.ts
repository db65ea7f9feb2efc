import type { MatchingPlace, TypedMatching } from '../../../domain/mentoring/rounds/setting-up/form.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { communityId, type MatchingRoundId, matchingRoundId, type UserId, userId } from '../../../ids.ts';
import { type Fields, listOf, textOf } from '../../fields.ts';

/** The round that a button or a window is about. @throws Refusal where it names none. */
export function readRoundId(text: string): MatchingRoundId {
  const id = matchingRoundId.parse(text);
  if (id === null) throw outdated();
  return id;
}

export function outdated(): Refusal {
  return new Refusal('invalid', 'This window is out of date. Close it, and type `/mentor rounds` to go on.');
}

export function writePlace({ communityId: community, roundId }: MatchingPlace): string {
  return `${community} ${roundId}`;
}

/** @throws Refusal where it is not what we wrote. */
export function readPlace(meta: string): MatchingPlace {
  const [community, round = ''] = meta.split(' ');
  const id = communityId.parse(community);
  if (id === null) throw outdated();
  return { communityId: id, roundId: readRoundId(round) };
}

/** What stands in the form. A field that it does not show is undefined. */
export function readMatching(fields: Fields): TypedMatching {
  const said = (name: string) => (name in fields ? textOf(fields, name) : undefined);
  return {
    program: said('program'),
    who: said('who'),
    group: said('group'),
    days: said('days'),
    preset: said('preset'),
    rules: 'rules' in fields ? listOf(fields, 'rules') : undefined,
    hours: said('hours'),
    size: said('size'),
    agreement: said('agreement'),
    answerDays: said('answerDays'),
    everyWeeks: said('everyWeeks'),
  };
}

/** Which page of which proposal a window shows. */
export interface ProposalMeta {
  readonly roundId: MatchingRoundId;
  readonly page: number;
}

export function writeProposal({ roundId, page }: ProposalMeta): string {
  return `${roundId} ${page}`;
}

/** @throws Refusal where it is not what we wrote. */
export function readProposalMeta(meta: string): ProposalMeta {
  const [round = '', page = '0'] = meta.split(' ');
  return { roundId: readRoundId(round), page: readPage(page) };
}

export function readPage(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** The window in which a mentor is chosen for somebody knows the proposal below it. */
export interface MoveMeta extends ProposalMeta {
  readonly menteeId: UserId;
  readonly proposalViewId: string;
}

export function writeMove({ menteeId, proposalViewId, ...proposal }: MoveMeta): string {
  return `${writeProposal(proposal)} ${menteeId} ${proposalViewId}`;
}

/** @throws Refusal where it is not what we wrote. */
export function readMove(meta: string): MoveMeta {
  const [, , mentee, proposalViewId = ''] = meta.split(' ');
  return { ...readProposalMeta(meta), menteeId: readUser(mentee ?? ''), proposalViewId };
}

/** @throws Refusal where it names nobody. */
export function readUser(text: string): UserId {
  const user = userId.parse(text);
  if (user === null) throw outdated();
  return user;
}
