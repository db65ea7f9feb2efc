import type { JSX } from 'preact';
import type { PieChart } from './figures.ts';
import { Legend } from './legend.tsx';
import { percent, slicesOf } from './slices.ts';

const RADIUS = 100;

export function PiePicture({
  chart,
  label,
}: {
  readonly chart: PieChart;
  readonly label: string;
}): JSX.Element {
  const slices = slicesOf(
    chart.segments.map(({ value }) => value),
    RADIUS,
  );
  const told = chart.segments.map(
    ({ label: name, value }, at) =>
      `${name}: ${value.toLocaleString('en')} (${percent(slices[at]?.share ?? 0)})`,
  );
  return (
    <div class="pie">
      <svg
        role="img"
        aria-label={label}
        width={RADIUS * 2 + 4}
        height={RADIUS * 2 + 4}
        viewBox="-102 -102 204 204"
      >
        {slices.map(({ path }, at) => (
          <path key={path} class={`slice series-${at % 6}`} d={path}>
            <title>{told[at]}</title>
          </path>
        ))}
      </svg>
      <Legend names={told} mark="area" />
    </div>
  );
}
