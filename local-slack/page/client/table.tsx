import type { JSX } from 'preact';
import type { Cell } from '../../limits/tables.ts';
import { Rich } from './words.tsx';

/** Rows and cells; a data table's first row says what its columns are. */
export function Table({
  caption,
  rows,
  hasHead,
}: {
  readonly caption: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly hasHead: boolean;
}): JSX.Element {
  const [head, ...body] = hasHead ? rows : [[], ...rows];
  return (
    <section class="table" aria-label={caption || 'Table'}>
      <table>
        {caption === '' ? null : <caption>{caption}</caption>}
        {head === undefined || head.length === 0 ? null : (
          <thead>
            <tr>
              {head.map((cell, at) => (
                <th key={at} scope="col">
                  <CellWords cell={cell} />
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {body.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, at) => (
                <td key={at}>
                  <CellWords cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CellWords({ cell }: { readonly cell: Cell }): JSX.Element {
  return cell.type === 'rich_text' ? <Rich block={cell} /> : <span>{cell.text}</span>;
}
