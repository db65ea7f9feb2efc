import type { World } from './world.ts';

/** ana sets #learning up as people do: two questions, Set up. */
export async function setUp(world: World): Promise<void> {
  const ana = world.as('ana').in('#learning');
  await ana.command('/learn setup');
  await ana.submit({ 'What do you want to learn together?': 'Working well with customers' });
  await ana.cancel();
}
