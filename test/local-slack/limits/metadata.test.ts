import { expect, test } from 'vitest';
import { validateMetadata } from '../../../local-slack/limits/validate-metadata.ts';

const metadata = (event_payload: unknown) => ({ event_type: 'lyceum_delivery', event_payload });

test.each([
  ['a flat payload', metadata({ id: 'x', count: 1, sure: true }), null],
  ['an empty payload', metadata({}), null],
  ['a flat object inside', metadata({ of: { a: 'x' } }), null],
  ['an array of flat objects', metadata({ of: [{ a: 1 }, { a: 2 }] }), null],
  ['a text', 'x', 'invalid_metadata_format'],
  ['no event_type', { event_payload: {} }, 'invalid_metadata_format'],
  ['no payload', { event_type: 'x' }, 'invalid_metadata_format'],
  ['another key', { ...metadata({}), more: 1 }, 'invalid_metadata_format'],
  ['an array of texts', metadata({ of: ['a'] }), 'invalid_metadata_schema'],
  ['deeper nesting', metadata({ of: { a: { b: 1 } } }), 'invalid_metadata_schema'],
  ['null', metadata({ of: null }), 'invalid_metadata_schema'],
  ['a long text', metadata({ of: 'a'.repeat(2000) }), 'metadata_too_large'],
])('%s', (_what, given, error) => {
  expect(validateMetadata(given)).toBe(error);
});
