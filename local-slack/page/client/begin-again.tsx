import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Confirm, type Question } from './confirm.tsx';
import { useSight } from './sight.ts';

const QUESTION: Question = {
  title: { type: 'plain_text', text: 'Begin again?' },
  text: {
    type: 'plain_text',
    text: 'Everything that was written here goes, in all windows, and the clock goes back to now. It takes up to a minute.',
  },
  confirm: { type: 'plain_text', text: 'Begin again' },
  deny: { type: 'plain_text', text: 'Keep it' },
  style: 'danger',
};

/** Has the whole workspace start from its beginning, where its server can do that. */
export function BeginAgain(): JSX.Element | null {
  const { seen, act } = useSight();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  if (!seen.beginning.canBeginAgain) return null;
  return (
    <>
      <button type="button" class="button" disabled={isBusy} onClick={() => setAsked(true)}>
        {isBusy ? 'Beginning again…' : 'Begin again…'}
      </button>
      {isAsked ? (
        <Confirm
          question={QUESTION}
          yes={() => {
            setAsked(false);
            setBusy(true);
            void act({ do: 'begin again' });
          }}
          no={() => setAsked(false)}
        />
      ) : null}
    </>
  );
}
