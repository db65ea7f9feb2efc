import { dayInWords } from '../../domain/time.ts';
/** `due on Monday, 9 March 2026`, or that it was, inside a sentence. */
export function dueInWords({
  dueOn,
  isOverdue,
}: {
  readonly dueOn: string;
  readonly isOverdue: boolean;
}): string {
  return isOverdue ? `overdue since ${dayInWords(dueOn)}` : `due on ${dayInWords(dueOn)}`;
}
