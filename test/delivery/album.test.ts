import { expect, test } from 'vitest';
import {
  type Album,
  albumOf,
  columnsOf,
  filled,
  isReady,
  showing,
  wanting,
  withFile,
} from '../../src/delivery/album.ts';
import type { Composed, PictureBlock } from '../../src/delivery/composed.ts';
import { fileId } from '../../src/ids.ts';

const EMPTY: Album = { kept: [], isInWords: false };
const FILE = fileId.of('F00000001');
const WORDS = { type: 'section' as const, text: { type: 'plain_text' as const, text: 'Mean 3.8' } };

function messageWith(...names: string[]): Composed {
  const blocks = names.map(
    (name): PictureBlock => ({
      type: 'picture',
      picture: {
        name,
        title: name,
        alt: `what ${name} shows`,
        draw: async () => Uint8Array.of(),
        inWords: [WORDS],
      },
    }),
  );
  return { text: 'Results', blocks: [{ type: 'divider' }, ...blocks] };
}

test('a picture block becomes an image of its file, or its words', () => {
  const message = messageWith('one');
  const wanted = wanting(EMPTY, message);
  expect(isReady(wanted, message)).toBe(false);
  expect(() => filled(wanted, message)).toThrow(TypeError);
  const usable = withFile(wanted, 'one', 'usable', FILE);
  expect(isReady(usable, message)).toBe(true);
  expect(filled(usable, message)).toEqual({
    text: 'Results',
    blocks: [{ type: 'divider' }, { type: 'image', slack_file: { id: FILE }, alt_text: 'what one shows' }],
  });
  expect(filled({ ...usable, isInWords: true }, message).blocks).toEqual([{ type: 'divider' }, WORDS]);
});

test('what a row holds of it is read as it was written, and nothing where there is nothing', () => {
  expect(columnsOf(EMPTY)).toEqual({ pictures: null, picture_step: null });
  for (const [is, step] of [
    ['sent', 'complete'],
    ['complete', 'check'],
    ['usable', null],
  ] as const) {
    const album = withFile(EMPTY, 'one', is, FILE);
    const columns = columnsOf(album);
    expect(columns.picture_step).toBe(step);
    expect(albumOf(columns)).toEqual(album);
  }
  expect(columnsOf(wanting(EMPTY, messageWith('one'))).picture_step).toBe('upload');
});

test('what is shown no more is unwanted, and wanted again while its file is there', () => {
  const both = withFile(withFile(EMPTY, 'one', 'usable', FILE), 'two', 'usable', FILE);
  const left = showing(both, messageWith('two'));
  expect(columnsOf(left).picture_step).toBe('unload');
  expect(isReady(left, messageWith('one'))).toBe(false);
  expect(isReady(wanting(left, messageWith('one')), messageWith('one'))).toBe(true);
});

test('pictures are given up where each look at the message names others', () => {
  let album = EMPTY;
  for (let look = 0; look < 100; look += 1) {
    const message = messageWith(`another ${look}`);
    album = withFile(wanting(album, message), `another ${look}`, 'usable', FILE);
    expect(album.isInWords).toBe(false);
  }
  const given = wanting(album, messageWith('one more'));
  expect(given.isInWords).toBe(true);
  expect(given.kept.every(({ is }) => is === 'unwanted')).toBe(true);
});
