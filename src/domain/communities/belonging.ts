import type { Person } from '../directory.ts';
import type { Community } from './community.ts';

/** Whether a person in the channel may belong at all: never bots, the deactivated, or people of other organisations. */
export function mayBelong(community: Pick<Community, 'guestsBelong'>, person: Person): boolean {
  if (!person.isActive) return false;
  switch (person.standing) {
    case 'owner':
    case 'regular':
      return true;
    case 'guest':
      return community.guestsBelong;
    case 'outsider':
    case 'bot':
      return false;
  }
}
