import { createSecretKey, type KeyObject } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
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
  /** The folder of the keys of seals: never within the database's. */
  readonly keysDir: string;
  /** 32 bytes that wrap those keys; null where they are kept as they are. */
  readonly encryptionKey: KeyObject | null;
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

const USUAL = { database: 'data/lyceum.db', keys: 'keys' } as const;

const token = (name: string, prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}[A-Za-z0-9-]+$`), `${name} should begin with ${prefix}`)
    .optional();

/** 32 bytes in either way of writing them; the second may come without its end mark. */
const HEX = /^[0-9a-fA-F]{64}$/;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=?$/;

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
    .default(USUAL.database),
  KEYS_DIR: z.string().default(USUAL.keys),
  ENCRYPTION_KEY: z
    .string()
    .trim()
    .refine(
      (text) => HEX.test(text) || BASE64.test(text),
      'ENCRYPTION_KEY should be 32 bytes, as base64 or as 64 hexadecimal digits; openssl rand -base64 32 makes one',
    )
    .transform((text) => createSecretKey(Buffer.from(text, HEX.test(text) ? 'hex' : 'base64')))
    .optional(),
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
  problems.push(...problemsOfPairing(given), ...problemsOfFolders(given));
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
    keysDir: data.KEYS_DIR,
    encryptionKey: data.ENCRYPTION_KEY ?? null,
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

/** Who copies the database copies its folder, and would keep the keys that are to be destroyed. */
function problemsOfFolders(given: Record<string, string | undefined>): string[] {
  const path = (given.DATABASE_URL ?? USUAL.database).replace(/^file:/, '');
  if (/^postgres(ql)?:/.test(path) || path === ':memory:') return [];
  const data = realPlaceOf(dirname(resolve(path)));
  const keys = realPlaceOf(resolve(given.KEYS_DIR ?? USUAL.keys));
  const way = relative(data, keys);
  if (way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)) return [];
  return [
    `KEYS_DIR, ${keys}, lies within the folder of the database, ${data}: each copy of that folder would keep the keys too. Name a folder elsewhere.`,
  ];
}

/** Without links, also where the end of it is not there yet. */
function realPlaceOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPlaceOf(above), basename(path));
  }
}
