/** What *More* and *Earlier* carry: the page they lead to, and for a search what it was. Slack allows 2,000 characters. */
export interface PageValue {
  /** From 0. */
  readonly page: number;
  readonly rest: string;
}

const LAST_PAGE = 500;

export function writePage({ page, rest }: PageValue): string {
  return `${page} ${rest}`;
}

/** A value that is not ours leads to the first page. */
export function readPage(value: string): PageValue {
  const [, page, rest] = /^(\d{1,4}) (.*)$/s.exec(value) ?? [];
  const number = Number(page ?? 0);
  return { page: number <= LAST_PAGE ? number : 0, rest: rest ?? '' };
}
