import { useState } from 'preact/hooks';
import { FILE_TOO_LARGE, MOST_FILE_BYTES } from '../../limits/files.ts';
import { uploadPath } from '../file-path.ts';
import { useSight } from './sight.ts';

export interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

export interface Uploading {
  readonly isBusy: boolean;
  /** What was wrong with the last ones, by name. */
  readonly error: string | null;
  /** Sends them to this person's Slack, where nobody sees them yet. Those that could not be sent are left out. */
  upload(files: Iterable<File>): Promise<readonly Uploaded[]>;
  forget(): void;
}

export function useUploading(): Uploading {
  const { seen } = useSight();
  /** Some may be chosen while others are still sent. */
  const [underWay, setUnderWay] = useState(0);
  const [error, setError] = useState<string | null>(null);
  return {
    isBusy: underWay > 0,
    error,
    forget: () => setError(null),
    upload: async (files) => {
      // The list of a field is emptied when the field is.
      const all = [...files];
      setUnderWay((count) => count + 1);
      setError(null);
      const sent: Uploaded[] = [];
      const refused: string[] = [];
      for (const file of all) {
        const answer = await send(seen.me.userId, file);
        if ('id' in answer) sent.push(answer);
        else refused.push(`${file.name}: ${answer.error}`);
      }
      if (refused.length > 0) setError(refused.join(' '));
      setUnderWay((count) => count - 1);
      return sent;
    },
  };
}

async function send(userId: string, file: File): Promise<Uploaded | { readonly error: string }> {
  if (file.size > MOST_FILE_BYTES) return { error: FILE_TOO_LARGE };
  try {
    const response = await fetch(uploadPath(userId, file.name), { method: 'POST', body: file });
    const words = await response.text();
    return response.ok ? { id: words, name: file.name, bytes: file.size } : { error: words };
  } catch {
    return { error: 'The local Slack cannot be reached.' };
  }
}
