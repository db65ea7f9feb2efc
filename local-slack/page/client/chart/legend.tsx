import type { JSX } from 'preact';
import { Point } from './point.tsx';

/** Which colour is whose, in the order in which they are drawn. */
export function Legend({
  names,
  mark,
}: {
  readonly names: readonly string[];
  /** Lines are known by their points also. */
  readonly mark: 'area' | 'point';
}): JSX.Element {
  return (
    <ul class="legend">
      {names.map((name, at) => (
        <li key={name}>
          <svg class={`series-${at % 6}`} width="16" height="14" aria-hidden="true">
            {mark === 'area' ? (
              <rect class="filled" x="1" y="1" width="12" height="12" rx="2" />
            ) : (
              <>
                <path class="line" d="M0 7H16" />
                <Point series={at} x={8} y={7} />
              </>
            )}
          </svg>
          <span>{name}</span>
        </li>
      ))}
    </ul>
  );
}
