import { z } from 'zod';
import { blockShape } from './composition.ts';
import { characters, several } from './texts.ts';

/** Later sources allow 12 segments and series; what passes here passes under both. */
const MOST_SERIES = 6;
const label = characters(20);

const pie = z.strictObject({
  type: z.literal('pie'),
  segments: several(
    z.strictObject({ label, value: z.number().positive('must be more than 0') }),
    1,
    MOST_SERIES,
  ),
});

const points = several(z.strictObject({ label, value: z.number() }), 1, 20);

function drawnOverAxis<Type extends string>(type: Type) {
  return z
    .strictObject({
      type: z.literal(type),
      series: several(z.strictObject({ name: label, data: points }), 1, MOST_SERIES),
      axis_config: z.strictObject({
        categories: several(label, 1, 20),
        x_label: characters(50).optional(),
        y_label: characters(50).optional(),
      }),
    })
    .superRefine((chart, issues) => {
      if (new Set(chart.series.map(({ name }) => name)).size < chart.series.length)
        issues.addIssue({ code: 'custom', message: 'series names must be unique', path: ['series'] });
      for (const [at, series] of chart.series.entries()) {
        const named = series.data.map((point) => point.label);
        const complete =
          named.length === chart.axis_config.categories.length &&
          chart.axis_config.categories.every((category) => named.includes(category));
        if (!complete)
          issues.addIssue({
            code: 'custom',
            message: 'must have one value for each category',
            path: ['series', at, 'data'],
          });
      }
    });
}

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  ...blockShape,
  title: characters(50),
  chart: z.discriminatedUnion('type', [
    pie,
    drawnOverAxis('bar'),
    drawnOverAxis('line'),
    drawnOverAxis('area'),
  ]),
});
