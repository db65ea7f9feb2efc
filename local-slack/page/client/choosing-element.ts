import type { FieldValue, Place } from '../../gestures.ts';
import type { JsonObject } from '../../json.ts';
import type { InputElement } from '../../limits/layout.ts';
import type { Chosen } from './chosen.ts';

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
  /** Resolves when the local Slack has heard of it, or has refused it. */
  choose(value: FieldValue): Promise<void>;
}

/** A choice that knows what is chosen in it. */
export interface ChangingProps extends ChoosingProps {
  readonly change: Chosen;
}

export const PLACEHOLDER = 'Select an option';
