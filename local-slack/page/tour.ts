/** A step of a guided tour. Whoever serves the page brings the steps along; the page knows nothing of what they teach. */
export interface TourStep {
  readonly title: string;
  /** What to do, in one or two sentences. */
  readonly words: string;
  /** How the accessible name of what to use begins; it is pointed out. */
  readonly use: string;
  readonly doneWhen: TourEvent;
}

/** What somebody did or came to see on the page. */
export type TourEvent =
  | { readonly happens: 'command'; readonly beginning: string }
  | { readonly happens: 'submit'; readonly title: string }
  | { readonly happens: 'becomes another' }
  /** In the conversation that is open. */
  | { readonly happens: 'sees'; readonly text: string };
