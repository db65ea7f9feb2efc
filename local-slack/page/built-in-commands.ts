import type { LocalSlack } from '../contract.ts';
import { CannotDo } from '../gestures.ts';
import { canSee } from '../standing.ts';
import { nameAsTyped } from './channel-names.ts';
import { wrongWithNew } from './doing-in-places.ts';
import type { Answer } from './protocol.ts';

interface Typed {
  readonly slack: LocalSlack;
  readonly userId: string;
  readonly channelId: string;
  /** As typed; of a command's own words, what follows its name. */
  readonly typed: string;
}

interface BuiltIn {
  readonly command: string;
  readonly description: string;
  readonly hint: string;
  does(typed: Typed): Answer;
}

const DONE: Answer = { how: 'done' };

/** Slack's own commands, of which these are the ones that a workspace of apps needs. */
export const BUILT_IN: readonly BuiltIn[] = [
  {
    command: '/dm',
    description: 'Sends a direct message',
    hint: '@someone your message',
    does: ({ slack, userId, typed }) => {
      const [who = '', ...words] = typed.split(' ');
      const { id } = slack.openConversation([userId, ...people(slack, who)]);
      if (words.length > 0) slack.postAsUser(userId, id, words.join(' '));
      return { how: 'opened', channelId: id };
    },
  },
  {
    command: '/invite',
    description: 'Invites another member to the channel',
    hint: '@someone [#channel]',
    does: (typed) => {
      const { slack, userId, channelId } = typed;
      const place = /#\S/.test(typed.typed) ? channelNamed(typed) : channelId;
      slack.invite(userId, place, people(slack, typed.typed));
      return DONE;
    },
  },
  {
    command: '/join',
    description: 'Joins a channel',
    hint: '#channel',
    does: (typed) => {
      const channelId = channelNamed(typed);
      typed.slack.join(typed.userId, channelId);
      return { how: 'opened', channelId };
    },
  },
  {
    command: '/leave',
    description: 'Leaves the channel',
    hint: '',
    does: ({ slack, userId, channelId }) => {
      slack.leave(userId, channelId);
      return DONE;
    },
  },
  {
    command: '/remove',
    description: 'Removes a member from the channel',
    hint: '@someone',
    does: ({ slack, userId, channelId, typed }) => {
      for (const person of people(slack, typed)) slack.kick(userId, channelId, person);
      return DONE;
    },
  },
  {
    command: '/rename',
    description: 'Renames the channel',
    hint: 'new-name',
    does: ({ slack, userId, channelId, typed }) => {
      const name = nameAsTyped(typed);
      const error = wrongWithNew(slack, name);
      if (error !== null) throw new CannotDo(error);
      slack.rename(userId, channelId, name);
      return DONE;
    },
  },
  {
    command: '/shrug',
    description: 'Appends ¯\\_(ツ)_/¯ to your message',
    hint: '[your message]',
    does: ({ slack, userId, channelId, typed }) => {
      slack.postAsUser(userId, channelId, `${typed} ¯\\_(ツ)_/¯`.trim());
      return DONE;
    },
  },
  {
    command: '/topic',
    description: 'Sets the channel topic',
    hint: 'new topic',
    does: ({ slack, userId, channelId, typed }) => {
      slack.setTopic(userId, channelId, typed);
      return DONE;
    },
  },
];

/** Does what one of Slack's own commands says; null where it is none of them. */
export function builtInCommand(said: Typed): Answer | null {
  const [, name, words = ''] = /^(\S+)\s*([\s\S]*)$/.exec(said.typed.trim()) ?? [];
  const command = BUILT_IN.find((one) => one.command === name);
  return command?.does({ ...said, typed: words.trim() }) ?? null;
}

/** Those whose handles are named. */
function people({ world }: LocalSlack, typed: string): string[] {
  const handles = [...typed.matchAll(/(?:^|\s)@(\S+)/g)].map(([, handle = '']) => handle.toLowerCase());
  if (handles.length === 0) throw new CannotDo('Name somebody, for example @someone.');
  return handles.map((handle) => {
    const user = [...world.users.values()].find(({ name, deleted }) => name === handle && !deleted);
    if (user === undefined) throw new CannotDo(`There is nobody called @${handle} here.`);
    return user.id;
  });
}

/** Of those that this person sees: of others there is nothing to learn. */
function channelNamed({ slack: { world }, userId, typed }: Typed): string {
  const [, name = typed] = /#(\S+)/.exec(typed) ?? [];
  const user = world.users.get(userId);
  const channel = [...world.channels.values()].find((one) => one.name === name.toLowerCase());
  if (user === undefined || channel === undefined || !canSee(user, channel))
    throw new CannotDo(`There is no channel #${name}.`);
  return channel.id;
}
