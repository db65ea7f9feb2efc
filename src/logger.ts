import pino, { type Logger } from 'pino';

export type { Logger };

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Whatever could let a stranger in, or show what a person wrote, wherever it appears in a logged object. */
const REDACTED = [
  'token',
  'trigger_id',
  'response_url',
  'text',
  'blocks',
  'private_metadata',
  'values',
  'authorization',
  'url',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** JSON lines; readable ones on a terminal. */
export function openLogger(level: LogLevel, options: { readonly pretty: boolean }): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: REDACTED, censor: '[hidden]' },
    ...(options.pretty
      ? {
          transport: {
            target: 'pino-pretty',
            options: { ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' },
          },
        }
      : {}),
  });
}

/** For tests and short programs that say what they have to say themselves. */
export const silentLogger: Logger = pino({ level: 'silent' });

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Messages of database errors can quote values, which may be a person's words: only name, code and stack lines are kept. */
export function describeError(error: unknown): { name: string; code: string; stack: string } {
  if (!(error instanceof Error)) return { name: typeof error, code: '', stack: '' };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, code: codeOf(error), stack: frames.slice(0, 8).join('\n') };
}
