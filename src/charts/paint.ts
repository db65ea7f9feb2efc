import type { SKRSContext2D } from '@napi-rs/canvas';
import { FAMILY } from './fonts.ts';
import { colours, SCALE, WIDTH } from './look.ts';
import type { Drawing, Mark, Shape, TextStyle } from './shapes.ts';

/** As CSS writes it. */
export function fontOf({ size, isBold }: TextStyle): string {
  return `${isBold ? 700 : 400} ${size}px ${FAMILY}`;
}

/** On a canvas of the picture's own size. */
export function paint(context: SKRSContext2D, { height, shapes }: Drawing): void {
  context.scale(SCALE, SCALE);
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, WIDTH, height);
  for (const shape of shapes) paintShape(context, shape);
}

function paintShape(context: SKRSContext2D, shape: Shape): void {
  switch (shape.is) {
    case 'bar':
      context.fillStyle = colours.bar;
      context.fillRect(shape.x, shape.y, shape.width, shape.height);
      return;
    case 'line':
      context.strokeStyle = colours.line;
      context.lineWidth = 2;
      context.beginPath();
      context.moveTo(shape.from.x, shape.from.y);
      context.lineTo(shape.to.x, shape.to.y);
      context.stroke();
      return;
    case 'mark':
      paintMark(context, shape);
      return;
    case 'words':
      context.font = fontOf(shape);
      context.fillStyle = shape.colour;
      context.textAlign = shape.align;
      context.textBaseline = 'middle';
      context.fillText(shape.text, shape.x, shape.y);
  }
}

function paintMark(context: SKRSContext2D, mark: Mark): void {
  context.beginPath();
  for (const [x, y] of cornersOf(mark)) context.lineTo(x, y);
  context.closePath();
  context.fillStyle = mark.isFilled ? colours.brand : colours.ground;
  context.fill();
  if (mark.isFilled) return;
  context.strokeStyle = colours.quiet;
  context.lineWidth = 2;
  context.stroke();
}

function cornersOf({ form, x, y, radius }: Mark): [number, number][] {
  const right: [number, number] = [x + radius, y];
  const left: [number, number] = [x - radius, y];
  if (form === 'diamond') return [[x, y - radius], right, [x, y + radius], left];
  const [tip, foot] = form === 'up' ? [y - radius, y + radius * 0.7] : [y + radius, y - radius * 0.7];
  return [
    [x, tip],
    [x + radius, foot],
    [x - radius, foot],
  ];
}
