import type { Answer } from './calls.ts';

/** For a button, menu or window that we sent once and no longer answer. */
export const unknownControl: Answer = {
  text: 'This comes from an older message and no longer works. Type `/learn` to see what you can do now.',
};
