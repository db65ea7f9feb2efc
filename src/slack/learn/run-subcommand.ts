import { communityFor } from '../../domain/communities/communities.ts';
import type { ActionCall } from '../calls.ts';
import type { Surface } from '../surface.ts';
import { unknownControl } from '../unknown.ts';

/**
 * A button that does what the typed subcommand does, where the button stands; on Home, in the community that is meant there.
 * Its value is what would follow the subcommand.
 */
export function runSubcommand(on: Surface, name: string) {
  return async (call: ActionCall): Promise<void> => {
    const run = on.subcommands.get(name);
    const channelId =
      call.message?.channelId ?? (await communityFor(call.ctx, call.actor, null))?.channelId ?? null;
    if (run === undefined || channelId === null) await call.answer(unknownControl);
    else await run({ ...call, text: call.value, channelId });
  };
}
