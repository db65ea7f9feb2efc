import type { JSX } from 'preact';
import { Table } from '../table.tsx';
import { AxisPicture } from './axis-picture.tsx';
import { type ChartBlock, seriesOf } from './figures.ts';
import { PiePicture } from './pie-picture.tsx';

const KINDS = { pie: 'Pie chart', bar: 'Bar chart', line: 'Line chart', area: 'Area chart' };

/** A chart as Slack draws it, and the figures it is drawn from for whoever cannot see it or wants them exactly. */
export function Chart({ block }: { readonly block: ChartBlock }): JSX.Element {
  const { chart, title } = block;
  const label = `${KINDS[chart.type]}: ${title}. The figures follow.`;
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {chart.type === 'pie' ? (
        <PiePicture chart={chart} label={label} />
      ) : (
        <AxisPicture chart={chart} label={label} />
      )}
      <details>
        <summary>Show the figures</summary>
        <Figures block={block} />
      </details>
    </figure>
  );
}

function Figures({ block: { chart, title } }: { readonly block: ChartBlock }): JSX.Element {
  const series = chart.type === 'pie' ? [] : seriesOf(chart);
  const rows =
    chart.type === 'pie'
      ? chart.segments.map(({ label, value }) => [words(label), figure(value)])
      : [
          [words(''), ...series.map(({ name }) => words(name))],
          ...chart.axis_config.categories.map((category, at) => [
            words(category),
            ...series.map(({ values }) => figure(values[at] ?? 0)),
          ]),
        ];
  return <Table caption={`Figures of ${title}`} rows={rows} hasHead={chart.type !== 'pie'} rowHead={0} />;
}

function words(text: string) {
  return { type: 'raw_text' as const, text };
}

function figure(value: number) {
  return { type: 'raw_number' as const, value, text: String(value) };
}
