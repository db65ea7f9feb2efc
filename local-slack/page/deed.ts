import { z } from 'zod';
import { MOST_FILES } from '../limits/files.ts';
import { troubles } from './inspection.ts';

const id = z.string().min(1).max(255);
const ts = z.string().regex(/^\d+\.\d+$/);
const place = z.union([
  z.strictObject({ message: z.strictObject({ channelId: id, ts }) }),
  z.strictObject({ view: id }),
  z.literal('home'),
]);
const control = z.strictObject({ actionId: id, blockId: id });
/** As FieldValue; `words` are what somebody typed into a field for rich text. */
const value = z.union([
  z.string(),
  z.array(z.string()),
  z.null(),
  z.strictObject({ words: z.string().max(40_000) }),
]);

/** What somebody does on the page. */
export const deed = z.discriminatedUnion('do', [
  /** Where they look from now on. `limit`: how many of the newest messages. */
  z.strictObject({
    do: z.literal('look'),
    channelId: id.nullable(),
    limit: z.int().min(1).max(10_000),
    threadTs: ts.nullable(),
    /** Whether to show what goes to and fro. */
    inspects: z.boolean(),
  }),
  /** Up to where this person has read; see ReadMarks. */
  z.strictObject({
    do: z.literal('read'),
    since: z.union([ts, z.literal('')]),
    marks: z.record(id, ts),
  }),
  z.strictObject({
    do: z.literal('say'),
    channelId: id,
    text: z.string().min(1).max(40_000),
    threadTs: ts.nullable(),
  }),
  /** `text`: empty where nothing is said of the files. */
  z.strictObject({
    do: z.literal('share files'),
    channelId: id,
    text: z.string().max(40_000),
    threadTs: ts.nullable(),
    fileIds: z.array(id).min(1).max(MOST_FILES),
  }),
  z.strictObject({ do: z.literal('delete file'), fileId: id }),
  z.strictObject({ do: z.literal('command'), channelId: id, text: z.string().min(1).max(40_000) }),
  z.strictObject({ do: z.literal('edit'), channelId: id, ts, text: z.string().min(1).max(40_000) }),
  z.strictObject({ do: z.literal('delete'), channelId: id, ts }),
  z.strictObject({ do: z.literal('react'), channelId: id, ts, emoji: id, isOn: z.boolean() }),
  z.strictObject({ do: z.literal('join'), channelId: id }),
  z.strictObject({ do: z.literal('leave'), channelId: id }),
  z.strictObject({ do: z.literal('write to'), userIds: z.array(id).min(1).max(8) }),
  z.strictObject({ do: z.literal('open home') }),
  /** The conversation with the app. */
  z.strictObject({ do: z.literal('open messages') }),
  z.strictObject({ do: z.literal('create channel'), name: z.string().max(255), isPrivate: z.boolean() }),
  z.strictObject({ do: z.literal('invite'), channelId: id, userIds: z.array(id).min(1).max(100) }),
  z.strictObject({ do: z.literal('remove'), channelId: id, userId: id }),
  z.strictObject({ do: z.literal('pin'), channelId: id, ts, isOn: z.boolean() }),
  z.strictObject({ do: z.literal('global shortcut'), callbackId: id }),
  z.strictObject({ do: z.literal('message shortcut'), callbackId: id, channelId: id, ts }),
  z.strictObject({ do: z.literal('click'), place, control, value }),
  z.strictObject({ do: z.literal('fill'), viewId: id, control, value }),
  z.strictObject({ do: z.literal('options'), place, control, typed: z.string().max(3000) }),
  z.strictObject({ do: z.literal('submit'), viewId: id }),
  z.strictObject({ do: z.literal('close'), viewId: id, all: z.boolean() }),
  /** For everybody, until something else is chosen. */
  z.strictObject({ do: z.literal('go wrong'), how: z.enum(troubles) }),
  /** The workspace starts from its beginning, for everybody. */
  z.strictObject({ do: z.literal('begin again') }),
  /** The clock goes on, for everybody. */
  z.strictObject({ do: z.literal('go on to'), instant: z.iso.datetime() }),
  /** It stays where it has come. */
  z.strictObject({ do: z.literal('stop going on') }),
]);

export type Deed = z.infer<typeof deed>;

export const fromPage = z.strictObject({ id: z.int(), deed });
