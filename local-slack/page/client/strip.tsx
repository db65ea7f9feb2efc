import type { JSX } from 'preact';
import { ActionMenu } from './action-menu.tsx';
import { Clock } from './clock.tsx';
import { useSight } from './sight.ts';

/** Above the workspace, what no Slack has: the time that one can let go on, whom one is, what goes to and fro. */
export function Strip({ become }: { become(userId: string): void }): JSX.Element {
  const { seen, inspect } = useSight();
  return (
    <header class="strip">
      <Clock />
      <ActAs become={become} />
      <button
        type="button"
        class="button"
        aria-pressed={seen.inspection !== null}
        onClick={() => inspect(seen.inspection === null)}
      >
        Inspect
      </button>
    </header>
  );
}

function ActAs({ become }: { become(userId: string): void }): JSX.Element {
  const { seen } = useSight();
  return (
    <ActionMenu
      label={`Act as ${seen.people.find(({ userId }) => userId === seen.me.userId)?.name ?? 'somebody'}`}
      items={seen.people
        .filter(({ isHere, isPerson }) => isHere && isPerson)
        .map(({ name, userId }) => ({ name, choose: () => become(userId) }))}
    />
  );
}
