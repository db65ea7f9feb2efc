import { canAppSeeFile, isUsable, picturesIn } from '../files.ts';
import { isObject, type JsonObject, objectsIn } from '../json.ts';
import { refuseBlocks } from '../limits/validate-blocks.ts';
import { validateMetadata } from '../limits/validate-metadata.ts';
import type { Channel, Message, Metadata } from '../model.ts';
import { ApiError, type Call } from './call.ts';

const MOST_CHARACTERS = 40_000;
const MOST_ATTACHMENTS = 100;

export interface GivenContent {
  readonly text?: string | undefined;
  readonly markdown_text?: string | undefined;
  readonly blocks?: unknown;
  readonly attachments?: unknown;
  readonly metadata?: unknown;
}

export interface Content {
  readonly text: string | undefined;
  readonly blocks: readonly JsonObject[] | undefined;
  readonly attachments: JsonObject[] | undefined;
  readonly metadata: Metadata | undefined;
}

/** What a message is to say. @throws ApiError no_text, invalid_blocks… as chat.postMessage does */
export function readContent(call: Call, given: GivenContent): Content {
  const { markdown_text: markdown } = given;
  if (markdown !== undefined && (given.text !== undefined || given.blocks !== undefined))
    throw new ApiError('markdown_text_conflict');
  const blocks = readBlocks(call, given.blocks);
  const attachments = readAttachments(given.attachments);
  const text = shortened(call, given.text ?? markdown);
  const isEmpty = (text ?? '') === '' && (blocks ?? []).length === 0 && (attachments ?? []).length === 0;
  if (isEmpty) throw new ApiError('no_text');
  return { text, blocks, attachments, metadata: readMetadata(given.metadata) };
}

function readBlocks(call: Call, given: unknown): readonly JsonObject[] | undefined {
  if (given === undefined || given === '') return undefined;
  const refused = refuseBlocks('message', given);
  if (refused !== null) throw new ApiError(refused.error, { messages: refused.messages });
  const blocks = objectsIn(given);
  if (!picturesIn(blocks).every((id) => canAppShow(call, id)))
    throw new ApiError('invalid_blocks', {
      messages: ['[ERROR] invalid slack file [json-pointer:/blocks]'],
    });
  return blocks;
}

/** Pictures at which Slack has looked, and which it may see itself: a message of the app's shows them to whoever sees the message. */
function canAppShow({ world, clock }: Call, id: string): boolean {
  const file = world.files.get(id);
  const isPicture = file?.mimetype.startsWith('image/') === true && file.mimetype !== 'image/svg+xml';
  return file !== undefined && isPicture && isUsable(file, clock.now()) && canAppSeeFile(world, file);
}

function readAttachments(given: unknown): JsonObject[] | undefined {
  if (given === undefined || given === '') return undefined;
  if (!Array.isArray(given) || !given.every(isObject)) throw new ApiError('invalid_attachments');
  if (given.length > MOST_ATTACHMENTS) throw new ApiError('too_many_attachments');
  return objectsIn(given);
}

function readMetadata(given: unknown): Metadata | undefined {
  if (given === undefined || given === '') return undefined;
  const error = validateMetadata(given);
  if (error !== null) throw new ApiError(error);
  const payload = isObject(given) ? given.event_payload : undefined;
  const type = isObject(given) ? given.event_type : undefined;
  if (typeof type !== 'string' || !isObject(payload)) throw new ApiError('invalid_metadata_format');
  return { event_type: type, event_payload: payload };
}

function shortened(call: Call, text: string | undefined): string | undefined {
  if (text === undefined || [...text].length <= MOST_CHARACTERS) return text;
  call.warn('message_truncated');
  return [...text].slice(0, MOST_CHARACTERS).join('');
}

/** The thread a reply goes to. @throws ApiError cannot_reply_to_message where nothing, or a reply, has that ts */
export function threadOf({ world }: Call, channel: Channel, threadTs: string | undefined): Message | null {
  if (threadTs === undefined || threadTs === '') return null;
  const first = world.messages.get(channel.id)?.get(threadTs);
  const isReply = first !== undefined && first.threadTs !== null && first.threadTs !== first.ts;
  if (first === undefined || isReply) throw new ApiError('cannot_reply_to_message');
  return first;
}
