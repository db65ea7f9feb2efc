/** A picture before it is painted: what stands where, in pixels of the layout from the top left corner. */
export interface Drawing {
  readonly height: number;
  readonly shapes: readonly Shape[];
}

export type Shape = Bar | Line | Mark | Words;

export interface Bar {
  readonly is: 'bar';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Line {
  readonly is: 'line';
  readonly from: Point;
  readonly to: Point;
}

/** A diamond around a point, or an arrow. Drawn, since not every font has them. */
export interface Mark extends Point {
  readonly is: 'mark';
  readonly form: 'diamond' | 'up' | 'down';
  readonly isFilled: boolean;
  /** From its middle to its corners. */
  readonly radius: number;
}

export interface Words extends Point, TextStyle {
  readonly is: 'words';
  readonly text: string;
  /** Which part of them is at `x`; at `y` is the middle of their height. */
  readonly align: 'left' | 'center' | 'right';
  readonly colour: string;
}

export interface TextStyle {
  readonly size: number;
  readonly isBold: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How wide texts of this style are when they are painted. */
export type Measuring = (style: TextStyle) => (text: string) => number;
