import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { MessageShown, Sections } from '../protocol.ts';
import { useSight } from './sight.ts';

/** The words as they were typed, to be typed otherwise. */
export function Edit({ message, done }: { readonly message: MessageShown; done(): void }): JSX.Element {
  const { act, seen } = useSight();
  const [words, setWords] = useState(() => typedAgain(message.text, seen));
  const save = async () => {
    const { channelId, ts } = message;
    const answer = await act({ do: 'edit', channelId, ts, text: words });
    if (answer.how !== 'failed') done();
  };
  return (
    <form
      class="edit"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        aria-label="Edit message"
        value={words}
        onInput={({ currentTarget }) => setWords(currentTarget.value)}
      />
      <div class="actions">
        <button type="button" class="button" onClick={done}>
          Cancel
        </button>
        <button type="submit" class="button primary" disabled={words.trim() === ''}>
          Save
        </button>
      </div>
    </form>
  );
}

/** Slack's marks back to what makes them: `<@U1>` is `@ana`, `<https://…>` its address. */
function typedAgain(text: string, { people }: Sections): string {
  const handles = new Map(people.map(({ userId, handle }) => [userId, handle]));
  return text
    .replaceAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g, (_, id: string) => `@${handles.get(id) ?? 'someone'}`)
    .replaceAll(/<#[A-Z0-9]+\|([^>]*)>/g, '#$1')
    .replaceAll(/<!(here|channel|everyone)>/g, '@$1')
    .replaceAll(/<((?:https?|mailto):[^>|]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
