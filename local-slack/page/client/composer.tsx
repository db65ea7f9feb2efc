import type { JSX, RefObject } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { ActionMenu } from './action-menu.tsx';
import { Attach, Attached, type AttachedFiles } from './attached.tsx';
import { hasMarkedByKey, MarkBar } from './mark-bar.tsx';
import { type Offer, OfferList, useOffers } from './offers.tsx';
import { useSight } from './sight.ts';
import { useWriting } from './writing.ts';

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
  const { words, setWords, attached, canSend, send } = useWriting({ channelId, threadTs });
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
  const sendAll = () => {
    setOffering(true);
    void send();
  };
  const press = (event: KeyboardEvent) => {
    if (hasMarkedByKey(event, field.current)) return;
    const meant = meaningOf(event, isOpen);
    if (meant === null) return;
    if (meant !== 'close') event.preventDefault();
    const offer = offers[chosen];
    if (meant === 'close') setOffering(false);
    else if (meant === 'send') sendAll();
    else if (meant !== 'take') setChosen((chosen + meant + offers.length) % offers.length);
    else if (offer !== undefined) take(offer);
  };
  return (
    <div class="composer" {...attached.dropped}>
      {isOpen ? <OfferList id={listId} offers={offers} chosen={chosen} take={take} /> : null}
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
        onPaste={attached.pasted}
        onInput={({ currentTarget: { value } }) => {
          setWords(value);
          setChosen(0);
          setOffering(true);
        }}
      />
      <Attached attached={attached} />
      <Row field={field} attached={attached} canSend={canSend} send={sendAll} />
    </div>
  );
}

/** What stands under the words. */
function Row({
  field,
  attached,
  canSend,
  send,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly attached: AttachedFiles;
  readonly canSend: boolean;
  send(): void;
}): JSX.Element {
  return (
    <div class="composer-row">
      <Shortcuts />
      <Attach attached={attached} />
      <MarkBar field={field} marks={['bold', 'italic', 'struck', 'code', 'quote']} />
      <button type="button" class="button primary" disabled={!canSend} onClick={send}>
        Send
      </button>
    </div>
  );
}

/** What a key means while something is suggested (`isOpen`), and else; a number is a step among the suggestions. */
function meaningOf(
  { key, shiftKey }: KeyboardEvent,
  isOpen: boolean,
): 'close' | 'send' | 'take' | 1 | -1 | null {
  if (isOpen && key === 'ArrowDown') return 1;
  if (isOpen && key === 'ArrowUp') return -1;
  if (isOpen && key === 'Escape') return 'close';
  if (isOpen && (key === 'Tab' || key === 'Enter')) return 'take';
  return key === 'Enter' && !shiftKey ? 'send' : null;
}

/** ⚡: what the app offers from anywhere. */
function Shortcuts(): JSX.Element {
  const { seen, act } = useSight();
  const offered = seen.app.shortcuts.filter(({ type }) => type === 'global');
  return (
    <ActionMenu
      label="⚡ Shortcuts"
      items={offered.map(({ name, callbackId }) => ({
        name,
        choose: () => void act({ do: 'global shortcut', callbackId }),
      }))}
    />
  );
}
