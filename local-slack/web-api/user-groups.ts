import { userGroupShape } from '../shapes/user-group.ts';
import { flag, takes, text } from './arguments.ts';
import { ApiError, type Call, method } from './call.ts';

const scopes = ['usergroups:read'];

export const listGroups = method({
  name: 'usergroups.list',
  tier: 'tier2',
  scopes,
  args: takes({
    include_count: flag.optional(),
    include_disabled: flag.optional(),
    include_users: flag.optional(),
  }),
  perform: (call, args) => {
    needPaidPlan(call);
    const shown = [...call.world.userGroups.values()].filter(
      ({ disabled }) => disabled === 0 || args.include_disabled === true,
    );
    const wanted = { withUsers: args.include_users === true, withCount: args.include_count === true };
    // Slack gives them in no particular order: whoever wants one has to sort.
    return { usergroups: shown.reverse().map((group) => userGroupShape(group, wanted)) };
  },
});

export const listUsersOfGroup = method({
  name: 'usergroups.users.list',
  tier: 'tier2',
  scopes,
  args: takes({ usergroup: text, include_disabled: flag.optional() }),
  perform: (call, args) => {
    needPaidPlan(call);
    const group = call.world.userGroups.get(args.usergroup);
    const isThere = group !== undefined && (group.disabled === 0 || args.include_disabled === true);
    if (!isThere) throw new ApiError('no_such_subteam');
    return { users: group.users };
  },
});

function needPaidPlan({ plan }: Call): void {
  if (plan === 'free') throw new ApiError('plan_upgrade_required');
}
