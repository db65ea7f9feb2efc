import type { SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '../logger.ts';

/**
 * Slack tells an app that it gets no more events for a while (`app_rate_limited`) in an envelope without an inner event, and
 * socket-mode 3.1.0 ends the process over it. What the events would have told, the reconciliations find.
 */
export function surviveRateLimitNotice({ client }: SocketModeReceiver, log: Logger): void {
  const handlers = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    if (isNotice(data)) {
      log.warn(
        'Slack sends no more events for a while; what happens meanwhile is found by the daily comparison',
      );
      return;
    }
    for (const handler of handlers) Reflect.apply(handler, client, [data, isBinary]);
  });
}

function isNotice(data: unknown): boolean {
  const text =
    typeof data === 'string' ? data : data instanceof Uint8Array ? new TextDecoder().decode(data) : '';
  // Cheap for all the others: only a text with this word in it is read.
  if (!text.includes('app_rate_limited')) return false;
  try {
    const envelope: unknown = JSON.parse(text);
    return isObject(envelope) && isObject(envelope.payload) && envelope.payload.event === undefined;
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
