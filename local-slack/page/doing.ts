import { richTyped } from '../client/rich-typed.ts';
import { typedNamesIn } from '../client/typed-names.ts';
import type { MovableClock } from '../clock.ts';
import type { LocalSlack } from '../contract.ts';
import { type Answered, CannotDo, type FieldValue, type Submitted } from '../gestures.ts';
import { codeOf } from './client/emoji.ts';
import type { Deed } from './deed.ts';
import type { Answer } from './protocol.ts';

const DONE: Answer = { how: 'done' };
const NOT_IN_TIME = 'operation_timeout';
const NOT_REACHED = 'dispatch_failed';

/** Does for this person what the page says. What Slack's own client would refuse is answered in its words. */
export async function carryOut(
  slack: LocalSlack,
  clock: MovableClock,
  userId: string,
  deed: Exclude<Deed, { do: 'look' | 'go wrong' }>,
): Promise<Answer> {
  try {
    return await attempt(slack, clock, userId, deed);
  } catch (error) {
    if (error instanceof CannotDo || error instanceof RangeError)
      return { how: 'failed', error: error.message };
    throw error;
  }
}

async function attempt(
  slack: LocalSlack,
  clock: MovableClock,
  userId: string,
  deed: Exclude<Deed, { do: 'look' | 'go wrong' }>,
): Promise<Answer> {
  switch (deed.do) {
    case 'say':
      slack.postAsUser(
        userId,
        deed.channelId,
        deed.text,
        deed.threadTs === null ? {} : { threadTs: deed.threadTs },
      );
      return DONE;
    case 'command':
      return followed(
        await slack.sendCommand(userId, deed.channelId, deed.text),
        (error) => `${deed.text.split(' ')[0]} failed with the error “${error}”`,
      );
    case 'edit':
      slack.editAsUser(userId, deed.channelId, deed.ts, deed.text);
      return DONE;
    case 'delete':
      slack.deleteAsUser(userId, deed.channelId, deed.ts);
      return DONE;
    case 'react':
      if (deed.isOn) slack.react(userId, deed.channelId, deed.ts, deed.emoji);
      else slack.unreact(userId, deed.channelId, deed.ts, deed.emoji);
      return DONE;
    case 'join':
      slack.join(userId, deed.channelId);
      return DONE;
    case 'leave':
      slack.leave(userId, deed.channelId);
      return DONE;
    case 'write to':
      return { how: 'opened', channelId: slack.openConversation([userId, ...deed.userIds]).id };
    case 'open home':
      slack.openHome(userId);
      return DONE;
    case 'global shortcut':
      return followed(await slack.runGlobalShortcut(userId, deed.callbackId), shortcutFailed);
    case 'message shortcut':
      return followed(
        await slack.runMessageShortcut(userId, deed.callbackId, deed.channelId, deed.ts),
        shortcutFailed,
      );
    case 'click':
      return followed(
        await slack.clickBlock(userId, deed.place, deed.control, fieldValueOf(slack, deed.value)),
        () => 'This app didn’t respond in time. Try again?',
      );
    case 'fill': {
      const answered = await slack.fillIn(userId, deed.viewId, deed.control, fieldValueOf(slack, deed.value));
      return answered === null
        ? DONE
        : followed(answered, () => 'This app didn’t respond in time. Try again?');
    }
    case 'options': {
      const answered = await slack.requestOptions(userId, deed.place, deed.control, deed.typed);
      return answered.how === 'acked'
        ? { how: 'options', options: answered.options }
        : { how: 'failed', error: 'Couldn’t load results' };
    }
    case 'submit':
      return submitted(await slack.submitView(userId, deed.viewId));
    case 'close':
      await slack.closeView(userId, deed.viewId, { all: deed.all });
      return DONE;
    case 'go on to':
      await clock.advanceTo(Temporal.Instant.from(deed.instant));
      return DONE;
  }
}

/** Slack's field for rich text makes a rich text of what is typed. */
function fieldValueOf({ world }: LocalSlack, value: Extract<Deed, { do: 'fill' }>['value']): FieldValue {
  if (value === null || typeof value === 'string' || Array.isArray(value)) return value;
  return richTyped(typedNamesIn(world, emojiNamed), value.words);
}

function emojiNamed(name: string) {
  const unicode = codeOf(name);
  return unicode === null ? null : { type: 'emoji' as const, name, unicode };
}

function followed(answered: Answered, told: (error: string) => string): Answer {
  if (answered.how === 'acked') return DONE;
  return { how: 'failed', error: told(answered.how === 'timeout' ? NOT_IN_TIME : NOT_REACHED) };
}

function shortcutFailed(error: string): string {
  return `This shortcut failed with the error “${error}”`;
}

/** What went wrong stands in the form itself. */
function submitted(answered: Submitted): Answer {
  const isThrough = answered.how === 'acked' && answered.became !== 'trouble' && answered.became !== 'errors';
  return isThrough ? DONE : { how: 'refused' };
}
