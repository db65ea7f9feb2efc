import { sharingChoices } from '../../domain/shares/shares.ts';
import type { ActionCall } from '../calls.ts';
import { ids } from '../ids.ts';
import { showEditForm } from './edit-share.ts';
import { shareForm } from './form.ts';
import { communityIn, placeIn, readFormMeta, typedIn } from './input.ts';

/** Another kind was chosen: shows its questions, and keeps what was typed into those that stay. */
export async function changeKind(call: ActionCall): Promise<void> {
  const { view, ctx, actor } = call;
  if (view === null) return;
  const typed = typedIn(view.fields);
  if (view.callbackId === ids.share.editForm) {
    await call.replaceView(await showEditForm(call, view.meta, typed));
    return;
  }
  const meta = readFormMeta(view.meta);
  const communityId = communityIn(view.fields, meta);
  const { communities, place, today } = await sharingChoices(ctx, actor, communityId);
  await call.replaceView(
    shareForm({
      meta: { ...meta, communityId },
      typed,
      communities,
      place: placeIn(view.fields) ?? place,
      today,
      note: null,
    }),
  );
}
