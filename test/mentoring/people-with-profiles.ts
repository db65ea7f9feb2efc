import type { World } from '../support/world.ts';

export const WANTS = {
  mentee: 'Somebody to learn from',
  mentor: 'To mentor somebody',
  both: 'Both',
  company: 'Neither now: only a buddy, or a peer for coffee',
};

/** Fills the profile in by `/mentor` in #learning; who says nothing else wants both. The window that says what happens next stays open. */
export async function saveProfile(
  world: World,
  name: string,
  said: Readonly<Record<string, string | readonly string[]>>,
  capacity = '1',
): Promise<void> {
  const person = world.as(name).in('#learning');
  await person.command('/mentor');
  const errors = await person.submit({
    'What would you like?': WANTS.both,
    'How many people I can mentor at a time': capacity,
    ...said,
  });
  if (Object.keys(errors).length > 0) throw new Error(`not taken: ${JSON.stringify(errors)}`);
  person.sees('is saved');
}
