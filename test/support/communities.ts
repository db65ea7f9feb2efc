import type { World } from './world.ts';

export const PURPOSE = 'What do you want to learn together?';

/** ana sets #learning up as people do: two questions, Set up. */
export async function setUp(world: World): Promise<void> {
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn setup');
  await ana.submit({ [PURPOSE]: 'Working well with customers' });
  await ana.cancel();
}

/** ana sets #learning up, with more answers than two. */
export async function setUpWith(world: World, answers: Readonly<Record<string, string>>): Promise<void> {
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn setup');
  await ana.click('More: name, hour, who belongs, agreement');
  const errors = await ana.submit({ [PURPOSE]: 'Working well with customers', ...answers });
  if (Object.keys(errors).length > 0) throw new Error(`not set up: ${JSON.stringify(errors)}`);
  await ana.cancel();
}

/** Handles of those in this state in the only community, in the order of the alphabet. */
export async function peopleWho(world: World, state: 'belongs' | 'left' | 'stepped_out'): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('members')
    .select('user_id')
    .where('state', '=', state)
    .execute();
  return rows.map((row) => world.slack.world.users.get(row.user_id)?.name ?? row.user_id).sort();
}

export async function leadersIn(world: World): Promise<string[]> {
  const rows = await world.db.kysely
    .selectFrom('members')
    .select('user_id')
    .where('state', '=', 'belongs')
    .where('role', '=', 'leader')
    .execute();
  return rows.map((row) => world.slack.world.users.get(row.user_id)?.name ?? row.user_id).sort();
}

export function channelIdOf(world: World, name: string): string {
  const found = [...world.slack.world.channels.values()].find((channel) => channel.name === name);
  if (found === undefined) throw new Error(`there is no channel ${name}`);
  return found.id;
}

/** Slack tells the app of something, true or not. */
export async function hears(
  world: World,
  event: { readonly type: string } & Record<string, string>,
): Promise<void> {
  await world.slack.forge('events_api', {
    type: 'event_callback',
    team_id: world.slack.teamId,
    api_app_id: world.slack.appId,
    event_id: `Ev${crypto.randomUUID()}`,
    event_time: 0,
    authorizations: [],
    event,
  });
  await world.clock.settle();
}

/** No weekly questions come: for tests about what else does. */
export async function askNothing(world: World): Promise<void> {
  await world.db.kysely.updateTable('communities').set({ asks_weekly: 0, is_week_stale: 1 }).execute();
  await world.db.kysely.updateTable('members').set({ is_prompt_stale: 1 }).execute();
}
