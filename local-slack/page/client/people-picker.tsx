import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { PersonShown } from '../protocol.ts';
import { Avatar } from './avatar.tsx';

/** Chooses people by name: arrows and Enter in the field, Backspace takes the last one away; or by mouse. */
export function PeoplePicker({
  label,
  people,
  chosen,
  most,
  choose,
}: {
  readonly label: string;
  /** Who can be chosen. */
  readonly people: readonly PersonShown[];
  readonly chosen: readonly PersonShown[];
  readonly most: number;
  choose(chosen: readonly PersonShown[]): void;
}): JSX.Element {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const id = useId();
  const offered = people.filter((person) => !chosen.includes(person) && isMeant(person, typed));
  const isFull = chosen.length >= most;
  const at = Math.min(active, offered.length - 1);
  const take = (person: PersonShown | undefined) => {
    if (person === undefined || isFull) return;
    choose([...chosen, person]);
    setTyped('');
    setActive(0);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && offered.length > 0) setActive((at + step + offered.length) % offered.length);
    else if (event.key === 'Enter' && offered.length > 0 && (typed !== '' || chosen.length === 0))
      take(offered[at]);
    else if (event.key === 'Backspace' && typed === '') choose(chosen.slice(0, -1));
    else return;
    if (event.key !== 'Backspace') event.preventDefault();
  };
  return (
    <div class="people-picker">
      <label for={`${id}-field`}>{label}</label>
      <Chosen chosen={chosen} remove={(person) => choose(chosen.filter((one) => one !== person))} />
      <input
        id={`${id}-field`}
        type="text"
        role="combobox"
        autocomplete="off"
        placeholder="Search by name"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={offered.length === 0 ? undefined : `${id}-${at}`}
        aria-describedby={`${id}-count`}
        value={typed}
        onKeyDown={press}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          setActive(0);
        }}
      />
      <p id={`${id}-count`} class="aside" role="status">
        {isFull ? `${most} at most.` : offered.length > 0 ? '' : whyNobody(typed)}
      </p>
      <div id={`${id}-list`} class="picks" role="listbox" aria-label="People">
        {offered.map((person, n) => (
          <div
            key={person.userId}
            id={`${id}-${n}`}
            ref={n === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : null}
            role="option"
            tabIndex={-1}
            class={n === at ? 'active' : ''}
            aria-selected={false}
            aria-disabled={isFull}
            onMouseDown={(event) => {
              event.preventDefault();
              take(person);
            }}
          >
            <PersonLine person={person} />
          </div>
        ))}
      </div>
    </div>
  );
}

function Chosen({
  chosen,
  remove,
}: {
  readonly chosen: readonly PersonShown[];
  remove(person: PersonShown): void;
}): JSX.Element | null {
  if (chosen.length === 0) return null;
  return (
    <div class="many">
      {chosen.map((person) => (
        <button
          key={person.userId}
          type="button"
          class="chosen"
          aria-label={`Remove ${person.name}`}
          onClick={() => remove(person)}
        >
          {person.name} ×
        </button>
      ))}
    </div>
  );
}

export function PersonLine({ person }: { readonly person: PersonShown }): JSX.Element {
  const { name, userId, handle, title, isPerson } = person;
  return (
    <span class="person">
      <Avatar name={name} id={userId} isPerson={isPerson} />
      <strong>{name}</strong>
      {isPerson ? null : <span class="badge">APP</span>}
      <span class="aside">{title === '' ? `@${handle}` : `@${handle}, ${title}`}</span>
    </span>
  );
}

/** By the beginning of any word of the name, or of the handle. */
function isMeant({ name, handle }: PersonShown, typed: string): boolean {
  const wanted = typed.trim().toLowerCase().replace(/^@/, '');
  return [handle, name, ...name.split(/\s+/)].some((one) => one.toLowerCase().startsWith(wanted));
}

function whyNobody(typed: string): string {
  return typed === '' ? 'Everybody is in already.' : 'Nobody else by that name.';
}
