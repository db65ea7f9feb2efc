import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Cell } from '../../limits/tables.ts';
import { Rich } from './rich.tsx';
import { SCROLLED } from './scrolled.ts';

interface TableProps {
  readonly caption: string;
  readonly rows: readonly (readonly Cell[])[];
  /** Whether the first row says what the columns are. */
  readonly hasHead: boolean;
  /** Which column says what the rows are. */
  readonly rowHead?: number;
  readonly aligns?: readonly ('left' | 'center' | 'right')[];
  /** So many rows are shown at once, beside the head; default all. */
  readonly pageSize?: number;
}

/** Rows and cells; what is too wide is scrolled. */
export function Table({ caption, rows, hasHead, rowHead, aligns = [], pageSize }: TableProps): JSX.Element {
  const [turned, setTurned] = useState(0);
  const head = hasHead ? rows[0] : undefined;
  const body = hasHead ? rows.slice(1) : rows;
  const size = pageSize ?? Math.max(1, body.length);
  const count = Math.ceil(body.length / size);
  // Rows may become fewer while somebody is on the last page.
  const page = Math.max(0, Math.min(turned, count - 1));
  const classOf = (cell: Cell, at: number) => aligns[at] ?? (cell.type === 'raw_number' ? 'right' : 'left');
  return (
    <div class="table">
      <section class="scrolled" aria-label={caption || 'Table'} {...SCROLLED}>
        <table>
          {caption === '' ? null : <caption>{caption}</caption>}
          {head === undefined ? null : (
            <thead>
              <tr>
                {head.map((cell, at) => (
                  <th key={at} scope="col" class={classOf(body[0]?.[at] ?? cell, at)}>
                    <CellWords cell={cell} />
                  </th>
                ))}
              </tr>
            </thead>
          )}
          <tbody>
            {body.slice(page * size, (page + 1) * size).map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, at) => (
                  <OneCell key={at} cell={cell} isHead={at === rowHead} align={classOf(cell, at)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {count > 1 ? <Pages page={page} count={count} go={setTurned} /> : null}
    </div>
  );
}

function OneCell({
  cell,
  isHead,
  align,
}: {
  readonly cell: Cell;
  readonly isHead: boolean;
  readonly align: string;
}): JSX.Element {
  return isHead ? (
    <th scope="row" class={align}>
      <CellWords cell={cell} />
    </th>
  ) : (
    <td class={align}>
      <CellWords cell={cell} />
    </td>
  );
}

function Pages({
  page,
  count,
  go,
}: {
  readonly page: number;
  readonly count: number;
  go(page: number): void;
}): JSX.Element {
  return (
    <div class="actions pages">
      <button type="button" class="button" disabled={page === 0} onClick={() => go(page - 1)}>
        Previous
      </button>
      <span class="aside" aria-live="polite">
        Page {page + 1} of {count}
      </span>
      <button type="button" class="button" disabled={page === count - 1} onClick={() => go(page + 1)}>
        Next
      </button>
    </div>
  );
}

function CellWords({ cell }: { readonly cell: Cell }): JSX.Element {
  return cell.type === 'rich_text' ? <Rich block={cell} /> : <span>{cell.text}</span>;
}
