/** What the adversary attacks: rounds of answers without a name, one after the other, in one data directory. */
export interface WorldUnderAttack {
  /** Who may answer, in each round. */
  readonly members: readonly string[];
  /** Begins the next round. */
  open(): Promise<void>;
  submit(member: string, answer: Answer): Promise<void>;
  /**
   * Ends the round, from the last answer to what is published. `onlooker` comes by between its steps.
   * @returns the texts that were held back, and stand nowhere in the end.
   */
  close(onlooker: () => Promise<void>): Promise<readonly string[]>;
  /** Every file of the data directory: the database and all beside it, copies, logs at debug level. Never the keys. */
  files(): Promise<Files>;
  /** What the last closed round shows, in the order in which it is shown. */
  published(): Promise<readonly Published[]>;
  stop(): Promise<void>;
}

/** By name within the directory. */
export type Files = ReadonlyMap<string, Buffer>;

export interface Answer {
  /** One text a question; each has a marker that is nowhere else. */
  readonly texts: readonly string[];
}

export interface Published {
  readonly question: number;
  readonly texts: readonly string[];
}
