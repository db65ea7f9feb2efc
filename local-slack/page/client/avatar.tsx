import type { JSX } from 'preact';

const HUES = 8;

/** A person's first letter on a colour of their own. Beside their name, so it says nothing to a screen reader. */
export function Avatar({
  name,
  id,
  isPerson,
}: {
  readonly name: string;
  readonly id: string;
  readonly isPerson: boolean;
}): JSX.Element {
  const hue = isPerson
    ? String([...id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % HUES)
    : 'bot';
  return (
    <span class={`avatar hue-${hue}`} aria-hidden="true">
      {[...name][0]?.toUpperCase() ?? '?'}
    </span>
  );
}
