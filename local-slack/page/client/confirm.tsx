import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Accessory } from '../../limits/layout.ts';
import { Text, withEmoji } from './words.tsx';

export type Question = NonNullable<Extract<Accessory, { type: 'button' }>['confirm']>;

/** What the app has Slack ask before it is told. Escape is no. */
export function Confirm({
  question,
  yes,
  no,
}: {
  readonly question: Question;
  yes(): void;
  no(): void;
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="confirm" aria-labelledby="confirm-title" onCancel={no}>
      <h2 id="confirm-title">{withEmoji(question.title?.text ?? 'Are you sure?')}</h2>
      <p>
        <Text text={question.text} />
      </p>
      <div class="actions">
        <button type="button" class="button" onClick={no}>
          {question.deny?.text ?? 'Cancel'}
        </button>
        <button type="button" class={`button ${question.style ?? 'primary'}`} onClick={yes}>
          {question.confirm?.text ?? 'Yes'}
        </button>
      </div>
    </dialog>
  );
}
