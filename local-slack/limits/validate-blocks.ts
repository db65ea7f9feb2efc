import { type Block, type BlockSurface, block, MOST_BLOCKS } from './blocks.ts';
import { lengthOf } from './texts.ts';
import { complaintsTogether } from './together.ts';
import { complaint, complaints } from './wording.ts';

/** How Slack refuses blocks: its error code, and what stands in `response_metadata.messages`. */
export interface BlocksRefused {
  readonly error: 'invalid_blocks' | 'invalid_blocks_format' | 'invalid_attachments' | 'msg_blocks_too_long';
  readonly messages: readonly string[];
}

/** Slack documents no total; 13,200 characters as they are sent were measured to pass. */
const MOST_CHARACTERS_OF_A_MESSAGE = 13_200;

/** Why Slack would refuse `blocks` on `surface`; null where it would take them. */
export function refuseBlocks(
  surface: BlockSurface,
  blocks: unknown,
  root: readonly string[] = ['blocks'],
): BlocksRefused | null {
  if (!Array.isArray(blocks))
    return { error: 'invalid_blocks_format', messages: [complaint('must provide an array', root)] };
  const messages = complaintsAbout(surface, blocks, root);
  if (messages.length > 0) {
    const onlyTables = messages.every((message) => message.includes('only_one_table_allowed'));
    return { error: onlyTables ? 'invalid_attachments' : 'invalid_blocks', messages };
  }
  if (surface === 'message' && lengthOf(JSON.stringify(blocks)) > MOST_CHARACTERS_OF_A_MESSAGE)
    return {
      error: 'msg_blocks_too_long',
      messages: [complaint(`no more than ${MOST_CHARACTERS_OF_A_MESSAGE} characters allowed in all`, root)],
    };
  return null;
}

/** What Slack would find wrong with `blocks`; empty where it would take them. */
export function validateBlocks(surface: BlockSurface, blocks: unknown): string[] {
  return [...(refuseBlocks(surface, blocks)?.messages ?? [])];
}

function complaintsAbout(surface: BlockSurface, blocks: unknown[], root: readonly string[]): string[] {
  const most = MOST_BLOCKS[surface];
  const messages = blocks.length > most ? [complaint(`no more than ${most} items allowed`, root)] : [];
  const sound: Block[] = [];
  for (const [at, candidate] of blocks.entries()) {
    const read = block.safeParse(candidate);
    if (read.success) sound.push(read.data);
    else messages.push(...complaints(read.error, candidate, [...root, String(at)]));
  }
  return messages.length > 0 ? messages : complaintsTogether(surface, sound, root);
}
