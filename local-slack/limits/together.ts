import { type Block, type BlockSurface, SURFACES } from './blocks.ts';
import { lengthOf } from './texts.ts';
import { complaint } from './wording.ts';

type Path = readonly (string | number)[];
interface Placed<Thing> {
  readonly thing: Thing;
  readonly path: Path;
}
type Part = Readonly<Record<string, unknown>>;

/** What blocks that are fine one by one may still not be together. */
export function complaintsTogether(surface: BlockSurface, blocks: readonly Block[], root: Path): string[] {
  const placed = withChildren(blocks, root);
  return [
    ...misplaced(surface, placed),
    ...repeated(placed, 'block_id'),
    ...placed.flatMap((block) => repeated(elementsOf(block), 'action_id')),
    ...(surface === 'message' ? tooMany(placed) : focusedTwice(placed.flatMap(elementsOf))),
    ...wronglyAnswerable(surface, placed),
  ];
}

function withChildren(blocks: readonly Block[], root: Path): Placed<Block>[] {
  return blocks.flatMap((thing, at) => {
    const path = [...root, at];
    const children = thing.type === 'container' ? thing.child_blocks : [];
    return [{ thing, path }, ...withChildren(children, [...path, 'child_blocks'])];
  });
}

function misplaced(surface: BlockSurface, placed: readonly Placed<Block>[]): string[] {
  return placed
    .filter(({ thing }) => !SURFACES[thing.type].includes(surface))
    .map(({ thing, path }) => complaint(`unsupported block on this surface: ${thing.type}`, path));
}

function repeated(things: readonly Placed<Part>[], key: string): string[] {
  const seen = new Set<unknown>();
  return things.flatMap(({ thing, path }) => {
    const id = thing[key];
    if (id === undefined) return [];
    if (seen.has(id)) return [complaint(`${key} already exists: ${String(id)}`, [...path, key])];
    seen.add(id);
    return [];
  });
}

const MOST_TOGETHER = [
  { types: ['table', 'data_table'], most: 1, message: 'only_one_table_allowed' },
  { types: ['data_visualization'], most: 2, message: 'no more than 2 data_visualization blocks allowed' },
];
const MOST_MARKDOWN = 12_000;

function tooMany(placed: readonly Placed<Block>[]): string[] {
  const counted = MOST_TOGETHER.flatMap(({ types, most, message }) =>
    placed
      .filter(({ thing }) => types.includes(thing.type))
      .slice(most)
      .map(({ path }) => complaint(message, path)),
  );
  const markdown = placed.filter(({ thing }) => thing.type === 'markdown');
  const length = markdown.reduce(
    (sum, { thing }) => sum + (thing.type === 'markdown' ? lengthOf(thing.text) : 0),
    0,
  );
  const last = markdown.at(-1);
  return last === undefined || length <= MOST_MARKDOWN
    ? counted
    : [...counted, complaint(`markdown must be less than ${MOST_MARKDOWN + 1} characters in all`, last.path)];
}

function focusedTwice(elements: readonly Placed<Part>[]): string[] {
  return elements
    .filter(({ thing }) => thing.focus_on_load === true)
    .slice(1)
    .map(({ path }) => complaint('only one element may have focus_on_load', [...path, 'focus_on_load']));
}

function wronglyAnswerable(surface: BlockSurface, placed: readonly Placed<Block>[]): string[] {
  return placed
    .filter(({ thing }) => surface !== 'modal' || thing.type !== 'input')
    .flatMap(elementsOf)
    .filter(({ thing }) => thing.response_url_enabled === true)
    .map(({ path }) =>
      complaint('only inputs of a modal may have a response_url', [...path, 'response_url_enabled']),
    );
}

/** The interactive elements of a block, where they stand. */
function elementsOf({ thing, path }: Placed<Block>): Placed<Part>[] {
  switch (thing.type) {
    case 'section':
      return thing.accessory === undefined ? [] : [{ thing: thing.accessory, path: [...path, 'accessory'] }];
    case 'input':
      return [{ thing: thing.element, path: [...path, 'element'] }];
    case 'actions':
    case 'context_actions':
      return thing.elements.map((element, at) => ({ thing: element, path: [...path, 'elements', at] }));
    case 'card':
      return (thing.actions ?? []).map((button, at) => ({ thing: button, path: [...path, 'actions', at] }));
    case 'carousel':
      return thing.elements.flatMap((card, at) =>
        elementsOf({ thing: card, path: [...path, 'elements', at] }),
      );
    default:
      return [];
  }
}
