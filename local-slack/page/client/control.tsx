import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { FieldValue, Place } from '../../gestures.ts';
import type { JsonObject } from '../../json.ts';
import type { Accessory, ActionElement } from '../../limits/layout.ts';
import { ActionMenu } from './action-menu.tsx';
import { Choosing } from './choosing.tsx';
import type { ChoosingElement } from './choosing-element.ts';
import { Confirm, type Question } from './confirm.tsx';
import { listed } from './filled.ts';
import { useSight } from './sight.ts';
import { withEmoji } from './words.tsx';

type Element = ActionElement | Exclude<Accessory, { type: 'image' }>;

/** A control outside of a form: what is chosen or pressed goes to the app at once, after its question where it asks one. */
export function Control({
  element,
  state,
  blockId,
  place,
}: {
  readonly element: Element;
  readonly state: JsonObject | undefined;
  readonly blockId: string;
  readonly place: Place;
}): JSX.Element {
  const { act } = useSight();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isBusy, setBusy] = useState(false);
  const send = async (value: FieldValue) => {
    // A button that is pressed twice is pressed once; each choice counts.
    if (isBusy && element.type === 'button') return;
    const control = { actionId: element.action_id ?? '', blockId };
    setBusy(true);
    await act({ do: 'click', place, control, value: listed(value) });
    setBusy(false);
  };
  const question = 'confirm' in element ? element.confirm : undefined;
  const press = async (value: FieldValue) => {
    if (question === undefined) return await send(value);
    const isSure = await new Promise<boolean>((answer) => setAsked({ question, answer }));
    setAsked(null);
    if (isSure) await send(value);
  };
  return (
    <>
      <Face element={element} state={state} place={place} blockId={blockId} isBusy={isBusy} press={press} />
      {asked === null ? null : (
        <Confirm question={asked.question} yes={() => asked.answer(true)} no={() => asked.answer(false)} />
      )}
    </>
  );
}

/** What the app wants to be sure of, while nobody has answered. */
interface Asked {
  readonly question: Question;
  answer(isSure: boolean): void;
}

interface FaceProps {
  readonly element: Element;
  readonly state: JsonObject | undefined;
  readonly place: Place;
  readonly blockId: string;
  readonly isBusy: boolean;
  press(value: FieldValue): Promise<void>;
}

function Face({ element, state, place, blockId, isBusy, press }: FaceProps): JSX.Element {
  switch (element.type) {
    case 'button':
      return (
        <button
          type="button"
          class={`button ${element.style ?? ''}`}
          aria-label={element.accessibility_label}
          aria-busy={isBusy}
          onClick={() => void press(null)}
        >
          {withEmoji(element.text.text)}
        </button>
      );
    case 'workflow_button':
      return (
        <button type="button" class="button" disabled>
          {withEmoji(element.text.text)}
        </button>
      );
    case 'overflow':
      return (
        <ActionMenu
          label="More actions"
          face="⋯"
          items={element.options.map(({ text, value = '' }) => ({
            name: withEmoji(text.text),
            choose: () => void press(value),
          }))}
        />
      );
    case 'rich_text_input':
      return <span class="aside">This field works in forms only.</span>;
    default:
      return <ChoosingFace element={element} state={state} place={place} blockId={blockId} press={press} />;
  }
}

function ChoosingFace({
  element,
  state,
  place,
  blockId,
  press,
}: Pick<FaceProps, 'state' | 'place' | 'blockId' | 'press'> & {
  readonly element: ChoosingElement;
}): JSX.Element {
  const label = ('placeholder' in element ? element.placeholder?.text : undefined) ?? 'Choose';
  return (
    <Choosing
      element={element}
      state={state}
      place={place}
      blockId={blockId}
      label={label}
      describedBy={undefined}
      choose={press}
    />
  );
}
