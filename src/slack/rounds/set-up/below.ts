import type { ModalView } from '@slack/types';
import { draftFor } from '../../../domain/rounds/drafting/drafts.ts';
import type { Call } from '../../calls.ts';
import { explainFailure } from '../../failures.ts';
import { roundForm } from './form.ts';
import type { Above } from './metas.ts';

/** The form below, with the questions as they are now; what was typed into it stays. */
export async function showFormBelow(call: Call, { roundId, formViewId, shape }: Above): Promise<void> {
  await showBelow(call, formViewId, async () =>
    roundForm(await draftFor(call.ctx, call.actor, roundId), shape),
  );
}

/** Another view in a window below. What was done is saved by then, so whoever closed that window is told of no error. */
export async function showBelow(call: Call, viewId: string, make: () => Promise<ModalView>): Promise<void> {
  try {
    await call.client.views.update({ view_id: viewId, view: await make() });
  } catch (error) {
    explainFailure(error, call.log);
  }
}
