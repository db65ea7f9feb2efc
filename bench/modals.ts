import type { LocalSlack } from '../local-slack/contract.ts';
import type { View } from '../local-slack/model.ts';

const LONGEST_WAIT_MS = 10_000;

/** The modal in front of somebody. The app acknowledges what asked for it first, and opens it a moment later. */
export async function modalOf(slack: LocalSlack, person: string): Promise<View> {
  const began = performance.now();
  for (;;) {
    const modal = slack.world.modals.get(person)?.at(-1);
    if (modal !== undefined) return modal;
    if (performance.now() - began > LONGEST_WAIT_MS) {
      const told = slack.world.ephemerals.findLast((message) => message.userId === person);
      throw new Error(`no modal opened: ${told?.text ?? 'nothing was said'}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
