import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Choice, FieldValue, Place } from '../../gestures.ts';
import type { JsonObject } from '../../json.ts';
import type { InputElement } from '../../limits/layout.ts';
import { chosenOptions, filledIn } from './filled.ts';
import { useSight } from './sight.ts';
import { Text, withEmoji } from './words.tsx';

/** Everything from which one chooses, in forms and outside of them. */
export type ChoosingElement = Exclude<
  InputElement,
  {
    type:
      | 'plain_text_input'
      | 'email_text_input'
      | 'url_text_input'
      | 'number_input'
      | 'rich_text_input'
      | 'file_input';
  }
>;

export interface ChoosingProps {
  readonly element: ChoosingElement;
  readonly state: JsonObject | undefined;
  readonly place: Place;
  readonly blockId: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  choose(value: FieldValue): void;
}

export function Choosing(props: ChoosingProps): JSX.Element {
  const { element, state, label, describedBy, choose } = props;
  const filled = filledIn(element, state);
  switch (element.type) {
    case 'checkboxes':
    case 'radio_buttons':
      return <Ticks {...props} element={element} filled={filled} />;
    case 'datepicker':
      return (
        <input
          type="date"
          aria-label={label}
          aria-describedby={describedBy}
          value={filled[0] ?? ''}
          onChange={({ currentTarget: { value } }) => choose(value === '' ? null : value)}
        />
      );
    case 'timepicker':
      return (
        <input
          type="time"
          aria-label={label}
          aria-describedby={describedBy}
          value={filled[0] ?? ''}
          onChange={({ currentTarget: { value } }) => choose(value === '' ? null : value)}
        />
      );
    case 'datetimepicker':
      return <Moment {...props} filled={filled} />;
    case 'external_select':
    case 'multi_external_select':
      return <Supplied {...props} element={element} />;
    default:
      return <Menu {...props} element={element} filled={filled} />;
  }
}

type TicksElement = Extract<ChoosingElement, { type: 'checkboxes' | 'radio_buttons' }>;

