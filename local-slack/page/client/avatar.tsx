import type { JSX } from 'preact';

const HUES = 8;

/** A person's first letter on a colour of their own. Beside their name, so it says nothing to a screen reader. */
export function Avatar({
  name,
  id,
  isBot,
}: {
  readonly name: string;
  readonly id: string;
  readonly isBot: boolean;
}): JSX.Element {
  const hue = isBot
    ? 'bot'
    : String([...id].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % HUES);
  return (
    <span class={`avatar hue-${hue}`} aria-hidden="true">
      {[...name][0]?.toUpperCase() ?? '?'}
    </span>
  );
}
