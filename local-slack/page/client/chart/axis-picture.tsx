import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Axes } from './axes.tsx';
import { type AxisChart, type Series, seriesOf } from './figures.ts';
import { type Layout, layOut } from './layout.ts';
import { Legend } from './legend.tsx';
import { areaUnder, barsOf, growsFromZero, heightAt, lineThrough, pointsOf } from './marks.ts';
import { Point } from './point.tsx';
import { type Scale, scaleFor } from './scale.ts';

/** Bars, lines or areas over their axes, as wide as there is room. */
export function AxisPicture({
  chart,
  label,
}: {
  readonly chart: AxisChart;
  readonly label: string;
}): JSX.Element {
  const [place, width] = useWidth();
  const series = seriesOf(chart);
  const { categories, x_label: across, y_label: upwards } = chart.axis_config;
  const scale = scaleFor(
    series.flatMap(({ values }) => values),
    { hasZero: growsFromZero(chart), wanted: 5 },
  );
  const layout = layOut(width, { ticks: scale.ticks, categories });
  const given = { categories, layout, scale };
  return (
    <>
      {upwards === undefined ? null : <p class="aside">{upwards}</p>}
      <div ref={place} class="plot">
        <svg role="img" aria-label={label} width={width} height={layout.height}>
          <Axes layout={layout} scale={scale} />
          {series.map((one, which) => (
            <g key={one.name} class={`series-${which % 6}`}>
              {chart.type === 'bar' ? (
                <Bars {...given} series={series} which={which} />
              ) : (
                <Line {...given} series={one} which={which} isFilled={chart.type === 'area'} />
              )}
            </g>
          ))}
        </svg>
      </div>
      {across === undefined ? null : <p class="aside across">{across}</p>}
      <Legend names={series.map(({ name }) => name)} mark={chart.type === 'bar' ? 'area' : 'point'} />
    </>
  );
}

interface Given {
  readonly categories: readonly string[];
  readonly layout: Layout;
  readonly scale: Scale;
  readonly which: number;
}

function Bars({
  layout,
  scale,
  categories,
  series,
  which,
}: Given & { readonly series: readonly Series[] }): JSX.Element {
  const { name = '', values = [] } = series[which] ?? {};
  return (
    <>
      {barsOf(layout, scale, series, which).map((bar, at) => (
        <rect key={at} class="filled" {...bar}>
          <title>{told(name, categories[at], values[at])}</title>
        </rect>
      ))}
    </>
  );
}

function Line({
  layout,
  scale,
  categories,
  series,
  which,
  isFilled,
}: Given & { readonly series: Series; readonly isFilled: boolean }): JSX.Element {
  const points = pointsOf(layout, scale, series);
  return (
    <>
      {isFilled ? <path class="tinted" d={areaUnder(points, heightAt(layout, scale, 0))} /> : null}
      <path class="line" d={lineThrough(points)} />
      {points.map(({ x, y }, at) => (
        <g key={at}>
          <Point series={which} x={x} y={y} />
          <title>{told(series.name, categories[at], series.values[at])}</title>
        </g>
      ))}
    </>
  );
}

function told(name: string, category = '', value = 0): string {
  return `${name}, ${category}: ${value.toLocaleString('en')}`;
}

/** How wide the place is in which something is drawn, also when it becomes another. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(320);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    const measure = () => setWidth(Math.max(160, Math.floor(element.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, width] as const;
}
