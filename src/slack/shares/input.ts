import { z } from 'zod';
import { Refusal } from '../../domain/refusal.ts';
import type { MessageToSave } from '../../domain/shares/saving.ts';
import { shareKinds, sharePlaces } from '../../domain/shares/share.ts';
import type { NewShare } from '../../domain/shares/shares.ts';
import type { TypedShare } from '../../domain/shares/wording.ts';
import { channelId, communityId, messageTs, type ShareId, shareId, userId } from '../../ids.ts';
import { type Fields, listOf, textOf } from '../fields.ts';

/** An id that came back from outside, in the form that we gave it. */
function idOf<Id extends string>(ids: { parse(text: unknown): Id | null }) {
  return z.unknown().transform((text, issues): Id => {
    const id = ids.parse(text);
    if (id !== null) return id;
    issues.addIssue('not an id');
    return z.NEVER;
  });
}

const source = z
  .object({
    channelId: idOf(channelId),
    ts: idOf(messageTs),
    authorId: idOf(userId),
    permalink: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
    /** Only for what the form says; whether the author is asked is decided when it is submitted. */
    mustAsk: z.boolean(),
  })
  .refine(
    ({ permalink, channelId: channel, ts }) =>
      permalink === null || permalink.includes(`/archives/${channel}/p${ts.replace('.', '')}`),
    'a link to another message',
  );

const formMeta = z.object({ communityId: idOf(communityId), source: source.nullable() });
export type FormMeta = z.output<typeof formMeta>;

const kind = z.enum(shareKinds);
const place = z.enum(sharePlaces);

/** What the form carries with it. @throws Refusal where it is not as we sent it. */
export function readFormMeta(meta: string): FormMeta {
  return parsed(formMeta, fromJson(meta));
}

export function writeFormMeta(meta: FormMeta): string {
  return JSON.stringify(meta);
}

/** What stands in the form now, complete or not. */
export function typedIn(fields: Fields): TypedShare {
  return {
    kind: parsed(kind, textOf(fields, 'kind')),
    learned: textOf(fields, 'learned'),
    howToUse: textOf(fields, 'howToUse'),
    link: textOf(fields, 'link'),
    expected: textOf(fields, 'expected'),
    lookAgainOn: textOf(fields, 'lookAgainOn'),
    usedToThink: textOf(fields, 'usedToThink'),
    tags: listOf(fields, 'tags'),
  };
}

/** The community chosen in the form, or the one that it was opened for. */
export function communityIn(fields: Fields, meta: FormMeta): FormMeta['communityId'] {
  return communityId.parse(textOf(fields, 'community')) ?? meta.communityId;
}

/** Where it is to go, or null where the form does not say. */
export function placeIn(fields: Fields): z.output<typeof place> | null {
  return place.safeParse(textOf(fields, 'place')).data ?? null;
}

export interface ShareSubmission {
  readonly share: NewShare;
  readonly source: MessageToSave | null;
}

/** @throws Refusal where the form did not come back as we sent it. */
export function readShare(fields: Fields, metaText: string): ShareSubmission {
  const meta = readFormMeta(metaText);
  const share: NewShare = {
    communityId: communityIn(fields, meta),
    place: parsed(place, textOf(fields, 'place')),
    typed: typedIn(fields),
  };
  return { share, source: meta.source };
}

/** The share that a button or a form is about. @throws Refusal where it names none. */
export function readShareId(text: string): ShareId {
  return parsed(idOf(shareId), text);
}

/** The choice in the menu of a share. @throws Refusal where it is none of ours. */
export function readMore(value: string): { readonly verb: 'edit' | 'delete'; readonly id: ShareId } {
  const [verb, id = ''] = value.split(' ');
  return { verb: parsed(z.enum(['edit', 'delete']), verb), id: readShareId(id) };
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refusal('invalid', 'This did not come back as it was sent. Please close it and open it again.');
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
