/** A step of a guided tour. Whoever serves the page brings the steps along; the page knows nothing of what they teach. */
export interface TourStep {
  readonly title: string;
  /** What to do, in one or two sentences. */
  readonly words: string;
  /** How the accessible names of what to use begin. The first of them that is there, and not where one is already, is pointed out. */
  readonly use: readonly string[];
  readonly doneWhen: TourEvent;
}

/** What somebody did or came to see on the page. */
export type TourEvent =
  /** In small letters, with single spaces. */
  | { readonly happens: 'command'; readonly beginnings: readonly string[] }
  | { readonly happens: 'submit'; readonly title: string }
  | { readonly happens: 'becomes another' }
  /** In the conversation that is open. */
  | { readonly happens: 'sees'; readonly text: string };
