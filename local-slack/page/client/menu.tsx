import type { JSX } from 'preact';
import type { Choice } from '../../gestures.ts';
import { type ChangingProps, type ChoosingElement, PLACEHOLDER } from './choosing-element.ts';
import { useSight } from './sight.ts';
import { withEmoji } from './words.tsx';

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

/** A menu of what the app lists, or of people or channels. */
export function Menu({
  element,
  label,
  describedBy,
  change: { chosen, choose, add, remove },
}: ChangingProps & { readonly element: MenuElement }): JSX.Element {
  const { seen } = useSight();
  const isMany = element.type.startsWith('multi_');
  const offered = offeredIn(element, seen);
  if (isMany) {
    return (
      <div class="many">
        {chosen.map((value) => (
          <button
            key={value}
            type="button"
            class="chosen"
            aria-label={`Remove ${offered.find((one) => one.value === value)?.text ?? value}`}
            onClick={() => remove(value)}
          >
            {withEmoji(offered.find((one) => one.value === value)?.text ?? value)} ×
          </button>
        ))}
        <select
          aria-label={label}
          aria-describedby={describedBy}
          value=""
          onChange={({ currentTarget: { value } }) => value !== '' && add(value)}
        >
          <option value="">{element.placeholder?.text ?? PLACEHOLDER}</option>
          <Options offered={offered.filter(({ value }) => !chosen.includes(value))} />
        </select>
      </div>
    );
  }
  return (
    <select
      aria-label={label}
      aria-describedby={describedBy}
      value={chosen[0] ?? ''}
      onChange={({ currentTarget: { value } }) => choose(value === '' ? null : value)}
    >
      <option value="">{element.placeholder?.text ?? PLACEHOLDER}</option>
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
