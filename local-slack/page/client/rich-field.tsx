import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { richRetyped } from '../../client/rich-retyped.ts';
import { isObject, type JsonObject } from '../../json.ts';
import type { InputElement } from '../../limits/layout.ts';
import type { RichText } from '../../limits/rich-text.ts';
import { hasMarkedByKey, MarkBar } from './mark-bar.tsx';
import { useSight } from './sight.ts';

type RichInput = Extract<InputElement, { type: 'rich_text_input' }>;

const LINES = 4;
const MOST_LINES = 20;

/** A field for rich text: typed with marks, of which the local Slack makes what Slack's own field would. */
export function RichField({
  element,
  state,
  id,
  describedBy,
  isRefused,
  fill,
}: {
  readonly element: RichInput;
  readonly state: JsonObject | undefined;
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly isRefused: boolean;
  fill(value: { words: string } | null): void;
}): JSX.Element {
  const { seen } = useSight();
  const field = useRef<HTMLTextAreaElement>(null);
  // Only to begin with: while somebody types, their words are not turned around under their hands.
  const [begun] = useState(() =>
    wordsOf(state === undefined ? element.initial_value : state.rich_text_value, seen),
  );
  const shared = { placeholder: element.placeholder?.text, autoFocus: element.focus_on_load === true };
  const rows = Math.min(MOST_LINES, element.min_lines ?? LINES, element.max_lines ?? LINES);
  return (
    <div class="rich-field">
      <MarkBar
        field={field}
        marks={['bold', 'italic', 'struck', 'code', 'link', 'quote', 'bullets', 'numbers']}
      />
      <textarea
        {...shared}
        ref={field}
        id={id}
        aria-describedby={describedBy}
        aria-invalid={isRefused}
        defaultValue={begun}
        rows={rows}
        onKeyDown={(event) => hasMarkedByKey(event, field.current)}
        onInput={({ currentTarget: { value } }) => fill(value === '' ? null : { words: value })}
      />
    </div>
  );
}

function wordsOf(value: unknown, { people, places }: ReturnType<typeof useSight>['seen']): string {
  const handles = new Map(people.map(({ userId, handle }) => [userId, handle]));
  const channels = new Map(places.map(({ channelId, name }) => [channelId, name]));
  const names = {
    handle: (userId: string) => handles.get(userId) ?? null,
    channelName: (channelId: string) => channels.get(channelId) ?? null,
  };
  return isRich(value) ? richRetyped(names, value) : '';
}

/** What stands in such a field was made or checked by the local Slack. */
function isRich(value: unknown): value is RichText {
  return isObject(value) && value.type === 'rich_text' && Array.isArray(value.elements);
}
