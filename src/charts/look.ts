import type { TextStyle } from './shapes.ts';

/** Pixels of the layout. The picture has two and a half times as many: chats show pictures at less than half their size. */
export const WIDTH = 480;
export const SCALE = 2.5;
export const MARGIN = 24;
export const INNER = WIDTH - 2 * MARGIN;

/** Each that is written or filled stands out from the ground by 4.5 to 1 at least. */
export const colours = {
  ground: '#ffffff',
  ink: '#1c2b39',
  quiet: '#566573',
  brand: '#24425c',
  bar: '#4a769b',
  line: '#c3ced8',
} as const;

export const styles = {
  title: { size: 18, isBold: true },
  mean: { size: 38, isBold: true },
  text: { size: 15, isBold: false },
  figure: { size: 15, isBold: true },
  small: { size: 13.5, isBold: false },
  smallFigure: { size: 13.5, isBold: true },
} as const satisfies Record<string, TextStyle>;

export const TITLE_LINE = 25;
