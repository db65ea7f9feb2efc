import { LogLevel, type Logger as SlackLogger } from '@slack/bolt';
import type { Logger } from '../logger.ts';

/** Slack's libraries in our log. Their debug level prints whole payloads, people's words in them, so it goes nowhere. */
export function boltLogger(log: Logger): SlackLogger {
  const own = log.child({ from: 'slack library' });
  const words = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.name : String(part))).join(' ');
  return {
    debug: () => {},
    info: (...parts) => own.debug(words(parts)),
    warn: (...parts) => own.warn(words(parts)),
    error: (...parts) => own.error(words(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
