import { expect, test } from 'vitest';
import { userId } from '../../../src/ids.ts';
import type { World } from '../../support/world.ts';
import { idOf, MENTOR, roundsIn, statesIn, withProfiles } from './stage.ts';

const SKILLS = ['sql', 'python', 'go', 'writing', 'design'];
const AT_ONCE = 500;

/** So many members more, like ben: one in four mentors two, the others look for one of five skills. */
async function joinedBy(world: World, count: number): Promise<void> {
  const { kysely } = world.db;
  const ben = idOf(world, 'ben');
  const of = (table: 'members' | 'people' | 'mentor_profiles') =>
    kysely.selectFrom(table).where('user_id', '=', ben);
  const member = await of('members').selectAll('members').executeTakeFirstOrThrow();
  const person = await of('people').selectAll('people').executeTakeFirstOrThrow();
  const profile = await of('mentor_profiles').selectAll('mentor_profiles').executeTakeFirstOrThrow();
  const skills = await kysely.selectFrom('skills').select(['id', 'name']).execute();
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => {
      const number = from + at;
      const skill = skills.find(({ name }) => name === SKILLS[number % SKILLS.length])?.id ?? skills[0]?.id;
      if (skill === undefined) throw new Error('nobody has a skill');
      return {
        user_id: userId.of(`UMANY${String(number).padStart(5, '0')}`),
        isMentor: number % 4 === 0,
        skill,
      };
    });
    await kysely
      .insertInto('people')
      .values(some.map(({ user_id }) => ({ ...person, user_id, name: user_id })))
      .execute();
    await kysely
      .insertInto('members')
      .values(some.map(({ user_id }) => ({ ...member, user_id, role: 'member' as const })))
      .execute();
    await kysely
      .insertInto('mentor_profiles')
      .values(
        some.map(({ user_id, isMentor }) => ({
          ...profile,
          user_id,
          part: isMentor ? ('mentor' as const) : ('mentee' as const),
          capacity: isMentor ? 2 : 0,
        })),
      )
      .execute();
    await kysely
      .insertInto('mentor_skills')
      .values(
        some.map(({ user_id, isMentor, skill }) => ({
          workspace_id: profile.workspace_id,
          community_id: profile.community_id,
          user_id,
          direction: isMentor ? ('helps' as const) : ('learns' as const),
          skill_id: skill,
        })),
      )
      .execute();
  }
}

test('with thousands the leader reads how far it is, others are answered meanwhile, and the proposal comes in pages', async () => {
  const { world, ana } = await withProfiles({ ben: { ...MENTOR, helps: SKILLS } });
  await joinedBy(world, 2000);
  await ana.command('/learn mentor round');
  const matching = ana.submit();
  await world.as('chloe').in('#learning').command('/learn help');
  expect(await matching).toEqual({});
  const shown = world.slack.ledger
    .calls('views.update')
    .map(({ args }) => JSON.stringify(args))
    .filter((view) => /Scoring [\d,]+ of 2,001…/.test(view));
  expect(shown.length, 'paced by the clock, which stands still').toBe(1);
  ana.sees('Mentoring in Learning: 1,001 pairings, and 499 people with nobody.', 'Page 1 of 75');
  ana.sees('No better matching exists under these rules among the candidates that were kept');
  await ana.click('Further');
  ana.sees('Page 2 of 75');
  expect(await roundsIn(world)).toMatchObject([{ state: 'proposed', is_proven: 1, is_cut: 1 }]);
  await ana.click('Send', { confirm: true });
  expect(await statesIn(world)).toEqual(['sent']);
  const { suggestions } = await world.db.kysely
    .selectFrom('suggestions')
    .select(({ fn }) => fn.countAll<number>().as('suggestions'))
    .executeTakeFirstOrThrow();
  expect(suggestions).toBe(1001);
}, 120_000);
