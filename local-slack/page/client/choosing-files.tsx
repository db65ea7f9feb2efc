import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { Uploaded } from './uploading.ts';

/** A button that opens the browser's own way to choose files. */
export function ChooseFiles({
  face,
  label,
  id,
  accept,
  isMany,
  isBusy,
  describedBy,
  take,
}: {
  readonly face: string;
  readonly label: string;
  readonly id: string | undefined;
  /** Endings with their dots, by commas; empty for anything. */
  readonly accept: string;
  readonly isMany: boolean;
  readonly isBusy: boolean;
  readonly describedBy: string | undefined;
  take(files: Iterable<File>): void;
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="button choose-files"
        id={id}
        aria-label={label}
        aria-describedby={describedBy}
        aria-busy={isBusy}
        onClick={() => input.current?.click()}
      >
        {face}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={isMany}
        onChange={({ currentTarget }) => {
          take([...(currentTarget.files ?? [])]);
          // The same file can be chosen again then.
          currentTarget.value = '';
        }}
      />
    </>
  );
}

/** What was chosen, each of which can be taken out again. */
export function ChosenFiles({
  files,
  remove,
}: {
  readonly files: readonly Uploaded[];
  remove(id: string): void;
}): JSX.Element | null {
  if (files.length === 0) return null;
  return (
    <ul class="chosen-files" aria-label="Chosen files">
      {files.map(({ id, name, bytes }) => (
        <li key={id}>
          <span class="name">{name}</span> <span class="aside">{sizeOf(bytes)}</span>
          <button type="button" class="cross" aria-label={`Remove ${name}`} onClick={() => remove(id)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

export function sizeOf(bytes: number): string {
  if (bytes < 1000) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
