import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ViewShown } from '../protocol.ts';
import { Blocks } from './blocks.tsx';
import { openAtFirstField } from './first-field.ts';
import { useSight } from './sight.ts';
import { withEmoji } from './words.tsx';

/** The modal on top. Escape and the cross close them all; Cancel goes back to the one below. */
export function Modal({
  view,
  children,
}: {
  readonly view: ViewShown;
  /** What stands over it. */
  readonly children: ComponentChildren;
}): JSX.Element {
  const { act } = useSight();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isBusy, setBusy] = useState(false);
  /** How often it was sent and refused: each time the first field in question is shown. */
  const [refusals, setRefusals] = useState(0);
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) openAtFirstField(element);
  }, []);
  useEffect(() => {
    const [first] = Object.keys(view.errors);
    if (first !== undefined) document.getElementById(`field-${first}`)?.focus();
  }, [refusals]);
  const close = (all: boolean) => void act({ do: 'close', viewId: view.id, all });
  const submit = async () => {
    if (isBusy || view.isSubmitDisabled) return;
    setBusy(true);
    const answer = await act({ do: 'submit', viewId: view.id });
    setBusy(false);
    if (answer.how === 'refused') setRefusals((count) => count + 1);
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
      // Browsers close it on a second Escape, whatever we say; it stands as long as Slack has it.
      onClose={() => dialog.current?.isConnected && dialog.current.showModal()}
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
        <Buttons view={view} isBusy={isBusy} close={() => close(false)} />
      </form>
      {children}
    </dialog>
  );
}

function Buttons({
  view,
  isBusy,
  close,
}: {
  readonly view: ViewShown;
  readonly isBusy: boolean;
  close(): void;
}): JSX.Element {
  return (
    <footer>
      <button type="button" class="button" onClick={close}>
        {view.close ?? (view.submit === null ? 'Close' : 'Cancel')}
      </button>
      {view.submit === null ? null : (
        <button type="submit" class="button primary" disabled={view.isSubmitDisabled} aria-busy={isBusy}>
          {withEmoji(view.submit)}
        </button>
      )}
    </footer>
  );
}
