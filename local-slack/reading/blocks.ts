import type { JsonObject } from '../json.ts';
import { block as anyBlock, type Block } from '../limits/blocks.ts';
import type { Input, Section } from '../limits/layout.ts';
import type { Cell } from '../limits/tables.ts';
import type { StateValues } from '../model.ts';
import { readElement, readText } from './elements.ts';
import type { Eyes } from './eyes.ts';
import { readRichText } from './rich-text.ts';

/** What has been filled in and refused around the blocks that are read. */
interface Filled {
  readonly values: StateValues;
  readonly errors: Readonly<Record<string, string>>;
}

const NOTHING_FILLED: Filled = { values: {}, errors: {} };

/** Blocks as a person sees them, each on lines of its own. */
export function readBlocks(eyes: Eyes, blocks: readonly unknown[], filled = NOTHING_FILLED): string {
  return blocks
    .map((candidate) => {
      const read = anyBlock.safeParse(candidate);
      return read.success ? readBlock(eyes, read.data, filled) : 'This content can’t be displayed.';
    })
    .filter((text) => text !== '')
    .join('\n');
}

function readBlock(eyes: Eyes, block: Block, filled: Filled): string {
  const state = (actionId: string | undefined): JsonObject | undefined =>
    filled.values[block.block_id ?? '']?.[actionId ?? ''];
  switch (block.type) {
    case 'section':
      return readSection(eyes, block, state(actionIdOf(block.accessory)));
    case 'input':
      return readInput(eyes, block, state(block.element.action_id), filled.errors[block.block_id ?? '']);
    case 'actions':
      return block.elements.map((element) => readElement(eyes, element, state(element.action_id))).join(' ');
    case 'context_actions':
      return block.elements.map((element) => readElement(eyes, element)).join(' ');
    case 'context':
      return block.elements
        .map((element) => (element.type === 'image' ? readElement(eyes, element) : readText(eyes, element)))
        .join('  ');
    case 'rich_text':
      return readRichText(eyes, block);
    case 'divider':
      return '────────';
    case 'table':
    case 'data_table':
      return readTable(eyes, block.type === 'table' ? '' : block.caption, block.rows);
    case 'container':
      return lines(
        block.rich_text_title === undefined ? block.title?.text : readRichText(eyes, block.rich_text_title),
        block.subtitle && readText(eyes, block.subtitle),
        readBlocks(eyes, block.child_blocks, filled),
      );
    default:
      return readPlainBlock(eyes, block);
  }
}

type PlainBlock = Exclude<
  Block,
  {
    type:
      | 'section'
      | 'input'
      | 'actions'
      | 'context_actions'
      | 'context'
      | 'rich_text'
      | 'divider'
      | 'table'
      | 'data_table'
      | 'container';
  }
>;

/** Blocks in which nothing can be filled in. */
function readPlainBlock(eyes: Eyes, block: PlainBlock): string {
  switch (block.type) {
    case 'header':
      return block.text.text;
    case 'alert':
      return readText(eyes, block.text);
    case 'markdown':
      return block.text;
    case 'image':
      return lines(block.title?.text, `[image: ${block.alt_text}]`);
    case 'video':
      return lines(block.title.text, `[video: ${block.alt_text}]`);
    case 'card':
      return lines(
        block.hero_image && `[image: ${block.hero_image.alt_text}]`,
        ...[block.title, block.subtitle, block.body, block.subtext].map(
          (text) => text && readText(eyes, text),
        ),
        block.actions?.map((button) => `[${button.text.text}]`).join(' '),
      );
    case 'carousel':
      return block.elements.map((card) => readPlainBlock(eyes, card)).join('\n');
    case 'data_visualization':
      return `[chart: ${block.title}]`;
    case 'task_card':
      return `${block.title} (${block.status.replace('_', ' ')})`;
    case 'plan':
      return lines(block.title, ...(block.tasks ?? []).map((task) => readPlainBlock(eyes, task)));
  }
}

function readSection(eyes: Eyes, block: Section, state: JsonObject | undefined): string {
  const text = block.text === undefined ? '' : readText(eyes, block.text);
  const accessory = block.accessory === undefined ? '' : readElement(eyes, block.accessory, state);
  const beside = accessory.includes('\n')
    ? lines(text, accessory)
    : [text, accessory].filter(Boolean).join('  ');
  return lines(beside, ...(block.fields ?? []).map((field) => readText(eyes, field)));
}

function readInput(
  eyes: Eyes,
  block: Input,
  state: JsonObject | undefined,
  error: string | undefined,
): string {
  const words = `${block.label.text}${block.optional === true ? ' (optional)' : ''}`;
  const label = /[?:.!…]$/.test(words) ? words : `${words}:`;
  const field = readElement(eyes, block.element, state);
  return lines(
    field.includes('\n') ? `${label}\n${field.replaceAll(/^/gm, '  ')}` : `${label} ${field}`,
    block.hint && `  ${block.hint.text}`,
    error && `  ⚠ ${error}`,
  );
}

function readTable(eyes: Eyes, caption: string, rows: readonly (readonly Cell[])[]): string {
  const words = (cell: Cell) => (cell.type === 'rich_text' ? readRichText(eyes, cell) : cell.text);
  return lines(caption, ...rows.map((cells) => cells.map(words).join(' | ')));
}

function actionIdOf(accessory: Section['accessory']): string | undefined {
  return accessory !== undefined && 'action_id' in accessory ? accessory.action_id : undefined;
}

function lines(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n');
}
