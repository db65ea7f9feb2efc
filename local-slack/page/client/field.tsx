import type { JSX } from 'preact';
import type { Place } from '../../gestures.ts';
import type { JsonObject } from '../../json.ts';
import type { Input } from '../../limits/layout.ts';
import type { Deed } from '../protocol.ts';
import { Choosing } from './choosing.tsx';
import { FileField } from './file-field.tsx';
import { filledIn, listed } from './filled.ts';
import { RichField } from './rich-field.tsx';
import { useSight } from './sight.ts';
import { withEmoji } from './words.tsx';

type Filled = Extract<Deed, { do: 'fill' }>['value'];

/** An input of a form, with its label, its hint and what was refused in it. */
export function Field({
  block,
  state,
  error,
  place,
}: {
  readonly block: Input;
  readonly state: JsonObject | undefined;
  readonly error: string | null;
  readonly place: Place;
}): JSX.Element {
  const { act, seen } = useSight();
  const { element } = block;
  const blockId = block.block_id ?? '';
  const id = `field-${blockId}`;
  const described = [block.hint === undefined ? null : `${id}-hint`, error === null ? null : `${id}-error`]
    .filter((one) => one !== null)
    .join(' ');
  const describedBy = described === '' ? undefined : described;
  const fill = async (value: Filled) => {
    const viewId = place === 'home' ? seen.home?.id : 'view' in place ? place.view : undefined;
    if (viewId === undefined) return;
    const control = { actionId: element.action_id ?? '', blockId };
    await act({ do: 'fill', viewId, control, value });
  };
  const typing = { id, describedBy, isRefused: error !== null, fill: (value: Filled) => void fill(value) };
  return (
    <div class={`field ${error === null ? '' : 'refused'}`}>
      <div class="label">
        {isTyped(element) || element.type === 'rich_text_input' ? (
          <label for={id}>{withEmoji(block.label.text)}</label>
        ) : (
          <span>{withEmoji(block.label.text)}</span>
        )}
        {block.optional === true ? <span class="aside"> (optional)</span> : null}
      </div>
      {element.type === 'rich_text_input' ? (
        <RichField {...typing} element={element} state={state} />
      ) : isTyped(element) ? (
        <Typing {...typing} element={element} value={filledIn(element, state)[0] ?? ''} />
      ) : element.type === 'file_input' ? (
        <FileField
          element={element}
          state={state}
          id={id}
          label={block.label.text}
          describedBy={describedBy}
          fill={(fileIds) => fill(listed(fileIds))}
        />
      ) : (
        <Choosing
          element={element}
          state={state}
          place={place}
          blockId={blockId}
          label={block.label.text}
          describedBy={describedBy}
          choose={(value) => fill(listed(value))}
        />
      )}
      {block.hint === undefined ? null : (
        <p id={`${id}-hint`} class="aside">
          {withEmoji(block.hint.text)}
        </p>
      )}
      {error === null ? null : (
        <p id={`${id}-error`} class="error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

type TypedElement = Extract<
  Input['element'],
  { type: 'plain_text_input' | 'email_text_input' | 'url_text_input' | 'number_input' }
>;

function isTyped(element: Input['element']): element is TypedElement {
  return /^(plain_text|email_text|url_text|number)_input$/.test(element.type);
}

function Typing({
  element,
  id,
  value,
  describedBy,
  isRefused,
  fill,
}: {
  readonly element: TypedElement;
  readonly id: string;
  readonly value: string;
  readonly describedBy: string | undefined;
  readonly isRefused: boolean;
  fill(value: Filled): void;
}): JSX.Element {
  const shared = {
    id,
    'aria-describedby': describedBy,
    'aria-invalid': isRefused,
    // Slack keeps what somebody typed when the view changes around it.
    defaultValue: value,
    placeholder: element.placeholder?.text,
    autoFocus: element.focus_on_load === true,
  };
  const said = (words: string) => fill(words === '' ? null : words);
  if ('multiline' in element && element.multiline === true)
    return <textarea {...shared} rows={5} onInput={({ currentTarget }) => said(currentTarget.value)} />;
  const hear = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => said(currentTarget.value);
  switch (element.type) {
    case 'email_text_input':
      return <input {...shared} type="email" onInput={hear} />;
    case 'url_text_input':
      return <input {...shared} type="url" onInput={hear} />;
    case 'number_input':
      return <input {...shared} type="number" step={element.is_decimal_allowed ? 'any' : 1} onInput={hear} />;
    default:
      return <input {...shared} type="text" onInput={hear} />;
  }
}
