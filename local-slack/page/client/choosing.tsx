import type { JSX } from 'preact';
import type { ChangingProps, ChoosingProps } from './choosing-element.ts';
import { useChosen } from './chosen.ts';
import { filledIn } from './filled.ts';
import { Menu } from './menu.tsx';
import { useSight } from './sight.ts';
import { Supplied } from './supplied.tsx';
import { Ticks } from './ticks.tsx';

/** A choice of any kind, with what is chosen in it. */
export function Choosing(props: ChoosingProps): JSX.Element {
  const { element, state, label, describedBy } = props;
  const change = useChosen(filledIn(element, state), props.choose);
  switch (element.type) {
    case 'checkboxes':
    case 'radio_buttons':
      return <Ticks {...props} element={element} change={change} />;
    case 'datepicker':
    case 'timepicker':
      return (
        <input
          type={element.type === 'datepicker' ? 'date' : 'time'}
          aria-label={label}
          aria-describedby={describedBy}
          value={change.chosen[0] ?? ''}
          onChange={({ currentTarget: { value } }) => change.choose(value === '' ? null : value)}
        />
      );
    case 'datetimepicker':
      return <Moment {...props} change={change} />;
    case 'external_select':
    case 'multi_external_select':
      return <Supplied {...props} element={element} change={change} />;
    default:
      return <Menu {...props} element={element} change={change} />;
  }
}

/** A moment as this person's clock shows it; Slack counts it in Unix seconds. */
function Moment({ label, describedBy, change: { chosen, choose } }: ChangingProps): JSX.Element {
  const { eyes } = useSight();
  const [seconds] = chosen;
  const local =
    seconds === undefined
      ? ''
      : Temporal.Instant.fromEpochMilliseconds(Number(seconds) * 1000)
          .toZonedDateTimeISO(eyes.zone)
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' });
  return (
    <input
      type="datetime-local"
      aria-label={label}
      aria-describedby={describedBy}
      value={local}
      onChange={({ currentTarget: { value } }) =>
        choose(
          value === ''
            ? null
            : String(Temporal.PlainDateTime.from(value).toZonedDateTime(eyes.zone).epochMilliseconds / 1000),
        )
      }
    />
  );
}
