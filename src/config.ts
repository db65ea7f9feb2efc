import { z } from 'zod';

/** Tokens of one installed app; both or none. */
export interface SlackCredentials {
  readonly botToken: string;
  readonly appToken: string;
}

export interface Config {
  /** Null: no Slack is named, so the practice community is served. */
  readonly slack: SlackCredentials | null;
  /** Ends with a slash. */
  readonly slackApiUrl: string;
  readonly databaseUrl: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Where /healthz listens; null where nobody asked for it. */
  readonly port: number | null;
}

/** Thrown with every problem at once, each a sentence for the operator. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const token = (name: string, prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[A-Za-z0-9-]+$`), `${name} should begin with ${prefix}`)
    .optional();

const environment = z.object({
  SLACK_BOT_TOKEN: token('SLACK_BOT_TOKEN', 'xoxb-'),
  SLACK_APP_TOKEN: token('SLACK_APP_TOKEN', 'xapp-'),
  SLACK_API_URL: z
    .url({
      protocol: /^https?$/,
      message: 'SLACK_API_URL should be an address that begins with http:// or https://',
    })
    .default('https://slack.com/api/'),
  DATABASE_URL: z
    .string()
    .regex(
      /^(postgres(ql)?:\/\/.+|file:.+|[^:]+)$/,
      'DATABASE_URL should be a file, or an address that begins with postgres://',
    )
    .default('data/lyceum.db'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error'], { error: 'LOG_LEVEL should be debug, info, warn or error' })
    .default('info'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'PORT should be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'PORT should be a number from 0 to 65535')
    .optional(),
});

/** Reads the environment. Empty values count as not set. @throws ConfigError with every problem. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = environment.safeParse(given);
  const problems = read.success ? [] : read.error.issues.map((issue) => `${issue.message}.`);
  problems.push(...problemsOfPairing(given));
  if (!read.success || problems.length > 0) throw new ConfigError(problems);
  const { data } = read;
  const slack =
    data.SLACK_BOT_TOKEN === undefined || data.SLACK_APP_TOKEN === undefined
      ? null
      : Object.freeze({ botToken: data.SLACK_BOT_TOKEN, appToken: data.SLACK_APP_TOKEN });
  return Object.freeze({
    slack,
    slackApiUrl: data.SLACK_API_URL.replace(/\/?$/, '/'),
    databaseUrl: data.DATABASE_URL,
    logLevel: data.LOG_LEVEL,
    port: data.PORT ?? null,
  });
}

function problemsOfPairing(given: Record<string, string | undefined>): string[] {
  const bot = given.SLACK_BOT_TOKEN !== undefined;
  const app = given.SLACK_APP_TOKEN !== undefined;
  const problems = [];
  if (bot && !app) problems.push('SLACK_APP_TOKEN is missing: SLACK_BOT_TOKEN alone cannot connect.');
  if (app && !bot) problems.push('SLACK_BOT_TOKEN is missing: SLACK_APP_TOKEN alone cannot connect.');
  if (!bot && !app && given.NODE_ENV === 'production') {
    problems.push(
      'NODE_ENV is production, and SLACK_BOT_TOKEN and SLACK_APP_TOKEN are missing. Practice is not for production.',
    );
  }
  return problems;
}
