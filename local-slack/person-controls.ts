import type { Control, Place } from './gestures.ts';
import { block as anyBlock, type Block } from './limits/blocks.ts';
import { readBlocks } from './reading/blocks.ts';
import { type Element, readText } from './reading/elements.ts';
import type { Eyes } from './reading/eyes.ts';

/** A piece of what is in front of a person: a modal, Home, or one message. */
export interface Surface {
  readonly place: Place;
  readonly blocks: readonly unknown[];
}

/** Something that a person can press, choose from or fill in, with the words by which she finds it. */
export interface Handle {
  readonly place: Place;
  readonly control: Control;
  readonly element: Element;
  /** What stands on it or beside it; then its ids. */
  readonly names: readonly string[];
  readonly isInput: boolean;
  /** Which of the surface's blocks holds it. */
  readonly blockAt: number;
}

/** Every control of a surface, in reading order. */
export function handlesOf(eyes: Eyes, surface: Surface): Handle[] {
  return surface.blocks.flatMap((candidate, blockAt) => {
    const read = anyBlock.safeParse(candidate);
    if (!read.success) return [];
    return controlsOf(eyes, read.data).flatMap(({ element, beside, blockId }) => {
      if (!('action_id' in element) || element.action_id === undefined) return [];
      const isInput = read.data.type === 'input';
      const names = [...beside, ...wordsOn(element), element.action_id, ...(isInput ? [blockId] : [])];
      const control = { actionId: element.action_id, blockId };
      return [{ place: surface.place, control, element, names, isInput, blockAt }];
    });
  });
}

/** The surface's first block at or after which a control is meant by being beside `text`; -1 where it shows no such text. */
export function blockShowing(eyes: Eyes, surface: Surface, text: string): number {
  return surface.blocks.findIndex((block) => readBlocks(eyes, [block]).includes(text));
}

interface Found {
  readonly element: Element;
  readonly blockId: string;
  readonly beside: readonly string[];
}

function controlsOf(eyes: Eyes, block: Block): Found[] {
  const blockId = block.block_id ?? '';
  switch (block.type) {
    case 'input':
      return [{ element: block.element, blockId, beside: [block.label.text] }];
    case 'section': {
      const beside = block.text === undefined ? [] : [readText(eyes, block.text)];
      return block.accessory === undefined ? [] : [{ element: block.accessory, blockId, beside }];
    }
    case 'actions':
      return block.elements.map((element) => ({ element, blockId, beside: [] }));
    case 'card':
      return (block.actions ?? []).map((element) => ({ element, blockId, beside: [] }));
    case 'carousel':
      return block.elements.flatMap((card) => controlsOf(eyes, card));
    case 'container':
      return block.child_blocks.flatMap((child) => controlsOf(eyes, child));
    default:
      return [];
  }
}

function wordsOn(element: Element): string[] {
  const words: string[] = [];
  if (element.type === 'button' || element.type === 'workflow_button') words.push(element.text.text);
  if ('accessibility_label' in element && element.accessibility_label !== undefined)
    words.push(element.accessibility_label);
  if ('placeholder' in element && element.placeholder !== undefined) words.push(element.placeholder.text);
  return words;
}
