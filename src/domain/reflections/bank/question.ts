import type { Theme } from './themes.ts';

export interface BankQuestion {
  readonly theme: Theme;
  /** Leaders are asked about the same theme from where they stand. */
  readonly audience: 'everyone' | 'leaders';
  readonly text: string;
}

/** The questions of one theme, each list in its order of rotation. */
export function questionsOf(
  theme: Theme,
  texts: Readonly<Record<BankQuestion['audience'], readonly string[]>>,
): BankQuestion[] {
  return (['everyone', 'leaders'] as const).flatMap((audience) =>
    texts[audience].map((text) => ({ theme, audience, text })),
  );
}
