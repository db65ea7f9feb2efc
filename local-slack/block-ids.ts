import { isObject, type JsonObject, objectsIn } from './json.ts';
import type { Block } from './model.ts';
import type { Stamps } from './stamps.ts';

/** Gives blocks the block_id, and their controls the action_id, that the app left to Slack. */
export function withIds(stamps: Pick<Stamps, 'secret'>, blocks: readonly JsonObject[]): Block[] {
  const id = () => stamps.secret(3).slice(0, 5);
  return blocks.map((block) => ({
    ...block,
    ...controlsWithIds(block, id),
    type: typeof block.type === 'string' ? block.type : '',
    block_id: typeof block.block_id === 'string' ? block.block_id : id(),
  }));
}

function controlsWithIds(block: JsonObject, id: () => string): JsonObject {
  const withId = (element: JsonObject): JsonObject =>
    isControl(element) && element.action_id === undefined ? { ...element, action_id: id() } : element;
  return {
    ...(isObject(block.element) ? { element: withId(block.element) } : {}),
    ...(isObject(block.accessory) ? { accessory: withId(block.accessory) } : {}),
    ...(block.type === 'actions' ? { elements: objectsIn(block.elements).map(withId) } : {}),
  };
}

function isControl(element: JsonObject): boolean {
  return element.type !== 'image';
}

/** A control of a block, and whether it is an input's. */
export interface PlacedControl {
  readonly block: Block;
  readonly element: JsonObject;
  readonly isInput: boolean;
}

/** All controls of blocks, in order, those inside of cards and containers too. */
export function controlsOf(blocks: readonly Block[]): PlacedControl[] {
  return blocks.flatMap((block) => {
    const within = [
      ...objectsIn([block.element]).map((element) => ({ block, element, isInput: block.type === 'input' })),
      ...objectsIn([block.accessory]).map((element) => ({ block, element, isInput: false })),
      ...objectsIn(block.elements).map((element) => ({ block, element, isInput: false })),
      ...objectsIn(block.actions).map((element) => ({ block, element, isInput: false })),
    ];
    return within.filter(({ element }) => typeof element.action_id === 'string');
  });
}
