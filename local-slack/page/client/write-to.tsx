import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PersonShown } from '../protocol.ts';
import { Dialog } from './dialog.tsx';
import { PeoplePicker } from './people-picker.tsx';
import { useSight } from './sight.ts';

/** As many as Slack lets one write to at once. */
const MOST = 8;

/** Whom to write to: one, the app, or several, whose conversation is opened again where they have one. */
export function WriteTo(): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" class="place add" onClick={() => setOpen(true)}>
        <span aria-hidden="true">+</span> Write to…
      </button>
      {isOpen ? <Choose close={() => setOpen(false)} /> : null}
    </>
  );
}

function Choose({ close }: { close(): void }): JSX.Element {
  const { seen, act } = useSight();
  const [chosen, setChosen] = useState<readonly PersonShown[]>([]);
  const isWritable = ({ isHere, isPerson, userId }: PersonShown) =>
    isHere && userId !== seen.me.userId && (isPerson || userId === seen.app.botUserId);
  const open = async () => {
    const answer = await act({ do: 'write to', userIds: chosen.map(({ userId }) => userId) });
    if (answer.how === 'opened') close();
  };
  return (
    <Dialog title="New message" close={close}>
      <form
        class="own-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen.length > 0) void open();
        }}
      >
        <PeoplePicker
          label={`To (up to ${MOST} people)`}
          people={seen.people.filter(isWritable)}
          chosen={chosen}
          most={MOST}
          choose={setChosen}
        />
        <div class="actions">
          <button type="button" class="button" onClick={close}>
            Cancel
          </button>
          <button type="submit" class="button primary" disabled={chosen.length === 0}>
            Go
          </button>
        </div>
      </form>
    </Dialog>
  );
}
