import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { useSight } from './sight.ts';

interface Offer {
  /** What stands in the field when it is taken. */
  readonly words: string;
  readonly name: string;
  readonly hint: string;
}

/** Where one writes: Enter sends, Shift+Enter begins a line, `/` offers commands and `@` people. */
export function Composer({
  channelId,
  threadTs,
  name,
}: {
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly name: string;
}): JSX.Element {
  const { act } = useSight();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState(0);
  const [isOffering, setOffering] = useState(true);
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const offers = useOffers(words);
  const isOpen = isOffering && offers.length > 0;
  const take = (offer: Offer) => {
    setWords(offer.words);
    setChosen(0);
    field.current?.focus();
  };
  const send = async () => {
    const text = words.trim();
    if (text === '') return;
    setWords('');
    setOffering(true);
    const isCommand = text.startsWith('/') && threadTs === null;
    const answer = isCommand
      ? await act({ do: 'command', channelId, text })
      : await act({ do: 'say', channelId, threadTs, text });
    if (answer.how === 'failed') setWords(text);
  };
  const press = (event: KeyboardEvent) => {
    if (isOpen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      return setChosen((chosen + step + offers.length) % offers.length);
    }
    if (isOpen && event.key === 'Escape') return setOffering(false);
    const offer = offers[chosen];
    if (isOpen && offer !== undefined && (event.key === 'Tab' || event.key === 'Enter')) {
      event.preventDefault();
      return take(offer);
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void send();
    }
  };
  return (
    <div class="composer">
      {isOpen ? (
        <div id={listId} class="offers" role="listbox" aria-label="Suggestions">
          {offers.map((offer, at) => (
            <div
              key={offer.name}
              id={`${listId}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              onMouseDown={(event) => {
                event.preventDefault();
                take(offer);
              }}
            >
              <strong>{offer.name}</strong> <span class="aside">{offer.hint}</span>
            </div>
          ))}
        </div>
      ) : null}
      <textarea
        ref={field}
        rows={2}
        aria-label={threadTs === null ? `Message ${name}` : 'Reply in the thread'}
        placeholder={threadTs === null ? `Message ${name}` : 'Reply…'}
        aria-autocomplete="list"
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen ? `${listId}-${chosen}` : undefined}
        value={words}
        onKeyDown={press}
        onInput={({ currentTarget: { value } }) => {
          setWords(value);
          setChosen(0);
          setOffering(true);
        }}
      />
      <div class="composer-row">
        <Shortcuts />
        <button
          type="button"
          class="button primary"
          disabled={words.trim() === ''}
          onClick={() => void send()}
        >
          Send
        </button>
      </div>
    </div>
  );
}

/** A command while its name is typed, with its hint; a person after an @. */
function useOffers(words: string): readonly Offer[] {
  const { seen } = useSight();
  if (/^\/\S*$/.test(words)) {
    return seen.app.commands
      .filter(({ command }) => command.startsWith(words))
      .map(({ command, description, hint }) => ({
        words: `${command} `,
        name: `${command} ${hint}`.trim(),
        hint: description,
      }));
  }
  const [, before = '', typed = null] = /^([\s\S]*(?:^|\s))@([\p{L}\d._-]*)$/u.exec(words) ?? [];
  if (typed === null) return [];
  const wanted = typed.toLowerCase();
  return seen.people
    .filter(
      ({ isHere, handle, name }) =>
        isHere && [handle, name.toLowerCase()].some((one) => one.startsWith(wanted)),
    )
    .slice(0, 6)
    .map(({ handle, name, title }) => ({ words: `${before}@${handle} `, name, hint: title }));
}

/** ⚡: what the app offers from anywhere. */
function Shortcuts(): JSX.Element {
  const { seen, act } = useSight();
  const offered = seen.app.shortcuts.filter(({ type }) => type === 'global');
  return (
    <select
      class="shortcuts"
      aria-label="Shortcuts"
      value=""
      onChange={({ currentTarget }) => {
        const { value } = currentTarget;
        currentTarget.value = '';
        if (value !== '') void act({ do: 'global shortcut', callbackId: value });
      }}
    >
      <option value="">⚡ Shortcuts</option>
      {offered.map(({ name, callbackId }) => (
        <option key={callbackId} value={callbackId}>
          {name}
        </option>
      ))}
    </select>
  );
}
