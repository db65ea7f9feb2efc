import type { TeamProfileGetResponse, WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { ProfileField } from '../domain/directory.ts';
import { Refusal } from '../domain/refusal.ts';
import type { UserId } from '../ids.ts';
import { errorName } from './answering.ts';

type Listed = NonNullable<NonNullable<TeamProfileGetResponse['profile']>['fields']>[number];

const FRESH_FOR = Temporal.Duration.from({ seconds: 60 });
const TYPES: Readonly<Record<string, ProfileField['type']>> = {
  text: 'text',
  long_text: 'text',
  options_list: 'text',
  user: 'user',
};

/** Lists the fields of profiles, not older than a minute. */
export function profileFieldLister(client: WebClient, clock: Clock): () => Promise<ProfileField[]> {
  let known: { readonly at: Temporal.Instant; readonly fields: readonly ProfileField[] } | null = null;
  return async () => {
    const now = clock.now();
    const isFresh = known !== null && Temporal.Instant.compare(known.at.add(FRESH_FOR), now) >= 0;
    if (known === null || !isFresh) known = { at: now, fields: await readFields(client) };
    return [...known.fields];
  };
}

async function readFields(client: WebClient): Promise<ProfileField[]> {
  try {
    const { profile } = await client.team.profile.get({ visibility: 'visible' });
    const inOrder = (profile?.fields ?? []).toSorted(
      (one, other) => (one.ordering ?? 0) - (other.ordering ?? 0),
    );
    return inOrder.flatMap((field) => fieldOf(field) ?? []);
  } catch {
    throw new Refusal(
      'unavailable',
      'Slack did not show me the fields of your profiles in time. Please try again in a minute.',
    );
  }
}

function fieldOf({ id = '', label = '', type = '' }: Listed): ProfileField | null {
  return id === '' || label === '' ? null : { id, label, type: TYPES[type] ?? 'other' };
}

/** What somebody's profile says, by field. @throws Refusal `unavailable` */
export async function readProfileValues(
  client: WebClient,
  user: UserId,
): Promise<ReadonlyMap<string, string>> {
  try {
    const { profile } = await client.users.profile.get({ user });
    // Of somebody who filled in none, Slack says null, whatever the SDK's types hold.
    const filled = Object.entries(profile?.fields ?? {}).map(([id, { value = '' }]): [string, string] => [
      id,
      value.trim(),
    ]);
    return new Map(filled.filter(([, value]) => value !== ''));
  } catch (error) {
    if (errorName(error) === 'user_not_found') return new Map();
    throw new Refusal(
      'unavailable',
      'Slack did not show me this profile in time. Please try again in a minute.',
    );
  }
}
