import type { App, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { errorName, noteView } from './answering.ts';
import type { ClosedCall, Outcome, SubmissionCall } from './calls.ts';
import { callOf, type Ear, once, runAfterwards } from './ear.ts';
import type { Failure } from './failures.ts';
import { readFields } from './fields.ts';
import { formAgain } from './form-again.ts';
import { unknownControl } from './unknown.ts';

const STILL_SAVING =
  'This takes longer than usual. Please leave this window open; it tells you when it is done.';
const DONE = 'Done. You can close this window.';

export function listenToViews(app: App, ear: Ear): void {
  app.view({ type: 'view_submission', callback_id: /.*/s }, async ({ body, view, ack }) => {
    let tookTooLong = false;
    const acknowledge = once((response: ViewResponseAction | null) =>
      response === null ? ack() : ack(response),
    );
    // The hash tells the steps of one modal apart; two clicks on one button have the same.
    const input = `view:${view.id}:${view.hash}`;
    const call: SubmissionCall = {
      ...callOf(ear, body.user.id, input, `submission ${view.callback_id}`),
      viewId: view.id,
      meta: view.private_metadata,
      fields: readFields(view.state.values),
    };
    const run = ear.surface.submissions.get(view.callback_id);
    await ear.handling.handle<Outcome>(call.log, {
      run: async () =>
        run === undefined ? { next: 'replace', view: noteView(unknownControl) } : await run(call),
      succeeded: async (outcome) => {
        if (tookTooLong) await sayLater(ear.client, view.id, outcome);
        else await acknowledge(outcome === null ? null : responseTo(outcome));
        await runAfterwards(ear, call);
      },
      failed: (failure) =>
        tookTooLong
          ? updateView(ear.client, view.id, formAgain(view, failure.message))
          : acknowledge(errorsAt(view, failure)),
      late: () => {
        tookTooLong = true;
        return acknowledge({ response_action: 'update', view: noteView({ text: STILL_SAVING }) });
      },
    });
  });

  app.view({ type: 'view_closed', callback_id: /.*/s }, async ({ body, view, ack }) => {
    const call: ClosedCall = {
      ...callOf(ear, body.user.id, `closed:${view.id}`, `closing ${view.callback_id}`),
      meta: view.private_metadata,
    };
    await ear.handling.handle(call.log, {
      run: async () => {
        await ear.surface.closings.get(view.callback_id)?.(call);
      },
      succeeded: () => ack(),
      failed: () => ack(),
      late: () => ack(),
    });
  });
}

function responseTo(outcome: Outcome): ViewResponseAction | null {
  switch (outcome.next) {
    case 'close':
      return null;
    case 'close all':
      return { response_action: 'clear' };
    case 'replace':
      return { response_action: 'update', view: outcome.view };
    case 'push':
      return { response_action: 'push', view: outcome.view };
  }
}

/** At its field where it has one; else as a note in the modal's place, since Slack shows errors at inputs only. */
function errorsAt(view: ViewOutput, failure: Failure): ViewResponseAction {
  const inputs = view.blocks.flatMap((block) =>
    block.type === 'input' && block.block_id !== undefined ? [block.block_id] : [],
  );
  const at = failure.field !== null && inputs.includes(failure.field) ? failure.field : inputs.at(-1);
  return at === undefined
    ? { response_action: 'update', view: noteView({ text: failure.message }) }
    : { response_action: 'errors', errors: { [at]: failure.message } };
}

async function sayLater(client: WebClient, viewId: string, outcome: Outcome | null): Promise<void> {
  const view =
    outcome?.next === 'replace' || outcome?.next === 'push' ? outcome.view : noteView({ text: DONE });
  await updateView(client, viewId, view);
}

async function updateView(client: WebClient, viewId: string, view: ModalView): Promise<void> {
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    // Closed in the meantime: whoever closed it wants to be told no more.
    if (errorName(error) !== 'not_found') throw error;
  }
}
