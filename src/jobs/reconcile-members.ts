import { reconcileChannels } from '../domain/communities/channel-life.ts';
import { reconcileMembers } from '../domain/communities/members/following.ts';
import type { Ask } from './runner.ts';

/** Finds whatever Slack's events did not tell: who came, who left, what became of the channel. */
export const reconcileCommunities: Ask = async (ctx, workspace) => {
  await reconcileMembers(ctx, workspace, await reconcileChannels(ctx, workspace));
};
