import type { Block } from '../../../limits/blocks.ts';

export type ChartBlock = Extract<Block, { type: 'data_visualization' }>;
type Chart = ChartBlock['chart'];
export type PieChart = Extract<Chart, { type: 'pie' }>;
export type AxisChart = Exclude<Chart, { type: 'pie' }>;

/** One line, area, or colour of bars: a value for each category, in their order. */
export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

/** Points name their category and may come in any order. */
export function seriesOf(chart: AxisChart): readonly Series[] {
  return chart.series.map(({ name, data }) => {
    const known = new Map(data.map(({ label, value }) => [label, value]));
    return { name, values: chart.axis_config.categories.map((category) => known.get(category) ?? 0) };
  });
}
