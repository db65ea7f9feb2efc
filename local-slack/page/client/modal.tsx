import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ViewShown } from '../protocol.ts';
import { Blocks } from './blocks.tsx';
import { useSight } from './sight.ts';
import { withEmoji } from './words.tsx';

/** The modal on top. Escape and the cross close them all; Cancel goes back to the one below. */
export function Modal({ view }: { readonly view: ViewShown }): JSX.Element {
  const { act } = useSight();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
  }, []);
  useEffect(() => {
    const refused = Object.keys(view.errors)[0];
    if (refused !== undefined) document.getElementById(`field-${refused}`)?.focus();
  }, [view.errors]);
  const [isBusy, setBusy] = useState(false);
  const close = (all: boolean) => void act({ do: 'close', viewId: view.id, all });
  const submit = async () => {
    if (isBusy || view.isSubmitDisabled) return;
    setBusy(true);
    await act({ do: 'submit', viewId: view.id });
    setBusy(false);
  };
  return (
    <dialog
      ref={dialog}
      class="modal"
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault();
        close(true);
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        noValidate
      >
        <header>
          <h2 id="modal-title">{withEmoji(view.title)}</h2>
          <button type="button" class="cross" aria-label="Close" onClick={() => close(true)}>
            ×
          </button>
        </header>
        <div class="modal-body">
          {view.trouble === null ? null : (
            <p class="error" role="alert">
              {view.trouble}
            </p>
          )}
          <Blocks
            key={view.id}
            blocks={view.blocks}
            around={{ place: { view: view.id }, values: view.values, errors: view.errors }}
          />
        </div>
        <footer>
          <button type="button" class="button" onClick={() => close(false)}>
            {view.close ?? (view.submit === null ? 'Close' : 'Cancel')}
          </button>
          {view.submit === null ? null : (
            <button type="submit" class="button primary" disabled={view.isSubmitDisabled} aria-busy={isBusy}>
              {withEmoji(view.submit)}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
}
