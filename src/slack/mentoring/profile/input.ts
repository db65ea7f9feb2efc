import type { TypedProfile } from '../../../domain/mentoring/profiles/wording.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type CommunityId, communityId, userId } from '../../../ids.ts';
import { type Fields, listOf, textOf } from '../../fields.ts';

/** @throws Refusal where it is not as we sent it. */
export function readCommunityId(text: string): CommunityId {
  const id = communityId.parse(text);
  if (id === null) throw changed();
  return id;
}

/** What stands in the form for a profile, right or not. What the form does not ask for is left out. */
export function readProfile(fields: Fields): TypedProfile {
  const people = listOf(fields, 'avoids').flatMap((id) => userId.parse(id) ?? []);
  return {
    wants: textOf(fields, 'wants'),
    helps: listOf(fields, 'helps'),
    learns: listOf(fields, 'learns'),
    capacity: textOf(fields, 'capacity'),
    experience: textOf(fields, 'experience'),
    languages: listOf(fields, 'languages'),
    hours: textOf(fields, 'hours'),
    hopes: textOf(fields, 'hopes'),
    ...('team' in fields ? { team: textOf(fields, 'team') } : {}),
    ...('manager' in fields ? { managerId: userId.parse(textOf(fields, 'manager')) } : {}),
    avoids: people,
  };
}

/** A community, and the instant of which a message of ours speaks. */
export interface PauseMeant {
  readonly communityId: CommunityId;
  readonly at: Temporal.Instant;
}

export function writePause({ communityId: id, at }: PauseMeant): string {
  return `${id} ${at.epochMilliseconds}`;
}

/** @throws Refusal where it is not as we sent it. */
export function readPause(value: string): PauseMeant {
  const [id = '', at = ''] = value.split(' ');
  if (!/^\d{1,14}$/.test(at)) throw changed();
  return { communityId: readCommunityId(id), at: Temporal.Instant.fromEpochMilliseconds(Number(at)) };
}

function changed(): Refusal {
  return new Refusal('invalid', 'This did not come back as it was sent. Please close it and open it again.');
}
