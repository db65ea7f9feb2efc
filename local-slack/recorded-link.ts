import type { Activity } from './activity.ts';
import type { AppLink } from './app-link.ts';
import type { Clock } from './clock.ts';
import type { Ledger } from './ledger.ts';

/** The same way to the app, with everything that goes over it counted and written down. */
export function recorded(link: AppLink, activity: Activity, ledger: Ledger, clock: Clock): AppLink {
  return {
    async deliver(envelope) {
      // What was sent, not what becomes of it.
      const payload = structuredClone(envelope.payload);
      const delivered = await activity.during(link.deliver(envelope));
      ledger.add({
        kind: 'delivery',
        at: clock.now(),
        type: envelope.type,
        name: envelope.name,
        payload,
        attempt: (envelope.retry?.attempt ?? 0) + 1,
        outcome: delivered.how,
        response: delivered.how === 'acked' ? delivered.response : undefined,
      });
      return delivered;
    },
  };
}
