import type { JSX } from 'preact';
import type { Block } from '../../limits/blocks.ts';
import { Table } from './table.tsx';

type ChartBlock = Extract<Block, { type: 'data_visualization' }>;

/** A chart as the figures it is drawn from: what one reads off it here is exact, and every reader can. */
export function Chart({ block }: { readonly block: ChartBlock }): JSX.Element {
  const { chart, title } = block;
  const rows =
    chart.type === 'pie'
      ? chart.segments.map(({ label, value }) => [words(label), words(String(value))])
      : [
          [words(''), ...chart.series.map(({ name }) => words(name))],
          ...chart.axis_config.categories.map((category, at) => [
            words(category),
            ...chart.series.map(({ data }) => words(String(data[at]?.value ?? ''))),
          ]),
        ];
  return <Table caption={`Chart: ${title}`} rows={rows} hasHead={chart.type !== 'pie'} />;
}

function words(text: string) {
  return { type: 'raw_text' as const, text };
}
