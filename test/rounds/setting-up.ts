import { setUp } from '../support/communities.ts';
import { startWorld, type World, type WorldOptions } from '../support/world.ts';

/** A world in which ana leads the community of #learning. */
export async function ledWorld(options: WorldOptions = {}): Promise<World> {
  const world = await startWorld(options);
  await setUp(world);
  return world;
}

/** ana has opened the form in #learning. */
export async function formOpen(
  words = '',
  options: WorldOptions = {},
): Promise<{ world: World; ana: ReturnType<World['as']> }> {
  const world = await ledWorld(options);
  const ana = world.as('ana').in('#learning');
  await ana.command(`/learn feedback round ${words}`.trim());
  return { world, ana };
}

/** The rounds that there are, oldest first. */
export function roundsIn(world: World) {
  return world.db.kysely.selectFrom('rounds').selectAll().orderBy('created_at').execute();
}

/** What the rounds ask, in order. */
export async function askedIn(world: World): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('round_questions')
    .select('text')
    .orderBy('round_id')
    .orderBy('position')
    .execute();
  return rows.map(({ text }) => text);
}
