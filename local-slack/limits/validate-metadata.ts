import { z } from 'zod';
import { characters, lengthOf } from './texts.ts';

/** Slack publishes no limit; metadata here is to be one short id, so we are far below any guess. */
const MOST_CHARACTERS = 2000;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const flat = z.record(z.string(), scalar);

const envelope = z.strictObject({
  event_type: characters(255).regex(/^[\w.-]+$/),
  event_payload: z.record(z.string(), z.unknown()),
});
const payload = z.record(z.string(), z.union([scalar, flat, z.array(flat)]));

export type MetadataError = 'invalid_metadata_format' | 'invalid_metadata_schema' | 'metadata_too_large';

/** The error with which Slack refuses a message's metadata; null where it takes it. */
export function validateMetadata(metadata: unknown): MetadataError | null {
  const read = envelope.safeParse(metadata);
  if (!read.success) return 'invalid_metadata_format';
  if (!payload.safeParse(read.data.event_payload).success) return 'invalid_metadata_schema';
  return lengthOf(JSON.stringify(metadata)) > MOST_CHARACTERS ? 'metadata_too_large' : null;
}
