import type { JSX, RefObject } from 'preact';
import { type MarkName, mark } from './marking.ts';

const FACES: Readonly<Record<MarkName, readonly [name: string, face: JSX.Element]>> = {
  bold: ['Bold', <strong>B</strong>],
  italic: ['Italic', <em>I</em>],
  struck: ['Strikethrough', <s>S</s>],
  code: ['Code', <Drawn path="M6 4L2 8L6 12M10 4L14 8L10 12" />],
  link: ['Link', <Drawn path="M7 9L9 7M7 5L9 3A2.8 2.8 0 0 1 13 7L11 9M9 11L7 13A2.8 2.8 0 0 1 3 9L5 7" />],
  quote: ['Quote', <Drawn path="M2 3V13M6 5H14M6 8H14M6 11H11" />],
  bullets: ['Bulleted list', <Drawn path="M2 4H3M2 8H3M2 12H3M6 4H14M6 8H14M6 12H14" />],
  numbers: ['Numbered list', <Drawn path="M1.5 3L2.5 2.5V6M1.5 10H3.5L1.5 13.5H3.5M6 4H14M6 8H14M6 12H14" />],
};

function Drawn({ path }: { readonly path: string }): JSX.Element {
  return (
    <svg class="drawn" width="16" height="16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}

/** Buttons for the marks that a field takes. The field keeps what is selected in it. */
export function MarkBar({
  field,
  marks,
}: {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly marks: readonly MarkName[];
}): JSX.Element {
  return (
    <fieldset class="marks" aria-label="Formatting">
      {marks.map((name) => (
        <button
          key={name}
          type="button"
          aria-label={FACES[name][0]}
          title={FACES[name][0]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => field.current !== null && markIn(field.current, name)}
        >
          {FACES[name][1]}
        </button>
      ))}
    </fieldset>
  );
}

/** Ctrl+B and Ctrl+I, on a Mac with ⌘. Whether the key was one of them. */
export function hasMarkedByKey(event: KeyboardEvent, field: HTMLTextAreaElement | null): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (field === null || ctrlKey === metaKey || altKey || shiftKey) return false;
  const name = key === 'b' ? 'bold' : key === 'i' ? 'italic' : null;
  if (name === null) return false;
  event.preventDefault();
  markIn(field, name);
  return true;
}

/** As if it were typed, so that it can be undone, and the page hears of it. */
function markIn(field: HTMLTextAreaElement, name: MarkName): void {
  const { value: text, selectionStart, selectionEnd } = field;
  const change = mark(name, { text, start: selectionStart, end: selectionEnd });
  field.focus();
  field.setSelectionRange(change.from, change.to);
  const isTyped =
    change.insert === ''
      ? document.execCommand('delete')
      : document.execCommand('insertText', false, change.insert);
  if (!isTyped) {
    field.setRangeText(change.insert, change.from, change.to);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  field.setSelectionRange(change.start, change.end);
}
