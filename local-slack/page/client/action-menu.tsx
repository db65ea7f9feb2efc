import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  readonly name: string;
  choose(): void;
}

/** A button that opens a list of deeds. Unlike a select, it does nothing before somebody chooses. */
export function ActionMenu({
  label,
  face = label,
  items,
  isDisabled = false,
}: {
  readonly label: string;
  /** What stands on the button, where that is a sign; default the label. */
  readonly face?: string;
  readonly items: readonly MenuItem[];
  readonly isDisabled?: boolean;
}): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    itemsIn(list.current)[0]?.focus();
    const closeOutside = ({ target }: MouseEvent) => {
      if (target instanceof Node && place.current?.contains(target) !== true) setOpen(false);
    };
    document.addEventListener('mousedown', closeOutside);
    return () => document.removeEventListener('mousedown', closeOutside);
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    place.current?.querySelector('button')?.focus();
  };
  const press = (event: KeyboardEvent) => {
    const all = itemsIn(list.current);
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? all.indexOf(focused) : -1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) all.at((at + step) % all.length)?.focus();
    else if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    if (step !== undefined || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div class="action-menu" ref={place}>
      <button
        type="button"
        class="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        disabled={isDisabled}
        onClick={() => setOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen ? (
        <div ref={list} class="menu" role="menu" aria-label={label} tabIndex={-1} onKeyDown={press}>
          {items.map(({ name, choose }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                choose();
              }}
            >
              {name}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function itemsIn(list: HTMLElement | null): HTMLButtonElement[] {
  return [...(list?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
}
