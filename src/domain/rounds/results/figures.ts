import { z } from 'zod';
import { RATINGS } from '../questions.ts';

/** What may be said of the answers to one question. Computed once, at close; what may not be said is not kept. */
export type Figures =
  /** Fewer answered it than may be shown. */
  | { readonly shown: 'nothing' }
  /** Few answered, and all of them alike: more would tell what each of them said. */
  | { readonly shown: 'all similar'; readonly answered: number }
  | RatingFigures
  | ChoiceFigures
  /** The words themselves are comments. */
  | { readonly shown: 'comments'; readonly answered: number };

export interface RatingFigures {
  readonly shown: 'ratings';
  readonly answered: number;
  /** How many chose 1, 2, 3, 4, 5. */
  readonly counts: readonly number[];
  readonly mean: number;
  /** Against the round before of the same series; null where there is none to compare with. */
  readonly change: Change | null;
}

export interface ChoiceFigures {
  readonly shown: 'choices';
  readonly answered: number;
  /** How many took each choice. */
  readonly counts: readonly number[];
}

export interface Change {
  readonly meanBefore: number;
  /** Local date on which that round closed. */
  readonly closedOn: string;
}

const people = z.int().min(0);
const mean = z.number().min(1).max(5);
const stored = z.discriminatedUnion('shown', [
  z.strictObject({ shown: z.literal('nothing') }),
  z.strictObject({ shown: z.literal('all similar'), answered: people }),
  z.strictObject({
    shown: z.literal('ratings'),
    answered: people,
    counts: z.array(people).length(RATINGS.length),
    mean,
    change: z.strictObject({ meanBefore: mean, closedOn: z.iso.date() }).nullable(),
  }),
  z.strictObject({ shown: z.literal('choices'), answered: people, counts: z.array(people) }),
  z.strictObject({ shown: z.literal('comments'), answered: people }),
]);

/** As text, for keeping. @throws ZodError where they say anything but what figures say: nothing else is ever kept. */
export function writeFigures(figures: Figures): string {
  return JSON.stringify(stored.parse(figures));
}

/** What writeFigures() wrote. @throws SyntaxError or ZodError for any other text. */
export function readFigures(text: string): Figures {
  return stored.parse(JSON.parse(text));
}
