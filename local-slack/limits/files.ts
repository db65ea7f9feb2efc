// What people may send. Slack takes more in messages; this one keeps what it is sent in memory, and takes as much as in forms.

export const MOST_FILE_BYTES = 10 * 1024 * 1024;
export const FILE_TOO_LARGE = 'This file is too large: Slack takes up to 10 MB here.';
/** So many in one message or field. */
export const MOST_FILES = 10;

/** Without its dot, lower case; empty where there is none. */
export function endingOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** Blocks name a picture by the file's id, or by its url_private or permalink, in which the id stands. */
export function fileIdOf({
  id,
  url,
}: {
  readonly id?: string | null | undefined;
  readonly url?: string | null | undefined;
}): string {
  return id ?? /[-/](F[A-Z0-9]+)\//.exec(url ?? '')?.[1] ?? '';
}
