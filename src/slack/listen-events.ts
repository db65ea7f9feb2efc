import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { Ear } from './ear.ts';

/** Bolt has acknowledged an event before we see it: nothing can be asked again, so each kind has a reconciliation too. */
export function listenToEvents(app: App, ear: Ear): void {
  for (const { type, run } of ear.surface.events) {
    app.event(type, async ({ event, body }) => {
      const handlingId = randomUUID();
      const log = ear.log.child({ requestId: handlingId.slice(0, 8), what: `event ${type}` });
      const ctx = { ...ear.ctx, input: { key: `event:${body.event_id}`, handlingId } };
      await ear.handling.handle(log, {
        run: () =>
          run({
            ctx,
            workspaceId: ear.workspaceId,
            botUserId: ear.botUserId,
            event,
            client: ear.client,
            log,
          }),
        succeeded: async () => {},
        failed: async () => {},
        late: async () => {},
      });
    });
  }
}
