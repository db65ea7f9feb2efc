import { type Answered, CannotDo } from '../gestures.ts';
import { isObject } from '../json.ts';
import { showAnswer } from '../response-posts.ts';
import { placeName } from '../shapes/channel.ts';
import type { Workings } from '../workings.ts';
import { userOfTheApp, visibleTo } from './payload.ts';
import { asTypedInCommand, escaped } from './typed.ts';

/** A person sends a slash command. An answer within the acknowledgement is shown to them. */
export async function sendCommand(
  w: Workings,
  userId: string,
  channelId: string,
  typed: string,
): Promise<Answered> {
  const user = userOfTheApp(w, userId);
  const channel = visibleTo(w, user, channelId);
  const [name = '', text = ''] = splitAtSpace(typed.trim());
  const command = w.manifest.commands.find((one) => one.command === name);
  if (command === undefined) throw new CannotDo(`${name} is not a valid command`);
  if (!channel.members.includes(userId)) throw new CannotDo(`${user.name} is not in ${channel.name}`);
  if (channel.isArchived) throw new CannotDo('no commands in an archived channel');
  const target = { userId, channelId, original: null };
  const answered = await w.link.deliver({
    type: 'slash_commands',
    name,
    acceptsResponse: true,
    payload: {
      token: 'local-slack',
      team_id: w.world.teamId,
      team_domain: w.world.teams.get(w.world.teamId)?.domain ?? '',
      channel_id: channelId,
      channel_name: placeName(channel),
      user_id: userId,
      user_name: user.name,
      command: name,
      text: command.should_escape ? asTypedInCommand(w.world, userId, text) : escaped(text),
      api_app_id: w.world.app.id,
      is_enterprise_install: 'false',
      response_url: w.url + w.responseUrls.issue(target),
      trigger_id: w.triggers.give(userId),
    },
  });
  if (answered.how === 'acked') showInline(w, target, answered.response);
  return answered;
}

function showInline(w: Workings, target: Parameters<typeof showAnswer>[1], response: unknown): void {
  const body = typeof response === 'string' ? { text: response } : response;
  if (isObject(body) && (body.text !== undefined || body.blocks !== undefined)) {
    showAnswer(w, target, body);
    w.activity.note();
  }
}

function splitAtSpace(typed: string): [string, string] {
  const end = typed.search(/\s/);
  return end === -1 ? [typed, ''] : [typed.slice(0, end), typed.slice(end).trim()];
}
