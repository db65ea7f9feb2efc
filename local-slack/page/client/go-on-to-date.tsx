import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';

/** Further takes minutes, since each of the app's wake-ups on the way comes. */
const MOST_YEARS = 2;

/** A date and time to go on to. Nothing happens while it is typed: only when *Go* is pressed, or Enter. */
export function GoOnToDate({
  now,
  goOn,
}: {
  readonly now: Temporal.ZonedDateTime;
  goOn(to: Temporal.ZonedDateTime): Promise<void>;
}): JSX.Element {
  const [typed, setTyped] = useState('');
  const reasonId = useId();
  const meant = meaningOf(typed, now);
  return (
    <form
      class="date"
      aria-label="Go on to a date"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!(meant instanceof Temporal.ZonedDateTime)) return;
        setTyped('');
        void goOn(meant);
      }}
    >
      <label>
        <span class="aside">or to</span>
        <input
          type="datetime-local"
          aria-label="Date and time to go on to"
          aria-describedby={reasonId}
          min={now.toPlainDateTime().toString({ smallestUnit: 'minute' })}
          max={latestFrom(now).toPlainDateTime().toString({ smallestUnit: 'minute' })}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <button
        type="submit"
        class="button"
        aria-describedby={reasonId}
        disabled={!(meant instanceof Temporal.ZonedDateTime)}
      >
        Go
      </button>
      <span id={reasonId} class="reason" role="status">
        {typeof meant === 'string' ? meant : ''}
      </span>
    </form>
  );
}

/** When that is for this person, or why time cannot go there; null where nothing whole is typed. */
function meaningOf(typed: string, now: Temporal.ZonedDateTime): Temporal.ZonedDateTime | string | null {
  if (typed === '') return null;
  // Browsers write a year of five figures without the sign that marks one.
  if (!/^\d{4}-/.test(typed)) return 'Two years at most.';
  const to = Temporal.PlainDateTime.from(typed).toZonedDateTime(now.timeZoneId);
  if (Temporal.ZonedDateTime.compare(to, latestFrom(now)) > 0) return 'Two years at most.';
  return Temporal.ZonedDateTime.compare(to, now) > 0 ? to : 'That is past: time only goes on.';
}

function latestFrom(now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return now.add({ years: MOST_YEARS });
}
