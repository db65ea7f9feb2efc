import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Choice } from '../../gestures.ts';
import { type ChoosingElement, type ChoosingProps, PLACEHOLDER } from './choosing-element.ts';
import { chosenOptions } from './filled.ts';
import { useSight } from './sight.ts';
import { withEmoji } from './words.tsx';

type SuppliedElement = Extract<ChoosingElement, { type: 'external_select' | 'multi_external_select' }>;

/** A menu whose options the app supplies as somebody types. */
export function Supplied({
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
        placeholder={element.placeholder?.text ?? PLACEHOLDER}
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
