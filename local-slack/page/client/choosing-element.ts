import type { FieldValue, Place } from '../../gestures.ts';
import type { JsonObject } from '../../json.ts';
import type { InputElement } from '../../limits/layout.ts';

/** Everything from which one chooses, in forms and outside of them. */
export type ChoosingElement = Exclude<
  InputElement,
  {
    type:
      | 'plain_text_input'
      | 'email_text_input'
      | 'url_text_input'
      | 'number_input'
      | 'rich_text_input'
      | 'file_input';
  }
>;

export interface ChoosingProps {
  readonly element: ChoosingElement;
  readonly state: JsonObject | undefined;
  readonly place: Place;
  readonly blockId: string;
  readonly label: string;
  readonly describedBy: string | undefined;
  choose(value: FieldValue): void;
}

export const PLACEHOLDER = 'Select an option';
