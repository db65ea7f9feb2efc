import shortcodes from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };

/** Slack's names, which are those of this set. */
const BY_NAME = new Map(
  Object.entries(shortcodes).flatMap(([hexcode, names]) =>
    [names].flat().map((name) => [name, pictureOf(hexcode)] as const),
  ),
);

function pictureOf(hexcode: string): string {
  return String.fromCodePoint(...hexcode.split('-').map((point) => Number.parseInt(point, 16)));
}

/** `tada` → 🎉; null for a name that is none. */
export function emojiOf(name: string): string | null {
  return BY_NAME.get(name.replace(/::skin-tone-\d$/, '')) ?? null;
}
