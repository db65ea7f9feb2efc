import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fileIdOf } from '../../limits/files.ts';
import { filePath } from '../file-path.ts';
import { useSight } from './sight.ts';

interface PictureGiven {
  readonly alt_text: string;
  readonly image_url?: string | undefined;
  readonly slack_file?: { readonly id?: string | undefined; readonly url?: string | undefined } | undefined;
}

/** A picture; its words where it cannot be loaded. */
export function Picture({ picture }: { readonly picture: PictureGiven }): JSX.Element {
  const { seen } = useSight();
  const source =
    picture.slack_file === undefined
      ? picture.image_url
      : filePath(seen.me.userId, fileIdOf(picture.slack_file));
  const [broken, setBroken] = useState<string | undefined>(undefined);
  return source === broken ? (
    <span class="no-picture">{picture.alt_text}</span>
  ) : (
    <img src={source} alt={picture.alt_text} onError={() => setBroken(source)} />
  );
}
