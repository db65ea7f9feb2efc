import type { FieldValue } from './gestures.ts';
import type { Message, World } from './model.ts';
import { blockShowing, type Handle, handlesOf } from './person-controls.ts';
import type { Front, Seen } from './person-sight.ts';
import type { Eyes } from './reading/eyes.ts';
import { readMessage } from './reading/messages.ts';

/** Which of several controls alike a person means. */
export interface Pointing {
  /** In this message, or in the one that shows this text, rather than anywhere in front of her. */
  readonly on?: Message | string;
  /** The first one at or below these words. */
  readonly beside?: string;
  /** Says yes to the question that Slack asks first. A click without it fails where there is a question. */
  readonly confirm?: boolean | 'if asked';
}

export interface Clickable {
  readonly handle: Handle;
  /** Of an entry in a “⋯” menu. */
  readonly value: FieldValue;
}

/** The button or menu entry with this label; else what is the matter. */
export function findClickable(
  eyes: Eyes,
  front: Front,
  label: string,
  pointing: Pointing,
  world: World,
): Clickable | string {
  const found = search(eyes, front, pointing, world, (handle) => clickable(handle, label));
  return found ?? `finds nothing to click called “${label}”`;
}

/** The menu or field with this name; else what is the matter. */
export function findNamed(
  eyes: Eyes,
  front: Front,
  name: string,
  isInput: boolean,
  pointing: Pointing,
  world: World,
): Handle | string {
  const found = search(eyes, front, pointing, world, (handle) =>
    handle.isInput === isInput && handle.names.includes(name) ? handle : null,
  );
  return found ?? `finds no ${isInput ? 'field' : 'menu'} called “${name}”`;
}

/** The foremost surface that has it decides; of several alike there, one must be pointed at. */
function search<Found extends object>(
  eyes: Eyes,
  front: Front,
  pointing: Pointing,
  world: World,
  match: (handle: Handle) => Found | null,
): Found | string | null {
  for (const surface of surfacesMeant(eyes, front, pointing, world)) {
    const from = pointing.beside === undefined ? 0 : blockShowing(eyes, surface, pointing.beside);
    if (from < 0) continue;
    const found = handlesOf(eyes, surface)
      .filter((handle) => handle.blockAt >= from)
      .map(match)
      .filter((candidate) => candidate !== null);
    const [first] = found;
    if (first === undefined) continue;
    if (found.length > 1 && pointing.beside === undefined)
      return `finds ${found.length} alike; say { beside: '…' }`;
    return first;
  }
  return null;
}

function surfacesMeant(eyes: Eyes, front: Front, { on }: Pointing, world: World): readonly Seen[] {
  if (on === undefined) return front.surfaces;
  if (typeof on === 'string') return front.surfaces.filter((surface) => surface.text.includes(on));
  const message = world.messages.get(on.channelId)?.get(on.ts);
  if (message === undefined) return [];
  const text = readMessage(eyes, world, message);
  const place = { message: { channelId: message.channelId, ts: message.ts } };
  return [{ place, blocks: message.blocks, text, shown: text, message }];
}

function clickable(handle: Handle, label: string): Clickable | null {
  const { element } = handle;
  if (element.type === 'button' || element.type === 'workflow_button')
    return handle.names.includes(label) ? { handle, value: null } : null;
  if (element.type !== 'overflow') return null;
  const entry = element.options.find((option) => option.text.text === label);
  return entry === undefined ? null : { handle, value: entry.value };
}
