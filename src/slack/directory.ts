import { isDeepStrictEqual } from 'node:util';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Db } from '../db/open.ts';
import type { Channel, Directory, Person } from '../domain/directory.ts';
import { keepPerson, recallPerson } from '../domain/people/people.ts';
import { Refusal } from '../domain/refusal.ts';
import { type ChannelId, channelId, type MessageTs, type UserId, userId, type WorkspaceId } from '../ids.ts';
import { errorName } from './answering.ts';
import { channelOf, conversationOf, personOf } from './directory-shapes.ts';
import { openGroup } from './open-group.ts';
import { readPins } from './pins.ts';
import { profileFieldLister, readProfileValues } from './profiles.ts';
import { readGroupMembers, userGroupLister } from './user-groups.ts';

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
  /** Whether `usergroups:read`, which is optional, was granted. */
  readonly canReadUserGroups: boolean;
  /** Whether `users.profile:read`, which is optional, was granted. */
  readonly canReadProfiles: boolean;
}

/** Slack's word on people and channels, kept for a minute: roles are never taken from a payload. */
export function slackDirectory(sources: Sources): Directory {
  const { quick, patient, clock, canReadPins, canReadUserGroups, canReadProfiles } = sources;
  const person = lookUpPerson(sources);
  const userGroups = userGroupLister(quick, clock);
  const profileFields = profileFieldLister(quick, clock);
  return {
    person,
    everyone: (workspace) => readEveryone(patient, workspace),
    channel: (_workspace, channel) => lookUpChannel(quick, channel),
    channelMembers: (_workspace, channel) => readMembers(patient, channel),
    openDirect: (_workspace, user) => openDirect(quick, user),
    openGroup: (_workspace, users) => openGroup(quick, users),
    permalink: (_workspace, channel, ts) => readPermalink(quick, channel, ts),
    ...(canReadPins
      ? {
          pinned: (workspace, channel) =>
            readPins(
              patient,
              channel,
              async (user) => (await person(workspace, user, { allowOlder: true }))?.name ?? null,
            ),
        }
      : {}),
    ...(canReadUserGroups
      ? {
          userGroups: (_workspace) => userGroups(),
          userGroupMembers: (_workspace, group) => readGroupMembers(patient, group),
        }
      : {}),
    ...(canReadProfiles
      ? {
          profileFields: (_workspace) => profileFields(),
          profileValues: (_workspace, user, options) =>
            readProfileValues(options?.patiently === true ? patient : quick, user),
        }
      : {}),
  };
}

function lookUpPerson({ db, clock, quick, patient }: Sources): Directory['person'] {
  return async (workspace, user, options = { allowOlder: false }) => {
    const known = await recallPerson(db, workspace, user);
    const freshSince = clock.now().subtract(FRESH_FOR);
    if (known !== null && Temporal.Instant.compare(known.lookedUpAt, freshSince) >= 0) return known.person;
    try {
      const client = options.patiently === true ? patient : quick;
      const { user: found } = await client.users.info({ user });
      if (found === undefined) return null;
      const looked = personOf(found, workspace);
      const isNews = known === null || !isDeepStrictEqual(known.person, looked);
      if (isNews || options.withoutTrace !== true) await keepPerson(db, workspace, looked, clock.now());
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
}

async function readEveryone(patient: WebClient, workspace: WorkspaceId): Promise<Person[]> {
  const found: Person[] = [];
  let cursor = '';
  do {
    const page = await patient.users.list({ limit: PAGE, ...(cursor === '' ? {} : { cursor }) });
    found.push(...(page.members ?? []).map((user) => personOf(user, workspace)));
    cursor = page.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return found;
}

async function lookUpChannel(quick: WebClient, id: ChannelId): Promise<Channel> {
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
}

async function openDirect(quick: WebClient, user: UserId): Promise<ChannelId | null> {
  try {
    const { channel } = await quick.conversations.open({ users: user });
    return channelId.parse(channel?.id);
  } catch {
    return null;
  }
}

async function readPermalink(quick: WebClient, channel: ChannelId, ts: MessageTs): Promise<string | null> {
  try {
    const { permalink } = await quick.chat.getPermalink({ channel, message_ts: ts });
    return permalink ?? null;
  } catch {
    // What links to it says it without.
    return null;
  }
}

async function readMembers(patient: WebClient, id: ChannelId): Promise<UserId[]> {
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
}
