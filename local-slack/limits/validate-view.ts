import { z } from 'zod';
import { characters, plainText } from './texts.ts';
import { refuseBlocks } from './validate-blocks.ts';
import { complaint, complaints } from './wording.ts';

/** How Slack refuses a view. */
export interface ViewRefused {
  readonly error: 'invalid_arguments' | 'view_too_large';
  readonly messages: readonly string[];
}

const MOST_BYTES = 250_000;

const shape = {
  blocks: z.array(z.unknown()),
  callback_id: characters(255, 0).optional(),
  external_id: characters(255, 0).optional(),
  private_metadata: characters(3000, 0).optional(),
};

const view = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    ...shape,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('home'), ...shape }),
]);

/** Why Slack would refuse `candidate` as a modal or Home; null where it would take it. */
export function refuseView(candidate: unknown): ViewRefused | null {
  const read = view.safeParse(candidate);
  if (!read.success)
    return { error: 'invalid_arguments', messages: complaints(read.error, candidate, ['view']) };
  if (Buffer.byteLength(JSON.stringify(candidate)) > MOST_BYTES)
    return { error: 'view_too_large', messages: [complaint('view is larger than 250kb', ['view'])] };
  const refused = refuseBlocks(read.data.type, read.data.blocks, ['view', 'blocks']);
  if (refused !== null) return { error: 'invalid_arguments', messages: refused.messages };
  if (read.data.type === 'modal' && read.data.submit === undefined && read.data.blocks.some(isInput))
    return { error: 'invalid_arguments', messages: [complaint('missing required field: submit', ['view'])] };
  return null;
}

/** What Slack would find wrong with a view; empty where it would take it. */
export function validateView(candidate: unknown): string[] {
  return [...(refuseView(candidate)?.messages ?? [])];
}

function isInput(block: unknown): boolean {
  return typeof block === 'object' && block !== null && 'type' in block && block.type === 'input';
}
