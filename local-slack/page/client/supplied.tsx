import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Choice } from '../../gestures.ts';
import {
  type ChangingProps,
  type ChoosingElement,
  type ChoosingProps,
  PLACEHOLDER,
} from './choosing-element.ts';
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
  change: { choose, add, remove },
}: ChangingProps & { readonly element: SuppliedElement }): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = chosenOptions(element, state);
  const isMany = element.type === 'multi_external_select';
  const offered = useOffered(element, { place, blockId }, typed);
  const take = ({ value }: Choice) => {
    setTyped(null);
    if (isMany) add(value);
    else choose(value);
  };
  return (
    <div class="many">
      {chosen.map(({ text, value }) => (
        <button
          key={value}
          type="button"
          class="chosen"
          aria-label={`Remove ${text}`}
          onClick={() => (isMany ? remove(value) : choose(null))}
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
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // Here it takes what is offered; it does not send the form.
          event.preventDefault();
          const [first] = offered;
          if (first !== undefined) take(first);
        }}
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

/** What the app offers for what is typed so far. */
function useOffered(
  element: SuppliedElement,
  { place, blockId }: Pick<ChoosingProps, 'place' | 'blockId'>,
  typed: string | null,
): readonly Choice[] {
  const { act } = useSight();
  const [offered, setOffered] = useState<readonly Choice[]>([]);
  const least = element.min_query_length ?? 3;
  useEffect(() => {
    if (typed === null || [...typed].length < least) return setOffered([]);
    let isWanted = true;
    const timer = setTimeout(async () => {
      const control = { actionId: element.action_id ?? '', blockId };
      const answer = await act({ do: 'options', place, control, typed });
      if (isWanted) setOffered(answer.how === 'options' ? answer.options : []);
    }, 150);
    // What was typed before is asked no more, and its late answer is for nothing.
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [typed]);
  return offered;
}
