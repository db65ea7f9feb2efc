import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MessageShown } from '../protocol.ts';
import { ActionMenu } from './action-menu.tsx';
import { Dialog } from './dialog.tsx';
import { useSight } from './sight.ts';

/** For those who work on the app: what a message is made of, as the app sent it. */
export function BlocksAsJson({
  message,
  close,
}: {
  readonly message: MessageShown;
  close(): void;
}): JSX.Element {
  const { text, blocks } = message;
  return (
    <Dialog title="Blocks as JSON" close={close}>
      <pre class="json">{JSON.stringify({ text, blocks }, null, 2)}</pre>
    </Dialog>
  );
}

/** What can be done with a message that only one person sees: nothing, unless they inspect. */
export function JsonMenu({ message }: { readonly message: MessageShown }): JSX.Element | null {
  const { seen } = useSight();
  const [isOpen, setOpen] = useState(false);
  if (seen.inspection === null) return null;
  return (
    <fieldset class="deeds" aria-label="What to do with this message">
      <ActionMenu
        label="More actions"
        face="⋯"
        items={[{ name: 'Blocks as JSON', choose: () => setOpen(true) }]}
      />
      {isOpen ? <BlocksAsJson message={message} close={() => setOpen(false)} /> : null}
    </fieldset>
  );
}
