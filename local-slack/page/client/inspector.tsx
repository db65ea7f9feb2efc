import type { JSX } from 'preact';
import type { EntryShown, Inspection, TroubleName } from '../inspection.ts';
import { useSight } from './sight.ts';

const TROUBLES: readonly (readonly [TroubleName, string])[] = [
  ['nothing', 'Nothing goes wrong'],
  ['too many', 'Posting is answered “too many” (429)'],
  ['fails', 'Every call fails (500)'],
  ['slow', 'Every answer takes two seconds'],
  ['disconnect', 'The connection breaks, once'],
];

/** For those who work on the app: what went to and fro, newest first, and what to make go wrong. */
export function Inspector({ inspection }: { readonly inspection: Inspection }): JSX.Element {
  const { act, inspect } = useSight();
  return (
    <aside class="thread inspector" aria-label="Inspector">
      <header class="bar">
        <h2>Inspector</h2>
        <select
          aria-label="What goes wrong"
          value={inspection.trouble}
          onChange={({ currentTarget: { value } }) => {
            const chosen = TROUBLES.find(([name]) => name === value);
            if (chosen !== undefined) void act({ do: 'go wrong', how: chosen[0] });
          }}
        >
          {TROUBLES.map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
        <button type="button" class="cross" aria-label="Close inspector" onClick={() => inspect(false)}>
          ×
        </button>
      </header>
      <section class="messages" aria-label="What went to and fro">
        {inspection.entries.length === 0 ? <p class="aside beginning">Nothing yet.</p> : null}
        {inspection.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </section>
    </aside>
  );
}

function Entry({ entry }: { readonly entry: EntryShown }): JSX.Element {
  return (
    <details class="entry">
      <summary>
        <span aria-hidden="true">{entry.kind === 'call' ? '→' : '←'}</span> <strong>{entry.name}</strong>{' '}
        <span class={entry.isWrong ? 'error' : 'aside'}>{entry.outcome}</span>{' '}
        <time class="aside">{entry.at.slice(11, 23)}</time>
      </summary>
      <pre>{JSON.stringify(entry.sent, null, 2)}</pre>
      <pre>{JSON.stringify(entry.answered, null, 2)}</pre>
    </details>
  );
}
