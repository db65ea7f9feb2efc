import { type Answered, CannotDo, type Submitted } from '../gestures.ts';
import { isObject, type JsonObject, stringAt } from '../json.ts';
import { refuseView } from '../limits/validate-view.ts';
import type { User, View } from '../model.ts';
import { viewShape } from '../shapes/view.ts';
import { closeAll, closeTop, pushModal, replaceView, stackOf } from '../views.ts';
import type { Workings } from '../workings.ts';
import { giveFiles } from './chosen-files.ts';
import { activeUser, commonPayload, viewOf } from './payload.ts';
import { clientErrors } from './required.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

/** A person submits the modal on top. */
export async function submitView(w: Workings, userId: string, viewId: string): Promise<Submitted> {
  const user = activeUser(w, userId);
  const view = topModal(w, user, viewId);
  if (view.submit === null) throw new CannotDo('this modal has nothing to submit');
  const errors = clientErrors(view);
  view.errors = errors;
  view.trouble = null;
  if (Object.keys(errors).length > 0) return { how: 'refused', errors };
  giveFiles(w.world, view.values);
  const answered = await w.link.deliver({
    type: 'interactive',
    name: 'view_submission',
    acceptsResponse: true,
    payload: {
      type: 'view_submission',
      ...commonPayload(w, user),
      trigger_id: w.triggers.give(userId, viewId),
      view: viewShape(w.world, view),
      response_urls: [],
    },
  });
  w.activity.note();
  if (answered.how !== 'acked') {
    view.trouble = TROUBLE;
    return answered;
  }
  const became = followUp(w, user, view, answered.response);
  return { how: 'acked', response: answered.response, became, errors: view.errors };
}

type Became = Extract<Submitted, { how: 'acked' }>['became'];

function followUp(w: Workings, user: User, view: View, response: unknown): Became {
  if (response === undefined || response === null || response === '' || isEmptyObject(response)) {
    close(w, view);
    return 'closed';
  }
  const became = isObject(response) ? obey(w, user, view, response) : null;
  if (became === null) view.trouble = TROUBLE;
  return became ?? 'trouble';
}

function obey(w: Workings, user: User, view: View, response: JsonObject): Became | null {
  switch (response.response_action) {
    case 'clear':
      closeAll(w, user.id);
      return 'cleared';
    case 'errors':
      return showErrors(view, response.errors);
    case 'update': {
      const next = soundModal(response.view);
      if (next === null) return null;
      replaceView(w, view, next);
      return 'updated';
    }
    case 'push': {
      const next = soundModal(response.view);
      return next === null || pushModal(w, user.id, next) === null ? null : 'pushed';
    }
    default:
      return null;
  }
}

/** Errors are shown at inputs of this modal; anything else makes Slack show its own trouble. */
function showErrors(view: View, errors: unknown): Became | null {
  if (!isObject(errors) || isEmptyObject(errors)) return null;
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const read = Object.keys(errors).map((blockId) => [blockId, stringAt(errors, blockId)] as const);
  if (read.some(([blockId, text]) => text === null || text === '' || !inputs.includes(blockId))) return null;
  view.errors = Object.fromEntries(read.map(([blockId, text]) => [blockId, text ?? '']));
  return 'errors';
}

function soundModal(view: unknown): JsonObject | null {
  return isObject(view) && view.type === 'modal' && refuseView(view) === null ? view : null;
}

/** Takes this modal away, where it is still there: the app may have changed the stack meanwhile. */
function close(w: Workings, view: View): void {
  if (stackOf(w, view.userId).at(-1)?.id === view.id) closeTop(w, view.userId);
}

function isEmptyObject(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

/** A person presses Cancel, or the cross in the corner (`all`). The app hears of it where it asked to. */
export async function closeView(
  w: Workings,
  userId: string,
  viewId: string,
  options: { readonly all?: boolean } = {},
): Promise<Answered | null> {
  const user = activeUser(w, userId);
  const view = topModal(w, user, viewId);
  const isCleared = options.all === true || view.clearOnClose;
  const closed = isCleared ? [...stackOf(w, userId)] : [view];
  if (isCleared) closeAll(w, userId);
  else closeTop(w, userId);
  const told = closed.reverse().filter(({ notifyOnClose }) => notifyOnClose);
  const answers = await Promise.all(told.map((one) => tellOfClosing(w, user, one, isCleared)));
  return answers[0] ?? null;
}

function tellOfClosing(w: Workings, user: User, view: View, isCleared: boolean): Promise<Answered> {
  return w.link.deliver({
    type: 'interactive',
    name: 'view_closed',
    acceptsResponse: false,
    payload: {
      type: 'view_closed',
      ...commonPayload(w, user),
      view: viewShape(w.world, view),
      is_cleared: isCleared,
    },
  });
}

function topModal(w: Workings, user: User, viewId: string): View {
  const view = viewOf(w, user, viewId);
  if (stackOf(w, user.id).at(-1)?.id !== view.id) throw new CannotDo('another modal lies on top of this one');
  return view;
}
