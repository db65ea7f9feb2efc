import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ActionMenu } from './action-menu.tsx';
import { GoOnToDate } from './go-on-to-date.tsx';
import { nowOf, useSight } from './sight.ts';

/** What time it is where this person is, and ways to let it go on. It only goes forward. */
export function Clock(): JSX.Element {
  const { seen, eyes, act } = useSight();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 10_000);
    return () => clearInterval(timer);
  }, []);
  const isBusy = seen.goesOnUntil !== null;
  const now = nowOf(seen).toZonedDateTimeISO(eyes.zone);
  const goOn = async (to: Temporal.ZonedDateTime) => {
    await act({ do: 'go on to', instant: to.toInstant().toString({ smallestUnit: 'second' }) });
  };
  const choices: readonly (readonly [string, Temporal.ZonedDateTime])[] = [
    ['an hour later', now.add({ hours: 1 })],
    ['tomorrow, 9:00', now.add({ days: 1 }).withPlainTime('09:00')],
    ['next Monday, 9:59', nextMonday(now)],
  ];
  return (
    <fieldset class="clock" aria-label="Clock">
      <time dateTime={now.toInstant().toString()}>
        {now.toLocaleString('en-GB', {
          weekday: 'short',
          day: 'numeric',
          month: 'short',
          hour: '2-digit',
          minute: '2-digit',
        })}
      </time>
      <span class="aside">{cityOf(eyes.zone)}</span>
      <ActionMenu
        label={isBusy ? 'Time goes on…' : 'Go on to…'}
        isDisabled={isBusy}
        items={choices.map(([name, to]) => ({ name, choose: () => void goOn(to) }))}
      />
      {isBusy ? (
        <button type="button" class="button" onClick={() => void act({ do: 'stop going on' })}>
          Stop here
        </button>
      ) : (
        <GoOnToDate now={now} goOn={goOn} />
      )}
    </fieldset>
  );
}

function nextMonday(now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  return now.add({ days: 8 - now.dayOfWeek }).withPlainTime('09:59');
}

/** `America/New_York` → New York. */
function cityOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
