import type { JSX } from 'preact';
import { useSight } from './sight.ts';

/** What is suggested while somebody types. */
export interface Offer {
  /** What stands in the field when it is taken. */
  readonly words: string;
  readonly name: string;
  readonly hint: string;
}

export function OfferList({
  id,
  offers,
  chosen,
  take,
}: {
  readonly id: string;
  readonly offers: readonly Offer[];
  readonly chosen: number;
  take(offer: Offer): void;
}): JSX.Element {
  return (
    <div id={id} class="offers" role="listbox" aria-label="Suggestions">
      {offers.map((offer, at) => (
        <div
          key={offer.name}
          id={`${id}-${at}`}
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
  );
}

/** A command while its name is typed, with its hint; a person after an @. */
export function useOffers(words: string): readonly Offer[] {
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
