/** `Monday, 9 March 2026`: the same for everyone, whatever their order of day and month. */
export function dayInWords(date: string): string {
  return Temporal.PlainDate.from(date).toLocaleString('en-GB', { dateStyle: 'full' });
}

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
