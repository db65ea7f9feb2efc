import type { z } from 'zod';

type Path = readonly PropertyKey[];

/** One complaint as Slack words it in `response_metadata.messages`. */
export function complaint(message: string, path: Path): string {
  return `[ERROR] ${message} [json-pointer:${path.map((step) => `/${escapeStep(String(step))}`).join('')}]`;
}

/** What zod found wrong in `value`, which stands at `root`, in Slack's words. */
export function complaints(error: z.ZodError, value: unknown, root: Path): string[] {
  return error.issues.flatMap((issue) => wordsFor(issue, value, root));
}

function wordsFor(issue: z.core.$ZodIssue, value: unknown, root: Path): string[] {
  const path = [...root, ...issue.path];
  const found = valueAt(value, issue.path);
  if (found === undefined && issue.path.length > 0)
    return [complaint(`missing required field: ${String(path.at(-1))}`, path.slice(0, -1))];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => complaint(`invalid additional property: ${key}`, path));
    case 'invalid_type':
      return [complaint(`must provide ${articled(issue.expected)}`, path)];
    case 'invalid_union':
      return [complaint(`unsupported type: ${String(found)}`, path)];
    case 'invalid_value':
      return [complaint(`must be a valid value: ${issue.values.map(String).join(', ')}`, path)];
    default:
      return [complaint(issue.message, path)];
  }
}

function articled(expected: string): string {
  return /^[aeiou]/.test(expected) ? `an ${expected}` : `a ${expected}`;
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Object.getOwnPropertyDescriptor(found, step)?.value;
  }
  return found;
}

function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
