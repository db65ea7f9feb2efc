import type { Place } from '../../gestures.ts';
import type { StateValues } from '../../model.ts';

/** Where blocks stand, and what has been filled in and refused around them. */
export interface Around {
  readonly place: Place;
  readonly values: StateValues;
  readonly errors: Readonly<Record<string, string>>;
}
