/** What a leader does in a community's first fortnight, in the order in which it helps. */
export const STEPS = [
  'share',
  'ask_three',
  'gather',
  'second_leader',
  'first_question',
  'look_back',
] as const;

export type Step = (typeof STEPS)[number];

/** What has happened in the community, as far as the steps depend on it. */
export interface Happenings {
  /** The leader has published something that is no question. */
  readonly leaderShared: boolean;
  /** The leader has published a question. */
  readonly leaderAsked: boolean;
  /** Someone else has published something. */
  readonly othersShared: boolean;
  readonly leaders: number;
  /** Whether we may read pinned messages. */
  readonly canReadPins: boolean;
}

/** The steps that need no button any more, because what they ask for has happened, by whatever way. */
export function stepsThatHappened(happenings: Happenings): Step[] {
  const happened: Step[] = [];
  if (happenings.leaderShared) happened.push('share');
  if (happenings.leaders > 1) happened.push('second_leader');
  if (happenings.leaderAsked) happened.push('first_question');
  return happened;
}

/** The steps to show: neither done nor left out, and possible here. */
export function openSteps(handled: ReadonlySet<Step>, happenings: Happenings): Step[] {
  const gone = new Set([...handled, ...stepsThatHappened(happenings)]);
  return STEPS.filter((step) => !gone.has(step) && (step !== 'gather' || happenings.canReadPins));
}

/** The step named so, or null: names come back from buttons. */
export function stepNamed(name: string): Step | null {
  return STEPS.find((step) => step === name) ?? null;
}
