import { tickLabels } from './scale.ts';

/** Where things of a chart with axes stand, in pixels from its upper left corner. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** What is drawn lies between these. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The room of each category, from left to right. */
  readonly band: number;
  /** Names of categories that stand under the axis; between them some are left out where there is no room. */
  readonly names: readonly { readonly at: number; readonly text: string }[];
  /** Whether they lean, to find room. */
  readonly isLeaning: boolean;
}

const LETTERS = 12;
const PLOT_HEIGHT = 200;
const GAP = 8;
/** How much is shown of a name that leans: the twenty letters that Slack allows, where they are no wider than most. */
const LONGEST_NAME = 132;
/** By so many degrees names lean: steep enough that they need little room beside the axis. */
export const LEAN_DEGREES = 60;
const LEAN = (LEAN_DEGREES * Math.PI) / 180;
/** So far must names that lean be from each other along the axis. */
const LEAN_APART = 15;

export function layOut(
  width: number,
  { ticks, categories }: { readonly ticks: readonly number[]; readonly categories: readonly string[] },
): Layout {
  const besides = Math.ceil(Math.max(...tickLabels(ticks).map(widthOf))) + GAP;
  const widest = Math.max(...categories.map(widthOf));
  const isLeaning = widest > (width - GAP - besides) / categories.length - GAP;
  const shown = Math.min(widest, LONGEST_NAME);
  const left = isLeaning ? Math.max(besides, Math.ceil(shown * Math.cos(LEAN))) : besides;
  const right = Math.max(left + 40, width - GAP);
  const band = (right - left) / categories.length;
  const every = isLeaning ? Math.ceil(LEAN_APART / band) : 1;
  const names = categories
    .map((name, at) => ({ at, text: isLeaning ? shortened(name, LONGEST_NAME) : name }))
    .filter(({ at }) => at % every === 0);
  const top = LETTERS;
  const bottom = top + PLOT_HEIGHT;
  const under = GAP + LETTERS + (isLeaning ? shown * Math.sin(LEAN) : 4);
  return { width, height: Math.ceil(bottom + under), left, right, top, bottom, band, names, isLeaning };
}

/** About how wide this is when written at 12 pixels: Chinese, Japanese and Korean signs and emoji are square. */
export function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + LETTERS * ((letter.codePointAt(0) ?? 0) >= 0x1100 ? 1 : 0.55),
    0,
  );
}

/** As much of it as finds room, with `…` for the rest. */
export function shortened(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
