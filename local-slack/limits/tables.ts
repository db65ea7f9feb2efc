import { z } from 'zod';
import { blockShape } from './composition.ts';
import { richText } from './rich-text.ts';
import { characters, count, lengthOf, several } from './texts.ts';

const ANY_LENGTH = Number.POSITIVE_INFINITY;

const rawText = z.strictObject({ type: z.literal('raw_text'), text: characters(ANY_LENGTH) });
const rawNumber = z.strictObject({
  type: z.literal('raw_number'),
  value: z.number(),
  text: characters(ANY_LENGTH),
});
const cell = z.discriminatedUnion('type', [rawText, rawNumber, richText]);
const row = several(cell, 1, 20);

export const table = z.strictObject({
  type: z.literal('table'),
  ...blockShape,
  rows: several(row, 1, 100),
  column_settings: several(
    z.strictObject({
      align: z.enum(['left', 'center', 'right']).optional(),
      is_wrapped: z.boolean().optional(),
    }),
    1,
    20,
  ).optional(),
});

/** One source allows 201 rows, the documentation's own page 101: what passes here passes under both. */
const MOST_DATA_ROWS = 101;
const MOST_CHARACTERS = 20_000;

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    ...blockShape,
    caption: characters(3000),
    rows: several(row, 2, MOST_DATA_ROWS),
    page_size: count(1, 100).optional(),
    row_header_column_index: count(0, 19).optional(),
  })
  .superRefine((block, issues) => {
    const refuse = (message: string, ...path: (string | number)[]) =>
      issues.addIssue({ code: 'custom', message, path });
    const header = block.rows[0] ?? [];
    for (const [at, cells] of block.rows.entries())
      if (cells.length !== header.length) refuse('all rows must have the same number of cells', 'rows', at);
    for (const [at, title] of header.entries())
      if (title.type === 'rich_text') refuse('header cells must not be rich_text', 'rows', 0, at);
    if ((block.row_header_column_index ?? 0) >= header.length)
      refuse('must be the index of a column', 'row_header_column_index');
    if (lengthOf(JSON.stringify(block.rows.map((cells) => cells.map(wordsOf)))) > MOST_CHARACTERS)
      refuse(`no more than ${MOST_CHARACTERS} characters allowed`, 'rows');
  });

function wordsOf(item: Cell): string {
  return item.type === 'rich_text' ? JSON.stringify(item.elements) : item.text;
}

export type Cell = z.infer<typeof cell>;
