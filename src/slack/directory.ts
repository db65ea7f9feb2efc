import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import { read, write } from '../db/transaction.ts';
import type { Channel, Directory, LookUp, Person } from '../domain/directory.ts';
import { savedPerson, savePerson } from '../domain/people/store.ts';
import { Refusal } from '../domain/refusal.ts';
import { type ChannelId, type UserId, userId, type WorkspaceId } from '../ids.ts';
import { errorName } from './answering.ts';
import { channelOf, conversationOf, personOf } from './directory-shapes.ts';
import { readPins } from './pins.ts';

const FRESH_FOR = Temporal.Duration.from({ seconds: 60 });
const PAGE = 200;

interface Sources {
  readonly db: Db;
  readonly clock: Clock;
  /** One try, one second: a person is waiting. */
  readonly quick: WebClient;
  /** Patient, for reading long lists. */
  readonly patient: WebClient;
  /** Whether `pins:read`, which is optional, was granted. */
  readonly canReadPins: boolean;
}

/** Slack's word on people and channels, kept for a minute: roles are never taken from a payload. */
export function slackDirectory({ db, clock, quick, patient, canReadPins }: Sources): Directory {
  const person = async (
    workspace: WorkspaceId,
    user: UserId,
    options: LookUp = { allowOlder: false },
  ): Promise<Person | null> => {
    const known = await read(db, (tx) => savedPerson(tx, workspace, user));
    const freshSince = clock.now().subtract(FRESH_FOR);
    if (known !== null && Temporal.Instant.compare(known.lookedUpAt, freshSince) >= 0) return known.person;
    try {
      const client = options.patiently === true ? patient : quick;
      const { user: found } = await client.users.info({ user });
      if (found === undefined) return null;
      const looked = personOf(found, workspace);
      await write(db, (tx) => savePerson(tx, workspace, looked, clock.now()));
      return looked;
    } catch (error) {
      if (errorName(error) === 'user_not_found') return null;
      if (known !== null && options.allowOlder) return known.person;
      throw new Refusal(
        'unavailable',
        'Slack did not tell us who you are in time. Please try again in a minute.',
      );
    }
  };

  const everyone = async (workspace: WorkspaceId): Promise<Person[]> => {
    const found: Person[] = [];
    let cursor = '';
    do {
      const page = await patient.users.list({ limit: PAGE, ...(cursor === '' ? {} : { cursor }) });
      found.push(...(page.members ?? []).map((user) => personOf(user, workspace)));
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return found;
  };

  const channel = async (_workspace: WorkspaceId, id: ChannelId): Promise<Channel> => {
    if (id.startsWith('D')) return conversationOf(id, 'direct');
    try {
      const { channel: found } = await quick.conversations.info({ channel: id, include_num_members: true });
      if (found === undefined) throw new Error('no channel in the answer');
      return channelOf(found, id);
    } catch (error) {
      // We may look at public and private channels: what we may not look at is a group's direct conversation.
      if (errorName(error) === 'missing_scope') return conversationOf(id, 'group');
      if (errorName(error) === 'channel_not_found') {
        throw new Refusal(
          'not_found',
          'I cannot see this channel. Type `/invite @Lyceum` there, then try again.',
        );
      }
      throw new Refusal('unavailable', 'Slack did not answer in time. Please try again in a minute.');
    }
  };

  const channelMembers = async (_workspace: WorkspaceId, id: ChannelId): Promise<UserId[]> => {
    const everyone: UserId[] = [];
    let cursor = '';
    do {
      const page = await patient.conversations.members({
        channel: id,
        limit: PAGE,
        ...(cursor === '' ? {} : { cursor }),
      });
      everyone.push(...(page.members ?? []).map(userId.of));
      cursor = page.response_metadata?.next_cursor ?? '';
    } while (cursor !== '');
    return everyone;
  };

  const pinned = (workspace: WorkspaceId, id: ChannelId) =>
    readPins(
      patient,
      id,
      async (user) => (await person(workspace, user, { allowOlder: true }))?.name ?? null,
    );

  return { person, everyone, channel, channelMembers, ...(canReadPins ? { pinned } : {}) };
}
