import type { JSX } from 'preact';
import type { MessageShown } from '../protocol.ts';
import { Dialog } from './dialog.tsx';

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
