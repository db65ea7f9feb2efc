import { canAppSeeFile, deleteFile, isUsable } from '../files.ts';
import { type JsonObject, objectsIn, stringAt } from '../json.ts';
import { addMessage } from '../messages.ts';
import type { SlackFile } from '../model.ts';
import { fileShape } from '../shapes/file.ts';
import { list as listOf, nested, stamp, takes, text, whole } from './arguments.ts';
import { ApiError, type Call, method } from './call.ts';
import { readContent, threadOf } from './content.ts';
import { joinedChannel } from './places.ts';

/** Slack takes one or two seconds. */
const LOOKING_MS = 1500;

export const getUploadUrl = method({
  name: 'files.getUploadURLExternal',
  tier: 'tier4',
  scopes: ['files:write'],
  args: takes({
    filename: text,
    length: whole,
    alt_txt: text.max(1000).optional(),
    // What the SDK calls it.
    alt_text: text.max(1000).optional(),
    snippet_type: text.optional(),
  }),
  perform: (call, args) => {
    if (args.length === 0) throw new ApiError('file_update_disabled');
    const file: SlackFile = {
      id: call.stamps.id('F'),
      name: args.filename,
      title: args.filename,
      size: args.length,
      altText: args.alt_txt ?? args.alt_text ?? '',
      userId: call.world.app.botUserId,
      created: call.stamps.seconds(),
      mimetype: '',
      stage: 'waiting',
      usableFrom: 0,
      shares: {},
      isGivenToApp: false,
    };
    call.world.files.set(file.id, file);
    return { upload_url: `${call.url}/upload/v1/${file.id}`, file_id: file.id };
  },
});

export const completeUpload = method({
  name: 'files.completeUploadExternal',
  tier: 'tier4',
  scopes: ['files:write'],
  args: takes({
    files: nested.optional(),
    channel_id: text.optional(),
    channels: listOf.optional(),
    thread_ts: stamp.optional(),
    initial_comment: text.optional(),
    blocks: nested.optional(),
  }),
  perform: (call, args) => {
    const files = objectsIn(args.files).map((given) => {
      const file = call.world.files.get(stringAt(given, 'id') ?? '');
      if (file === undefined || file.stage === 'waiting' || file.stage === 'deleted')
        throw new ApiError('file_not_found');
      return { file, title: stringAt(given, 'title') ?? file.name };
    });
    if (files.length === 0)
      throw new ApiError('invalid_arguments', { messages: ['[ERROR] missing required field: files'] });
    const places = [
      ...new Set([...(args.channels ?? []), ...(args.channel_id === undefined ? [] : [args.channel_id])]),
    ];
    if (places.length > 100) throw new ApiError('invalid_channel');
    const channels = places.map((id) => joinedChannel(call, id));
    for (const channel of channels) threadOf(call, channel, args.thread_ts);
    if (channels.some(({ isArchived }) => isArchived)) throw new ApiError('is_archived');
    const comment = args.initial_comment ?? '';
    const blocks =
      comment === '' && args.blocks !== undefined
        ? readContent(call, { blocks: args.blocks }).blocks
        : undefined;
    for (const { file, title } of files) {
      file.title = title;
      // Completing it once more changes nothing.
      if (file.stage === 'uploaded') file.usableFrom = call.clock.now().epochMilliseconds + LOOKING_MS;
      file.stage = 'complete';
    }
    const share = () => {
      for (const { id } of channels)
        shareIn(
          call,
          id,
          files.map(({ file }) => file),
          { comment, blocks, threadTs: args.thread_ts },
        );
    };
    // Slack answers first and shares a moment later.
    const ended = call.activity.begin();
    setImmediate(() => {
      share();
      ended();
    });
    return { files: files.map(({ file }) => ({ id: file.id, title: file.title })) };
  },
});

interface Shared {
  readonly comment: string;
  readonly blocks: readonly JsonObject[] | undefined;
  readonly threadTs: string | undefined;
}

function shareIn(call: Call, channelId: string, files: readonly SlackFile[], shared: Shared): void {
  const channel = call.world.channels.get(channelId);
  if (channel === undefined) return;
  addMessage(call, {
    channel,
    userId: call.world.app.botUserId,
    text: shared.comment,
    blocks: shared.blocks ?? [],
    threadTs: shared.threadTs ?? null,
    files: files.map(({ id }) => id),
  });
}

export const info = method({
  name: 'files.info',
  tier: 'tier4',
  scopes: ['files:read'],
  args: takes({ file: text, cursor: text.optional(), limit: whole.optional() }),
  perform: (call, args) => {
    const file = call.world.files.get(args.file);
    if (file === undefined || !canAppSeeFile(call.world, file)) throw new ApiError('file_not_found');
    if (file.stage === 'deleted') throw new ApiError('file_deleted');
    const looked = isUsable(file, call.clock.now()) ? {} : { mimetype: '', filetype: '' };
    return {
      file: { ...fileShape(call.world, file), ...looked },
      comments: [],
      response_metadata: { next_cursor: '' },
    };
  },
});

export const remove = method({
  name: 'files.delete',
  tier: 'tier3',
  scopes: ['files:write'],
  args: takes({ file: text }),
  perform: (call, args) => {
    const file = call.world.files.get(args.file);
    if (file === undefined) throw new ApiError('file_not_found');
    if (file.stage === 'deleted') throw new ApiError('file_deleted');
    if (file.userId !== call.world.app.botUserId) throw new ApiError('cant_delete_file');
    deleteFile(call.world, file);
    call.activity.note();
    return {};
  },
});
