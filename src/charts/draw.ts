import type { Chart } from './chart.ts';
import { choiceDrawing } from './choice-drawing.ts';
import { loadFonts } from './fonts.ts';
import { SCALE, WIDTH } from './look.ts';
import { fontOf, paint } from './paint.ts';
import { ratingDrawing } from './rating-drawing.ts';
import type { Measuring } from './shapes.ts';

/** Draws the chart as a PNG, 1,200 pixels wide. */
export async function drawChart(chart: Chart): Promise<Uint8Array> {
  tools ??= loadTools();
  const { createCanvas, measuring } = await tools;
  const drawing = chart.kind === 'rating' ? ratingDrawing(chart, measuring) : choiceDrawing(chart, measuring);
  const canvas = createCanvas(WIDTH * SCALE, Math.ceil(drawing.height * SCALE));
  paint(canvas.getContext('2d'), drawing);
  // Squeezed on another thread: what is above takes about ten milliseconds of ours.
  return await canvas.encode('png');
}

let tools: ReturnType<typeof loadTools> | null = null;

/** With the first picture: many a workspace never has one. */
async function loadTools() {
  const { createCanvas, GlobalFonts } = await import('@napi-rs/canvas');
  loadFonts(GlobalFonts);
  const context = createCanvas(1, 1).getContext('2d');
  const measuring: Measuring = (style) => (text) => {
    context.font = fontOf(style);
    return context.measureText(text).width;
  };
  return { createCanvas, measuring };
}
