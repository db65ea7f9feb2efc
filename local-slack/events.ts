import type { JsonObject } from './json.ts';
import { isShared } from './standing.ts';
import type { AppEvent, Workings } from './workings.ts';

/** Slack's waits before it delivers an event again. */
const RETRY_AFTER = [{ seconds: 0 }, { minutes: 1 }, { minutes: 5 }] as const;

/** Events tell of themselves which scope shows them. Those of messages also need the app to be in the place. */
export function eventSource(workings: () => Workings, stopped: AbortSignal): (event: AppEvent) => void {
  return (event) => {
    const w = workings();
    if (!mayHear(w, event)) return;
    const payload = envelopeOf(w, event);
    const name = event.event.type;
    void w.activity
      .during(deliver(w, name, payload))
      .then((failure) => retry(w, name, payload, failure, stopped));
    if (w.faults.takeRepeat())
      void w.activity.during(deliver(w, name, payload, { attempt: 1, reason: 'http_timeout' }));
  };
}

function mayHear({ world, manifest }: Workings, { event, subscription, scopes }: AppEvent): boolean {
  if (!manifest.botEvents.has(subscription ?? event.type)) return false;
  if (event.type === 'app_uninstalled' || event.type === 'tokens_revoked') return true;
  return (
    world.app.installed && (scopes.length === 0 || scopes.some((scope) => world.app.scopes.includes(scope)))
  );
}

function envelopeOf({ world, stamps }: Workings, { event, channelId }: AppEvent): JsonObject {
  const channel = channelId === undefined ? undefined : world.channels.get(channelId);
  return {
    token: 'local-slack',
    team_id: world.teamId,
    context_team_id: world.teamId,
    context_enterprise_id: null,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: stamps.id('Ev'),
    event_time: stamps.seconds(),
    authorizations: [
      {
        enterprise_id: null,
        team_id: world.teamId,
        user_id: world.app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel !== undefined && isShared(channel),
    event_context: `4-${stamps.secret()}`,
  };
}

/** Why it has to be tried again, or null. */
async function deliver(
  w: Workings,
  name: string,
  payload: JsonObject,
  retryOf?: { attempt: number; reason: string },
): Promise<string | null> {
  const answered = await w.link.deliver({
    type: 'events_api',
    payload,
    name,
    acceptsResponse: false,
    ...(retryOf === undefined ? {} : { retry: retryOf }),
  });
  if (answered.how === 'acked' || answered.noRetry === true) return null;
  return answered.reason ?? answered.how;
}

async function retry(
  w: Workings,
  name: string,
  payload: JsonObject,
  failure: string | null,
  stopped: AbortSignal,
): Promise<void> {
  let reason = failure;
  for (const [index, wait] of RETRY_AFTER.entries()) {
    if (reason === null) return;
    await w.clock.sleepUntil(w.clock.now().add(wait), stopped);
    if (stopped.aborted) return;
    reason = await w.activity.during(deliver(w, name, payload, { attempt: index + 1, reason }));
  }
}
