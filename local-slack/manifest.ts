import { z } from 'zod';

const command = z.object({
  command: z.string().regex(/^\/\S{1,31}$/),
  description: z.string().min(1),
  usage_hint: z.string().optional(),
  should_escape: z.boolean().default(false),
  url: z.string().optional(),
});

const shortcut = z.object({
  name: z.string().min(1).max(24),
  type: z.enum(['message', 'global']),
  callback_id: z.string().min(1).max(255),
  description: z.string().min(1),
});

const shape = z.object({
  display_information: z.object({ name: z.string().min(1).max(35) }),
  features: z.object({
    bot_user: z.object({ display_name: z.string().min(1).max(80), always_online: z.boolean().optional() }),
    app_home: z
      .object({
        home_tab_enabled: z.boolean().default(false),
        messages_tab_enabled: z.boolean().default(false),
        messages_tab_read_only_enabled: z.boolean().default(false),
      })
      .prefault({}),
    slash_commands: z.array(command).default([]),
    shortcuts: z.array(shortcut).default([]),
  }),
  oauth_config: z.object({
    scopes: z.object({
      bot: z.array(z.string()).default([]),
      bot_optional: z.array(z.string()).default([]),
    }),
  }),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
      interactivity: z.object({ is_enabled: z.boolean() }).prefault({ is_enabled: false }),
      socket_mode_enabled: z.boolean().default(false),
    })
    .prefault({}),
});

type Command = z.infer<typeof command>;
type Shortcut = z.infer<typeof shortcut>;

/** What of an app's manifest matters to a server. */
export interface Manifest {
  readonly appName: string;
  readonly botName: string;
  readonly commands: readonly Command[];
  readonly shortcuts: readonly Shortcut[];
  readonly scopes: readonly string[];
  readonly optionalScopes: readonly string[];
  readonly botEvents: ReadonlySet<string>;
  readonly isInteractive: boolean;
  readonly hasHomeTab: boolean;
  readonly hasMessagesTab: boolean;
  readonly messagesAreReadOnly: boolean;
  readonly hasSocketMode: boolean;
}

/** @throws an error that names what Slack would not take. */
export function readManifest(manifest: unknown): Manifest {
  const read = shape.safeParse(manifest);
  if (!read.success) throw new Error(`Slack would refuse this manifest:\n${z.prettifyError(read.error)}`);
  const { display_information, features, oauth_config, settings } = read.data;
  const optionalScopes = oauth_config.scopes.bot_optional;
  return {
    appName: display_information.name,
    botName: features.bot_user.display_name,
    commands: features.slash_commands,
    shortcuts: features.shortcuts,
    scopes: oauth_config.scopes.bot.filter((scope) => !optionalScopes.includes(scope)),
    optionalScopes,
    botEvents: new Set(settings.event_subscriptions.bot_events),
    isInteractive: settings.interactivity.is_enabled,
    hasHomeTab: features.app_home.home_tab_enabled,
    hasMessagesTab: features.app_home.messages_tab_enabled,
    messagesAreReadOnly: features.app_home.messages_tab_read_only_enabled,
    hasSocketMode: settings.socket_mode_enabled,
  };
}
