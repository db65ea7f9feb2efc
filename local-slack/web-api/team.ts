import { takes, text } from './arguments.ts';
import { ApiError, method } from './call.ts';

export const authTest = method({
  name: 'auth.test',
  tier: 'special',
  args: takes({}),
  perform: ({ world }) => ({
    url: `https://${world.teams.get(world.teamId)?.domain ?? ''}.slack.com/`,
    team: world.teams.get(world.teamId)?.name ?? '',
    user: world.users.get(world.app.botUserId)?.name ?? '',
    team_id: world.teamId,
    user_id: world.app.botUserId,
    bot_id: world.app.botId,
    is_enterprise_install: false,
  }),
});

export const teamInfo = method({
  name: 'team.info',
  tier: 'tier3',
  scopes: ['team:read'],
  args: takes({ team: text.optional(), domain: text.optional() }),
  perform: ({ world }, args) => {
    const team = world.teams.get(args.team ?? world.teamId);
    if (team === undefined) throw new ApiError('team_not_found');
    return {
      team: {
        id: team.id,
        name: team.name,
        url: `https://${team.domain}.slack.com/`,
        domain: team.domain,
        email_domain: '',
        icon: { image_default: true },
        is_verified: false,
      },
    };
  },
});

export const teamProfile = method({
  name: 'team.profile.get',
  tier: 'tier3',
  scopes: ['users.profile:read'],
  args: takes({ visibility: text.optional() }),
  perform: ({ world }, { visibility = 'all' }) => {
    const shown = [...world.profileFields.values()].filter(
      ({ isHidden }) => visibility === 'all' || isHidden === (visibility === 'hidden'),
    );
    return {
      profile: {
        fields: shown.map(({ id, label, hint, type, options, isHidden }, ordering) => ({
          id,
          ordering,
          field_name: '',
          label,
          hint,
          type,
          possible_values: options.length === 0 ? null : options,
          options: { is_protected: false },
          is_hidden: isHidden,
        })),
        sections: [],
      },
    };
  },
});

export const botsInfo = method({
  name: 'bots.info',
  tier: 'tier3',
  scopes: ['users:read'],
  args: takes({ bot: text.optional() }),
  perform: ({ world }, args) => {
    const wanted = args.bot ?? world.app.botId;
    const bot = [...world.users.values()].find((user) => user.botId === wanted);
    if (bot === undefined) throw new ApiError('bot_not_found');
    return {
      bot: {
        id: wanted,
        deleted: bot.deleted,
        name: bot.realName,
        updated: bot.updated,
        app_id: bot.appId,
        user_id: bot.id,
        icons: {},
      },
    };
  },
});

export const connectionsOpen = method({
  name: 'apps.connections.open',
  token: 'app',
  tier: 'tier3',
  args: takes({}),
  perform: (call) => {
    if (!call.manifest.hasSocketMode) throw new ApiError('socket_mode_disabled');
    return { url: call.openTicket() };
  },
});
