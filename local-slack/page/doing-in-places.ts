import type { LocalSlack } from '../contract.ts';
import { directMessage } from '../standing.ts';
import { takenNames } from '../taken-names.ts';
import { NAME_TAKEN, wrongWithName } from './channel-names.ts';
import type { Deed } from './deed.ts';
import type { Answer } from './protocol.ts';

const IN_PLACES = [
  'join',
  'leave',
  'write to',
  'open messages',
  'create channel',
  'invite',
  'remove',
  'pin',
] as const;

type PlaceDeed = Extract<Deed, { do: (typeof IN_PLACES)[number] }>;

export const DONE: Answer = { how: 'done' };

export function isInPlaces(deed: Deed): deed is PlaceDeed {
  return IN_PLACES.some((name) => name === deed.do);
}

/** Does what concerns places rather than words: who is there, and what is pinned. */
export function doInPlaces(slack: LocalSlack, userId: string, deed: PlaceDeed): Answer {
  switch (deed.do) {
    case 'join':
      slack.join(userId, deed.channelId);
      return DONE;
    case 'leave':
      slack.leave(userId, deed.channelId);
      return DONE;
    case 'write to':
      return { how: 'opened', channelId: slack.openConversation([userId, ...deed.userIds]).id };
    case 'open messages':
      return openMessages(slack, userId);
    case 'create channel': {
      const error = wrongWithNew(slack, deed.name);
      if (error !== null) return { how: 'not taken', error };
      return { how: 'opened', channelId: slack.createChannel(userId, deed).id };
    }
    case 'invite':
      slack.invite(userId, deed.channelId, deed.userIds);
      return DONE;
    case 'remove':
      slack.kick(userId, deed.channelId, deed.userId);
      return DONE;
    case 'pin':
      if (deed.isOn) slack.pin(userId, deed.channelId, deed.ts);
      else slack.unpin(userId, deed.channelId, deed.ts);
      return DONE;
  }
}

/** Slack begins the conversation with the app when its tab is opened for the first time. */
function openMessages(slack: LocalSlack, userId: string): Answer {
  slack.openHome(userId, 'messages');
  const channel = directMessage(slack.world, slack.botUserId, userId);
  return channel === null ? DONE : { how: 'opened', channelId: channel.id };
}

export function wrongWithNew({ world }: LocalSlack, name: string): string | null {
  return wrongWithName(name) ?? (takenNames(world).has(name) ? NAME_TAKEN : null);
}
