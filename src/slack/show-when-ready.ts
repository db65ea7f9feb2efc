import type { ModalView } from '@slack/types';
import { errorName, noteView } from './answering.ts';
import type { Answering, Call } from './calls.ts';
import { explainFailure } from './failures.ts';

/**
 * For windows that take longer to fill than Slack waits for one: shows `waiting` at once, and in its place what `make` gives,
 * or why it could not be made.
 */
export async function showWhenReady(
  call: Call & Answering,
  waiting: ModalView,
  make: () => Promise<ModalView>,
): Promise<void> {
  const viewId = await call.show(waiting);
  const view = await make().catch((error: unknown) =>
    noteView({ text: explainFailure(error, call.log)?.message ?? 'This was done already.' }),
  );
  try {
    await call.client.views.update({ view_id: viewId, view });
  } catch (error) {
    // Closed in the meantime: whoever closed it wants to be told no more.
    if (errorName(error) !== 'not_found') throw error;
    call.log.info('a window was closed before it was filled');
  }
}
