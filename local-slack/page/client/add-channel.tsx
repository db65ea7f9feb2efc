import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { nameAsTyped } from '../channel-names.ts';
import { Dialog } from './dialog.tsx';
import { useSight } from './sight.ts';

/** Makes a channel, and opens it. */
export function AddChannel(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="place add" onClick={() => setOpen(true)}>
        <span aria-hidden="true">+</span> Add a channel
      </button>
      {isOpen ? <Create close={() => setOpen(false)} /> : null}
    </>
  );
}

function Create({ close }: { close(): void }): JSX.Element {
  const { act } = useSight();
  const [name, setName] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const create = async () => {
    const answer = await act({ do: 'create channel', name, isPrivate });
    if (answer.how === 'opened') close();
    else if (answer.how === 'not taken') {
      setError(answer.error);
      document.getElementById(id)?.focus();
    }
  };
  return (
    <Dialog title="Create a channel" close={close}>
      <form
        class="own-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <label for={id}>Name</label>
        <input
          id={id}
          type="text"
          autocomplete="off"
          placeholder="e.g. plan-budget"
          value={name}
          aria-invalid={error !== null}
          aria-describedby={`${id}-error`}
          onInput={({ currentTarget }) => {
            currentTarget.value = nameAsTyped(currentTarget.value);
            setName(currentTarget.value);
            setError(null);
          }}
        />
        <p id={`${id}-error`} class="error" role="alert">
          {error}
        </p>
        <fieldset class="ticks">
          <legend>Visibility</legend>
          <label>
            <input type="radio" name={id} checked={!isPrivate} onChange={() => setPrivate(false)} />
            <span>Public — anyone in the workspace</span>
          </label>
          <label>
            <input type="radio" name={id} checked={isPrivate} onChange={() => setPrivate(true)} />
            <span>Private — only specific people</span>
          </label>
        </fieldset>
        <div class="actions">
          <button type="button" class="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="button primary">
            Create
          </button>
        </div>
      </form>
    </Dialog>
  );
}
