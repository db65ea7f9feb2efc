import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { openAtFirstField } from './first-field.ts';
import { useToasts } from './toasts.tsx';

/** A window of Slack's own over the page. Escape and the cross close it, and who opened it has the focus again. */
export function Dialog({
  title,
  close,
  children,
}: {
  readonly title: string;
  close(): void;
  readonly children: ComponentChildren;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const toasts = useToasts();
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element !== null) openAtFirstField(element);
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="modal own"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onMouseDown={({ target }) => target === dialog.current && close()}
    >
      <header>
        <h2 id={titleId}>{title}</h2>
        <button type="button" class="cross" aria-label="Close" onClick={close}>
          ×
        </button>
      </header>
      <div class="modal-body">{children}</div>
      {toasts}
    </dialog>
  );
}
