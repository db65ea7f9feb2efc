import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

/** A picture; its words where it cannot be loaded. */
export function Picture({
  picture,
}: {
  readonly picture: { readonly alt_text: string; readonly image_url?: string | undefined };
}): JSX.Element {
  const [isBroken, setBroken] = useState(picture.image_url === undefined);
  return isBroken ? (
    <span class="no-picture">{picture.alt_text}</span>
  ) : (
    <img src={picture.image_url} alt={picture.alt_text} onError={() => setBroken(true)} />
  );
}
