/** One share of the practice year and what others made of it. Labels are those of the bot's own form. */
export interface PracticeShare {
  /** Weeks before the week in which practice begins. */
  readonly weeksAgo: number;
  /** ISO: 1 is Monday. */
  readonly weekday: number;
  /** The author's own wall time. */
  readonly time: string;
  readonly by: string;
  readonly kind:
    | 'Insight'
    | 'Mistake and its lesson'
    | 'Experiment'
    | 'Changed my mind'
    | 'Resource'
    | 'Question';
  readonly learned: string;
  readonly howToUse?: string;
  readonly expected?: string;
  readonly usedToThink?: string;
  readonly link?: string;
  readonly tags: readonly string[];
  readonly used?: readonly { readonly by: string; readonly change?: string }[];
  readonly savedBy?: readonly string[];
  readonly thread?: readonly { readonly by: string; readonly text: string; readonly answersIt?: true }[];
}
