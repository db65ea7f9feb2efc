import { Refusal } from '../../../domain/refusal.ts';
import { type CommunityId, communityId, type UserId, userId } from '../../../ids.ts';

/** What somebody looks for, and where. */
export interface Search {
  readonly communityId: CommunityId;
  readonly skill: string;
}

export function writeSearch({ communityId: id, skill }: Search): string {
  return `${id} ${skill}`;
}

/** @throws Refusal where it is not as we sent it. */
export function readSearch(value: string): Search {
  const [id = ''] = value.split(' ', 1);
  return { communityId: readCommunityId(id), skill: value.slice(id.length).trim() };
}

/** The person whom somebody would like to ask. */
export interface Asking extends Search {
  readonly mentorId: UserId;
}

export function writeAsking({ communityId: id, mentorId, skill }: Asking): string {
  return `${id} ${mentorId} ${skill}`;
}

/** @throws Refusal where it is not as we sent it. */
export function readAsking(value: string): Asking {
  const [id = '', mentor = ''] = value.split(' ', 2);
  const mentorId = userId.parse(mentor);
  if (mentorId === null) throw changed();
  return {
    communityId: readCommunityId(id),
    mentorId,
    skill: value.slice(id.length + mentor.length + 1).trim(),
  };
}

/** @throws Refusal where it is not as we sent it. */
export function readCommunityId(text: string): CommunityId {
  const id = communityId.parse(text);
  if (id === null) throw changed();
  return id;
}

function changed(): Refusal {
  return new Refusal('invalid', 'This did not come back as it was sent. Please close it and open it again.');
}
