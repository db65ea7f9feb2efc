import type { JSX } from 'preact';
import type { ChangingProps, ChoosingElement } from './choosing-element.ts';
import { Text } from './words.tsx';

type TicksElement = Extract<ChoosingElement, { type: 'checkboxes' | 'radio_buttons' }>;

/** Checkboxes, or radio buttons. */
export function Ticks({
  element,
  label,
  blockId,
  describedBy,
  change: { chosen, choose, add, remove },
}: ChangingProps & { readonly element: TicksElement }): JSX.Element {
  const isMany = element.type === 'checkboxes';
  const toggle = (value: string, isOn: boolean) => {
    if (!isMany) choose(value);
    else if (isOn) add(value);
    else remove(value);
  };
  return (
    <fieldset class="ticks" aria-label={label} aria-describedby={describedBy}>
      {element.options.map(({ value, text, description }) => (
        <label key={value}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={`${blockId} ${element.action_id ?? ''}`}
            checked={chosen.includes(value ?? '')}
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
