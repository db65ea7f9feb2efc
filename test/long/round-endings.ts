import type { Ctx } from '../../src/domain/context.ts';
import { carryOnRounds } from '../../src/domain/rounds/closing/carrying-on.ts';
import { cancelRound } from '../../src/domain/rounds/running/running.ts';
import type { RoundId } from '../../src/ids.ts';
import { actorOf, LEADER, WORKSPACE } from '../support/round-stage.ts';

/** How a round may end; and by whom, as numbers, it was answered before the process that is killed began, and is in it. */
export const ENDINGS = {
  closes: { before: [0, 1, 2, 3, 4], answering: [5, 6], state: 'closed' },
  cancelled: { before: [0, 1, 2, 3, 4], answering: [5], state: 'discarded' },
  'too few': { before: [0, 1], answering: [2], state: 'discarded' },
} as const;

export type Ending = keyof typeof ENDINGS;

export const ALL_ENDINGS = ['closes', 'cancelled', 'too few'] as const satisfies readonly Ending[];

export interface Ends {
  readonly ctx: Ctx;
  readonly round: RoundId;
  /** Moves the context's clock to so many days after the round opened. */
  goToDay(day: number): void;
}

/** Lets a round of a week end so. May be begun again wherever it was cut. */
export async function endRound(ending: Ending, { ctx, round, goToDay }: Ends): Promise<void> {
  const carryOnAt = async (day: number) => {
    goToDay(day);
    await carryOnRounds(ctx, WORKSPACE, ctx.clock.now());
  };
  switch (ending) {
    case 'closes':
      return await carryOnAt(8);
    case 'cancelled':
      await cancelRound(ctx, actorOf(LEADER), round);
      return;
    case 'too few':
      // It is given three days more, once.
      await carryOnAt(8);
      return await carryOnAt(12);
  }
}
