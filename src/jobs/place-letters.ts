import { placeWhatIsDue } from '../domain/letters.ts';
import type { Ask } from './runner.ts';

/** After those who owe what is due at this minute, so that it comes in one letter. */
export const placeLetters: Ask = placeWhatIsDue;
