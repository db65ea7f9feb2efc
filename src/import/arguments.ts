import { parseArgs } from 'node:util';

export interface ImportArguments {
  readonly file: string;
  /** Name or id of the community's home channel; null where there is only one community. */
  readonly channel: string | null;
  readonly author: string;
  readonly isDryRun: boolean;
  readonly undated: Temporal.Instant | null;
}

export class ArgumentsError extends Error {
  override name = 'ArgumentsError';
}

export const usage = `Usage: npm run import -- <file.jsonl> [options]

Takes entries from elsewhere into a community's library. Each line is a JSON object with the fields
title, body, topic, learned_at (a date) and link; body is needed. Importing a file again changes nothing.

  --channel <name>   whose library: the community's home channel; needed where there are several
  --author <name>    stands where an author's name would (default: "an earlier collection")
  --undated <date>   the day of entries without a date (default: today)
  --dry-run          says what would be taken, and writes nothing
`;

/** @throws ArgumentsError with a sentence for the operator. */
export function readArguments(given: readonly string[]): ImportArguments {
  const { values, positionals } = parsed(given);
  const [file, ...others] = positionals;
  if (file === undefined) throw new ArgumentsError('Please name the file to import.');
  if (others.length > 0) throw new ArgumentsError('Please name one file only.');
  const author = (values.author ?? 'an earlier collection').trim();
  if (author === '' || [...author].length > 80) {
    throw new ArgumentsError('The name after --author has 1 to 80 characters.');
  }
  return {
    file,
    channel: values.channel === undefined ? null : values.channel.replace(/^#/, ''),
    author,
    isDryRun: values['dry-run'] ?? false,
    undated: values.undated === undefined ? null : dayOf(values.undated),
  };
}

function parsed(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        channel: { type: 'string' },
        author: { type: 'string' },
        undated: { type: 'string' },
        'dry-run': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new ArgumentsError(error instanceof Error ? error.message : 'These options cannot be understood.');
  }
}

function dayOf(written: string): Temporal.Instant {
  try {
    return Temporal.PlainDate.from(written)
      .toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
      .toInstant();
  } catch {
    throw new ArgumentsError('The date after --undated looks like 2026-01-31.');
  }
}
