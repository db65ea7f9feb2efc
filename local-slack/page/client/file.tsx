import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { filePath } from '../file-path.ts';
import type { FileShown } from '../protocol.ts';
import { sizeOf } from './choosing-files.tsx';
import { Confirm, type Question } from './confirm.tsx';
import { useSight } from './sight.ts';

/** A file below a message: what can be shown of it, and how to get all of it. */
export function FileBelow({ file }: { readonly file: FileShown }): JSX.Element {
  const { content, title, name } = file;
  if (content.is === 'deleted') return <p class="file aside">This file was deleted.</p>;
  return (
    <div class="file">
      {content.is === 'picture' ? <PictureOf file={file} /> : null}
      {content.is === 'text' ? (
        <pre>
          {content.words}
          {content.isWhole ? '' : '\n…'}
        </pre>
      ) : null}
      <div class="file-title">
        <strong>{title}</strong>
        <span class="aside">
          {title === name ? '' : `${name}, `}
          {sizeOf(file.bytes)}
        </span>
      </div>
      <div class="file-title">
        {content.is === 'lost' ? (
          <span class="aside">It was too large to be kept when this Slack stopped.</span>
        ) : (
          <Download file={file} />
        )}
        {file.isMine ? <Delete file={file} /> : null}
      </div>
    </div>
  );
}

function Download({ file: { id, name } }: { readonly file: FileShown }): JSX.Element {
  const { seen } = useSight();
  return (
    <a href={filePath(seen.me.userId, id)} download={name} aria-label={`Download ${name}`}>
      Download
    </a>
  );
}

const DELETE: Question = {
  title: { type: 'plain_text', text: 'Delete file' },
  text: { type: 'plain_text', text: 'Are you sure? It goes wherever it was shared, for good.' },
  confirm: { type: 'plain_text', text: 'Delete' },
  deny: { type: 'plain_text', text: 'Cancel' },
  style: 'danger',
};

function Delete({ file: { id, name } }: { readonly file: FileShown }): JSX.Element {
  const { act } = useSight();
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <button
        type="button"
        class="file-delete"
        aria-label={`Delete file ${name}`}
        onClick={() => setAsked(true)}
      >
        Delete file
      </button>
      {isAsked ? (
        <Confirm
          question={DELETE}
          yes={() => {
            setAsked(false);
            void act({ do: 'delete file', fileId: id });
          }}
          no={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}

/** Small, until it is clicked. */
function PictureOf({ file }: { readonly file: FileShown }): JSX.Element {
  const { seen } = useSight();
  const [isLarge, setLarge] = useState(false);
  const [isBroken, setBroken] = useState(false);
  const source = filePath(seen.me.userId, file.id);
  const words = file.altText || file.title;
  if (isBroken) return <p class="aside">This picture cannot be shown.</p>;
  return (
    <>
      <button type="button" class="file-picture" title="Open large" onClick={() => setLarge(true)}>
        <img src={source} alt={words} onError={() => setBroken(true)} />
      </button>
      {isLarge ? <Large file={file} source={source} words={words} close={() => setLarge(false)} /> : null}
    </>
  );
}

function Large({
  file,
  source,
  words,
  close,
}: {
  readonly file: FileShown;
  readonly source: string;
  readonly words: string;
  close(): void;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="large" aria-label={file.title} onClose={close}>
      <header>
        <h2>{file.title}</h2>
        <Download file={file} />
        <button type="button" class="cross" aria-label="Close" onClick={close}>
          ×
        </button>
      </header>
      <img src={source} alt={words} />
    </dialog>
  );
}
