import type { IncomingMessage, ServerResponse } from 'node:http';
import { withIds } from './block-ids.ts';
import { answerJson, readBody } from './http.ts';
import { isObject, type JsonObject, objectsIn, parsed, stringAt } from './json.ts';
import { refuseBlocks } from './limits/validate-blocks.ts';
import { addMessage, changeMessage, removeMessage } from './messages.ts';
import type { ResponseTarget } from './response-urls.ts';
import { goWrong, isOnlySlow } from './web-api/serve.ts';
import type { Workings } from './workings.ts';

/** Answers one POST to a response_url. */
export async function serveResponse(
  w: Workings,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const body = parsed((await readBody(request)).toString('utf8'));
  await w.faults.waitAtTheDoor('response_url');
  const fault = w.faults.take('response_url');
  const isPerformed = fault === null || fault.after === 'accepted' || isOnlySlow(fault);
  const error = isPerformed ? respond(w, url.pathname.split('/').at(-1) ?? '', body) : null;
  w.ledger.add({
    kind: 'call',
    at: w.clock.now(),
    method: 'response_url',
    args: isObject(body) ? body : {},
    accepted: isPerformed && error === null,
    answer: error === null ? { ok: true } : { ok: false, error },
    error,
    fault: fault === null ? null : JSON.stringify(fault),
  });
  if (fault !== null && !isOnlySlow(fault)) goWrong(fault, request, response);
  else if (error !== null) answerJson(response, statusOf(error), { ok: false, error });
  else answerJson(response, 200, { ok: true });
}

function statusOf(error: string): number {
  return error.endsWith('_url') ? 404 : 400;
}

/** Why Slack would not, or null when it is done. */
function respond(w: Workings, key: string, body: unknown): string | null {
  if (!isObject(body)) return 'invalid_payload';
  const refused = refuseContent(body);
  if (refused !== null) return refused;
  const target = w.responseUrls.use(key);
  return typeof target === 'string' ? target : answerAt(w, target, body);
}

function refuseContent(body: JsonObject): string | null {
  if (body.delete_original === true) return null;
  const hasText = typeof body.text === 'string' && body.text !== '';
  const hasOther = objectsIn(body.blocks).length > 0 || objectsIn(body.attachments).length > 0;
  if (!hasText && !hasOther) return 'no_text';
  return body.blocks === undefined ? null : (refuseBlocks('message', body.blocks)?.error ?? null);
}

function answerAt(w: Workings, target: ResponseTarget, body: JsonObject): string | null {
  const { original } = target;
  w.activity.note();
  if (original !== null && body.delete_original === true) return take(w, target, original);
  if (original !== null && body.replace_original === true) return replace(w, target, original, body);
  if (body.delete_original === true) return null;
  showAnswer(w, target, body);
  return null;
}

/** A new message: for one person unless the answer says `in_channel`. Goes where the person is, the bot or not. */
export function showAnswer(w: Workings, { userId, channelId }: ResponseTarget, body: JsonObject): void {
  const channel = w.world.channels.get(channelId);
  if (channel === undefined) return;
  const text = stringAt(body, 'text') ?? '';
  const blocks = objectsIn(body.blocks);
  const threadTs = stringAt(body, 'thread_ts');
  if (body.response_type === 'in_channel') {
    addMessage(w, { channel, userId: w.world.app.botUserId, text, blocks, threadTs });
    return;
  }
  w.world.ephemerals.push({
    ts: w.stamps.ts(),
    channelId,
    userId,
    threadTs,
    text,
    blocks: withIds(w.stamps, blocks),
  });
}

type Original = NonNullable<ResponseTarget['original']>;

function take(
  w: Workings,
  { channelId, userId }: ResponseTarget,
  { ts, isEphemeral }: Original,
): string | null {
  if (isEphemeral) {
    w.world.ephemerals = w.world.ephemerals.filter((one) => one.ts !== ts || one.userId !== userId);
    return null;
  }
  const message = w.world.messages.get(channelId)?.get(ts);
  if (message === undefined) return 'message_not_found';
  removeMessage(w, message);
  return null;
}

function replace(
  w: Workings,
  target: ResponseTarget,
  { ts, isEphemeral }: Original,
  body: JsonObject,
): string | null {
  const text = stringAt(body, 'text');
  const blocks = objectsIn(body.blocks);
  if (isEphemeral) {
    const there = w.world.ephemerals.find((one) => one.ts === ts && one.userId === target.userId);
    if (there === undefined) return 'message_not_found';
    there.text = text ?? '';
    there.blocks = withIds(w.stamps, blocks);
    return null;
  }
  const message = w.world.messages.get(target.channelId)?.get(ts);
  if (message === undefined) return 'message_not_found';
  changeMessage(w, message, w.world.app.botUserId, { text: text ?? message.text, blocks });
  return null;
}
