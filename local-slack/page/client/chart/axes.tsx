import type { JSX } from 'preact';
import { type Layout, LEAN_DEGREES } from './layout.ts';
import { heightAt, middleOf } from './marks.ts';
import { type Scale, tickLabels } from './scale.ts';

/** The lines at round numbers, zero stronger than others, and what stands under and beside them. */
export function Axes({ layout, scale }: { readonly layout: Layout; readonly scale: Scale }): JSX.Element {
  const { left, right, bottom, names, isLeaning } = layout;
  const labels = tickLabels(scale.ticks);
  const base = scale.ticks.includes(0) ? 0 : scale.ticks[0];
  return (
    <g class="axes">
      {scale.ticks.map((tick, at) => {
        const y = heightAt(layout, scale, tick);
        return (
          <g key={tick}>
            <path class={tick === base ? 'base' : ''} d={`M${left} ${y}H${right}`} />
            <text x={left - 6} y={y} dy="0.35em" text-anchor="end">
              {labels[at]}
            </text>
          </g>
        );
      })}
      {names.map(({ at, text }) => {
        const x = middleOf(layout, at);
        return isLeaning ? (
          <text
            key={at}
            text-anchor="end"
            transform={`translate(${x + 4} ${bottom + 14}) rotate(${-LEAN_DEGREES})`}
          >
            {text}
          </text>
        ) : (
          <text key={at} x={x} y={bottom + 18} text-anchor="middle">
            {text}
          </text>
        );
      })}
    </g>
  );
}
