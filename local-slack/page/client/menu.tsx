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
  const groups = groupsIn(element, seen);
  const offered = groups.flatMap(({ choices }) => choices);
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
          <Options groups={groups} but={chosen} />
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
      <Options groups={groups} but={[]} />
    </select>
  );
}

function Options({
  groups,
  but,
}: {
  readonly groups: readonly Group[];
  readonly but: readonly string[];
}): JSX.Element {
  return (
    <>
      {groups.map(({ name, choices }, at) => {
        const options = choices
          .filter(({ value }) => !but.includes(value))
          .map(({ text, value }) => (
            <option key={value} value={value}>
              {withEmoji(text)}
            </option>
          ));
        return name === null ? (
          options
        ) : (
          <optgroup key={at} label={withEmoji(name)}>
            {options}
          </optgroup>
        );
      })}
    </>
  );
}

/** What stands in a menu, under the names of its groups; those of no group under none. */
interface Group {
  readonly name: string | null;
  readonly choices: readonly Choice[];
}

function groupsIn(element: MenuElement, seen: ReturnType<typeof useSight>['seen']): readonly Group[] {
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return [
        { name: null, choices: (element.options ?? []).map(choiceOf) },
        ...(element.option_groups ?? []).map(({ label, options }) => ({
          name: label.text,
          choices: options.map(choiceOf),
        })),
      ];
    case 'users_select':
    case 'multi_users_select':
      return unnamed(
        seen.people
          .filter(({ isHere, isPerson }) => isHere && isPerson)
          .map(({ name, userId }) => ({ text: name, value: userId })),
      );
    default:
      return unnamed(
        seen.places
          .filter(({ kind, isArchived }) => (kind === 'public' || kind === 'private') && !isArchived)
          .map(({ name, channelId }) => ({ text: `#${name}`, value: channelId })),
      );
  }
}

function unnamed(choices: readonly Choice[]): readonly Group[] {
  return [{ name: null, choices }];
}

function choiceOf({
  text,
  value,
}: {
  readonly text: { readonly text: string };
  readonly value?: string | undefined;
}): Choice {
  return { text: text.text, value: value ?? '' };
}