function Ticks({
  element,
  filled,
  label,
  blockId,
  describedBy,
  choose,
}: ChoosingProps & { readonly element: TicksElement; readonly filled: readonly string[] }): JSX.Element {
  const isMany = element.type === 'checkboxes';
  const toggle = (value: string, isOn: boolean) => {
    if (!isMany) return choose(value);
    choose(isOn ? [...filled, value] : filled.filter((one) => one !== value));
  };
  return (
    <fieldset class="ticks" aria-label={label} aria-describedby={describedBy}>
      {element.options.map(({ value, text, description }) => (
        <label key={value}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={`${blockId} ${element.action_id ?? ''}`}
            checked={filled.includes(value ?? '')}
            onChange={({ currentTarget: { checked } }) => toggle(value ?? '', checked)}
          />
          <span>
            <Text text={text} />
            {description === undefined ? null : (
              <span class="aside">
                <Text text={description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A moment as this person's clock shows it; Slack counts it in Unix seconds. */
function Moment({
  label,
  describedBy,
  filled,
  choose,
}: ChoosingProps & { readonly filled: readonly string[] }): JSX.Element {
  const { eyes } = useSight();
  const seconds = filled[0];
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

type MenuElement = Exclude<
  ChoosingElement,
  {
    type:
      | 'checkboxes'
      | 'radio_buttons'
      | 'datepicker'
      | 'timepicker'
      | 'datetimepicker'
      | 'external_select'
      | 'multi_external_select';
  }
>;

function Menu({
  element,
  filled,
  label,
  describedBy,
  choose,
}: ChoosingProps & { readonly element: MenuElement; readonly filled: readonly string[] }): JSX.Element {
  const { seen } = useSight();
  const isMany = element.type.startsWith('multi_');
  const offered = offeredIn(element, seen);
  if (isMany) {
    return (
      <div class="many">
        {filled.map((value) => (
          <button
            key={value}
            type="button"
            class="chosen"
            aria-label={`Remove ${offered.find((one) => one.value === value)?.text ?? value}`}
            onClick={() => choose(filled.filter((one) => one !== value))}
          >
            {withEmoji(offered.find((one) => one.value === value)?.text ?? value)} ×
          </button>
        ))}
        <select
          aria-label={label}
          aria-describedby={describedBy}
          value=""
          onChange={({ currentTarget: { value } }) => value !== '' && choose([...filled, value])}
        >
          <option value="">{placeholderOf(element)}</option>
          <Options offered={offered.filter(({ value }) => !filled.includes(value))} />
        </select>
      </div>
    );
  }
  return (
    <select
      aria-label={label}
      aria-describedby={describedBy}
      value={filled[0] ?? ''}
      onChange={({ currentTarget: { value } }) => choose(value === '' ? null : value)}
    >
      <option value="">{placeholderOf(element)}</option>
      <Options offered={offered} />
    </select>
  );
}

function Options({ offered }: { readonly offered: readonly Choice[] }): JSX.Element {
  return (
    <>
      {offered.map(({ text, value }) => (
        <option key={value} value={value}>
          {withEmoji(text)}
        </option>
      ))}
    </>
  );
}

function offeredIn(element: MenuElement, seen: ReturnType<typeof useSight>['seen']): readonly Choice[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return [
        ...(element.options ?? []),
        ...(element.option_groups ?? []).flatMap((group) => group.options),
      ].map((option) => ({ text: option.text.text, value: option.value ?? '' }));
    case 'users_select':
    case 'multi_users_select':
      return seen.people
        .filter(({ isHere, isBot }) => isHere && !isBot)
        .map(({ name, userId }) => ({ text: name, value: userId }));
    default:
      return seen.places
        .filter(({ kind, isArchived }) => (kind === 'public' || kind === 'private') && !isArchived)
        .map(({ name, channelId }) => ({ text: `#${name}`, value: channelId }));
  }
}

function placeholderOf(element: MenuElement | SuppliedElement): string {
  return element.placeholder?.text ?? 'Select an option';
}

type SuppliedElement = Extract<ChoosingElement, { type: 'external_select' | 'multi_external_select' }>;

/** A menu whose options the app supplies as somebody types. */
function Supplied({
  element,
  state,
  place,
  blockId,
  label,
  describedBy,
  choose,
}: ChoosingProps & { readonly element: SuppliedElement }): JSX.Element {
  const { act } = useSight();
  const [typed, setTyped] = useState<string | null>(null);
  const [offered, setOffered] = useState<readonly Choice[]>([]);
  const chosen = chosenOptions(element, state);
  const isMany = element.type === 'multi_external_select';
  const least = element.min_query_length ?? 3;
  useEffect(() => {
    if (typed === null || [...typed].length < least) return setOffered([]);
    const timer = setTimeout(async () => {
      const control = { actionId: element.action_id ?? '', blockId };
      const answer = await act({ do: 'options', place, control, typed });
      setOffered(answer.how === 'options' ? answer.options : []);
    }, 150);
    return () => clearTimeout(timer);
  }, [typed]);
  const take = ({ value }: Choice) => {
    setTyped(null);
    choose(isMany ? [...chosen.map((one) => one.value), value] : value);
  };
  return (
    <div class="many">
      {chosen.map(({ text, value }) => (
        <button
          key={value}
          type="button"
          class="chosen"
          aria-label={`Remove ${text}`}
          onClick={() =>
            choose(isMany ? chosen.map((one) => one.value).filter((one) => one !== value) : null)
          }
        >
          {withEmoji(text)} ×
        </button>
      ))}
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-describedby={describedBy}
        aria-expanded={offered.length > 0}
        aria-autocomplete="list"
        placeholder={placeholderOf(element)}
        value={typed ?? ''}
        onFocus={() => setTyped(typed ?? '')}
        onInput={({ currentTarget: { value } }) => setTyped(value)}
      />
      {offered.length === 0 ? null : (
        <ul class="offered" aria-label={`What there is for ${label}`}>
          {offered.map((choice) => (
            <li key={choice.value}>
              <button type="button" onClick={() => take(choice)}>
                {withEmoji(choice.text)}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
