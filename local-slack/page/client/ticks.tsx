import type { JSX } from 'preact';
import type { ChoosingElement, ChoosingProps } from './choosing-element.ts';
import { Text } from './words.tsx';

type TicksElement = Extract<ChoosingElement, { type: 'checkboxes' | 'radio_buttons' }>;

/** Checkboxes, or radio buttons. */
export function Ticks({
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
