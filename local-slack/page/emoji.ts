import shortcodes from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };

/** Slack's names, which are those of this set, with the code points of each in hexadecimal: `1f1f5-1f1f9`. */
const BY_NAME = new Map(
  Object.entries(shortcodes).flatMap(([hexcode, names]) =>
    [names].flat().map((name) => [name, hexcode.toLowerCase()] as const),
  ),
);

/** `wave` → `1f44b`, as Slack writes it into rich text; null for a name that is none. */
export function codeOf(name: string): string | null {
  return BY_NAME.get(name) ?? null;
}

/** `tada` → 🎉; null for a name that is none. */
export function emojiOf(name: string): string | null {
  const code = codeOf(name.replace(/::skin-tone-\d$/, ''));
  if (code === null) return null;
  return String.fromCodePoint(...code.split('-').map((point) => Number.parseInt(point, 16)));
}
