import { richTyped } from '../client/rich-typed.ts';
import { typedNamesIn } from '../client/typed-names.ts';
import type { LocalSlack } from '../contract.ts';
import { type Answered, CannotDo, type FieldValue, type Submitted } from '../gestures.ts';
import { builtInCommand } from './built-in-commands.ts';
import type { Deed } from './deed.ts';
import { DONE, doInPlaces, isInPlaces } from './doing-in-places.ts';
import { codeOf } from './emoji.ts';
import type { Answer } from './protocol.ts';

const NOT_IN_TIME = 'operation_timeout';
const NOT_REACHED = 'dispatch_failed';

/** All but what concerns the window alone. */
export type WorldlyDeed = Exclude<
  Deed,
  { do: 'look' | 'read' | 'go wrong' | 'begin again' | 'go on to' | 'stop going on' }
>;

/** Does for this person what the page says. What Slack's own client would refuse is answered in its words. */
export async function carryOut(slack: LocalSlack, userId: string, deed: WorldlyDeed): Promise<Answer> {
  try {
    return await attempt(slack, userId, deed);
  } catch (error) {
    if (error instanceof CannotDo) return { how: 'failed', error: error.message };
    throw error;
  }
}

async function attempt(slack: LocalSlack, userId: string, deed: WorldlyDeed): Promise<Answer> {
  if (isInPlaces(deed)) return doInPlaces(slack, userId, deed);
  switch (deed.do) {
    case 'say':
    case 'share files':
      write(slack, userId, deed);
      return DONE;
    case 'delete file':
      slack.deleteFile(userId, deed.fileId);
      return DONE;
    case 'command':
      return await command(slack, userId, deed);
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
        await slack.clickBlock(userId, deed.place, deed.control, fieldValueOf(slack, userId, deed.value)),
        clickFailed,
      );
    case 'fill': {
      const answered = await slack.fillIn(
        userId,
        deed.viewId,
        deed.control,
        fieldValueOf(slack, userId, deed.value),
      );
      return answered === null ? DONE : followed(answered, clickFailed);
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
  }
}

function write(slack: LocalSlack, userId: string, deed: Extract<Deed, { do: 'say' | 'share files' }>): void {
  const { channelId, text } = deed;
  const thread = deed.threadTs === null ? {} : { threadTs: deed.threadTs };
  if (deed.do === 'say') slack.postAsUser(userId, channelId, text, thread);
  else slack.shareFiles(userId, channelId, deed.fileIds, { text, ...thread });
}

/** Slack's own commands come before the app's. */
async function command(
  slack: LocalSlack,
  userId: string,
  { channelId, text }: Extract<Deed, { do: 'command' }>,
): Promise<Answer> {
  const builtIn = builtInCommand({ slack, userId, channelId, typed: text });
  if (builtIn !== null) return builtIn;
  return followed(
    await slack.sendCommand(userId, channelId, text),
    (error) => `${text.split(' ')[0]} failed with the error “${error}”`,
  );
}

/** Slack's field for rich text makes a rich text of what is typed. */
function fieldValueOf(
  { world }: LocalSlack,
  userId: string,
  value: Extract<Deed, { do: 'fill' }>['value'],
): FieldValue {
  if (value === null || typeof value === 'string' || Array.isArray(value)) return value;
  return richTyped(typedNamesIn(world, userId, emojiNamed), value.words);
}

function emojiNamed(name: string) {
  const unicode = codeOf(name);
  return unicode === null ? null : { type: 'emoji' as const, name, unicode };
}

function followed(answered: Answered, told: (error: string) => string): Answer {
  if (answered.how === 'acked') return DONE;
  return { how: 'failed', error: told(answered.how === 'timeout' ? NOT_IN_TIME : NOT_REACHED) };
}

function clickFailed(): string {
  return 'This app didn’t respond in time. Try again?';
}

function shortcutFailed(error: string): string {
  return `This shortcut failed with the error “${error}”`;
}

/** What went wrong stands in the form itself. */
function submitted(answered: Submitted): Answer {
  const isThrough = answered.how === 'acked' && answered.became !== 'trouble' && answered.became !== 'errors';
  return isThrough ? DONE : { how: 'refused' };
}
