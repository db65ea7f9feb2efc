import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PersonShown, PlaceShown } from '../protocol.ts';
import { Dialog } from './dialog.tsx';
import { PeoplePicker, PersonLine } from './people-picker.tsx';
import { useSight } from './sight.ts';

/** As many as Slack's field takes at once. */
const MOST = 100;

/** How many are in this place, and who, when it is pressed. */
export function Members({ place }: { readonly place: PlaceShown }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const count = place.members === 1 ? '1 member' : `${place.members} members`;
  return (
    <>
      <button type="button" class="button small" aria-label={count} onClick={() => setOpen(true)}>
        <span aria-hidden="true">👥</span> {place.members}
      </button>
      {isOpen ? <Who place={place} close={() => setOpen(false)} /> : null}
    </>
  );
}

function Who({ place, close }: { readonly place: PlaceShown; close(): void }): JSX.Element {
  const { seen, act } = useSight();
  const { channelId, isMember } = place;
  const memberIds = seen.about?.channelId === channelId ? seen.about.memberIds : [];
  const members = seen.people.filter(({ userId }) => memberIds.includes(userId));
  const isChannel = place.kind === 'public' || place.kind === 'private';
  const canChange = isChannel && isMember && !place.isArchived;
  return (
    <Dialog title={isChannel ? `Members of #${place.name}` : 'Members of this conversation'} close={close}>
      {canChange ? <AddPeople channelId={channelId} memberIds={memberIds} /> : null}
      <ul class="members" aria-label="Members">
        {members.map((person) => (
          <li key={person.userId}>
            <PersonLine person={person} />
            {canChange && person.userId !== seen.me.userId ? (
              <button
                type="button"
                class="button small"
                aria-label={`Remove ${person.name} from the channel`}
                onClick={() => void act({ do: 'remove', channelId, userId: person.userId })}
              >
                Remove
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {canChange ? (
        <button
          type="button"
          class="button danger"
          onClick={() => {
            close();
            void act({ do: 'leave', channelId });
          }}
        >
          Leave channel
        </button>
      ) : null}
    </Dialog>
  );
}

function AddPeople({
  channelId,
  memberIds,
}: {
  readonly channelId: string;
  readonly memberIds: readonly string[];
}): JSX.Element {
  const { seen, act } = useSight();
  const [chosen, setChosen] = useState<readonly PersonShown[]>([]);
  const isOutside = ({ isHere, isPerson, userId }: PersonShown) =>
    isHere && !memberIds.includes(userId) && (isPerson || userId === seen.app.botUserId);
  const add = async () => {
    const answer = await act({ do: 'invite', channelId, userIds: chosen.map(({ userId }) => userId) });
    if (answer.how === 'done') setChosen([]);
  };
  return (
    <form
      class="own-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.length > 0) void add();
      }}
    >
      <PeoplePicker
        label="Add people or the app"
        people={seen.people.filter(isOutside)}
        chosen={chosen}
        most={MOST}
        choose={setChosen}
      />
      <div class="actions">
        <button type="submit" class="button primary" disabled={chosen.length === 0}>
          Add
        </button>
      </div>
    </form>
  );
}
