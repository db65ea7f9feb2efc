import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { MOST_FILES } from '../../limits/files.ts';
import { ChooseFiles, ChosenFiles } from './choosing-files.tsx';
import { useSight } from './sight.ts';
import { type Uploaded, useUploading } from './uploading.ts';

export interface AttachedFiles {
  readonly files: readonly Uploaded[];
  readonly isBusy: boolean;
  readonly error: string | null;
  add(files: Iterable<File>): void;
  remove(id: string): void;
  /** Takes all of them, to send them. */
  take(): readonly Uploaded[];
  /** Puts them before those that have come since. */
  putBack(files: readonly Uploaded[]): void;
  /** For where files can be dropped, and for where they can be pasted. */
  readonly dropped: { onDragOver(event: DragEvent): void; onDrop(event: DragEvent): void };
  pasted(event: ClipboardEvent): void;
}

/** The files that go with what is being written. */
export function useAttached(): AttachedFiles {
  const { act } = useSight();
  const [files, put] = useState<readonly Uploaded[]>([]);
  const { isBusy, error, upload, forget } = useUploading();
  const [isTooMany, setTooMany] = useState(false);
  // Some may be added while others are still sent.
  const latest = useRef({ files, underWay: 0 });
  latest.current.files = files;
  const add = async (given: Iterable<File>) => {
    const room = Math.max(0, MOST_FILES - latest.current.files.length - latest.current.underWay);
    const all = [...given];
    const some = all.slice(0, room);
    setTooMany(all.length > room);
    latest.current.underWay += some.length;
    const sent = await upload(some);
    latest.current.underWay -= some.length;
    put((now) => [...now, ...sent]);
  };
  return {
    files,
    isBusy,
    error: isTooMany ? `A message takes ${MOST_FILES} files at most; the rest was left out.` : error,
    take: () => {
      forget();
      setTooMany(false);
      put([]);
      return files;
    },
    putBack: (back) => put((now) => [...back, ...now]),
    add: (given) => void add(given),
    remove: (id) => {
      forget();
      setTooMany(false);
      put((now) => now.filter((file) => file.id !== id));
      // It was sent already, so that it goes at once when the message does.
      void act({ do: 'delete file', fileId: id });
    },
    dropped: {
      onDragOver: (event) => event.preventDefault(),
      onDrop: (event) => {
        event.preventDefault();
        void add(event.dataTransfer?.files ?? []);
      },
    },
    pasted: (event) => {
      const given = [...(event.clipboardData?.files ?? [])];
      if (given.length === 0) return;
      event.preventDefault();
      void add(given);
    },
  };
}

export function Attach({ attached }: { readonly attached: AttachedFiles }): JSX.Element {
  return (
    <ChooseFiles
      face="Attach a file"
      label="Attach a file"
      id={undefined}
      accept=""
      isMany
      isBusy={attached.isBusy}
      describedBy={undefined}
      take={attached.add}
    />
  );
}

export function Attached({ attached }: { readonly attached: AttachedFiles }): JSX.Element {
  const { files, error, remove } = attached;
  return (
    <>
      <ChosenFiles files={files} remove={remove} />
      {error === null ? null : (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </>
  );
}
