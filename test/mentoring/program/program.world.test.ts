import { describe, expect, test } from 'vitest';
import { writeInstant } from '../../../src/db/instants.ts';
import type { PairingRow } from '../../../src/db/tables-of-mentoring.ts';
import { pairingId, suggestionId, type UserId, userId } from '../../../src/ids.ts';
import { learningPeople } from '../../feedback/learning-people.ts';
import { picturesSeen } from '../../support/pictures.ts';
import { MONDAY, type World } from '../../support/world.ts';
import { saveProfile, WANTS } from '../people-with-profiles.ts';

const learning = (...skills: readonly string[]) => ({
  'What would you like?': WANTS.mentee,
  'What I want to learn': skills,
});

describe('/mentor program', () => {
  test('says that there is nothing to show while too few took part', async () => {
    const world = await learningPeople();
    await happened(world, { asked: 4, accepted: 4, together: 4, met: 4 });
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor program');
    ana.sees('Learning', 'Nothing can be shown yet', 'at least five people');
    ana.doesNotSee('Mentoring', '4', '[Send me the pictures]');
  });

  test('shows leaders how far people came, in fives, and nothing of few', async () => {
    const world = await learningPeople();
    await happened(world, { asked: 31, accepted: 24, together: 22, met: 17 });
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor program');
    ana.sees(
      'Mentoring\nWere asked, or asked somebody: 30\nSaid yes: 20\nHave met: 15',
      'It is good: 10 · Undecided, or not a fit: 5',
      '15 stands for 15 to 19',
    );
    // 24 said yes and 22 came together: two who did not.
    ana.doesNotSee('brought together', '31', '24', '22', '17');
  });

  test('leaves out what was withdrawn', async () => {
    const world = await learningPeople();
    await happened(world, { asked: 12, accepted: 0, together: 0, met: 0 });
    await world.db.kysely.updateTable('suggestions').set({ state: 'withdrawn' }).execute();
    const ana = world.as('ana').in('#learning');
    await ana.command('/learn mentor program');
    ana.sees('Nothing can be shown yet');
  });

  test('names skills that many want and hardly anybody offers', async () => {
    const world = await learningPeople();
    await saveProfile(world, 'ana', learning('Add “<Rust> & Go”', 'Add “Tea”'), '0');
    for (const name of ['ben', 'chloe', 'dev', 'eva'])
      await saveProfile(world, name, learning('<Rust> & Go'), '0');
    await world.as('ana').dismiss();
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor program');
    ana.sees(
      'Wanted, and hard to find',
      '• <Rust> & Go: 5 want to learn it, nobody who can help with it has room',
    );
    ana.doesNotSee('Tea');
    await ana.dismiss();
    await saveProfile(world, 'omar', {
      'What would you like?': WANTS.mentor,
      'What I can help with': ['<Rust> & Go'],
    });
    await ana.command('/mentor program');
    ana.sees('5 want to learn it, fewer than five can help and have room');
    await ana.click('Send me the pictures');
    await ana.dismiss();
    await world.clock.advance({ minutes: 5 });
    const told = world.as('ana').in('app').message('How mentoring goes in Learning');
    expect(picturesSeen(world.slack.world, ana.userId, told).map(({ alt }) => alt)).toEqual([
      'Skills that more people want to learn than can help with – People who want to learn it, counted in fives. <Rust> & Go: 5.',
    ]);
    world.as('ana').in('app').sees('• <Rust> & Go: 5 want to learn it');
  });

  test('says so where what was to be sent is gone by then', async () => {
    const world = await learningPeople();
    await happened(world, { asked: 31, accepted: 24, together: 22, met: 17 });
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor program');
    await world.db.kysely.deleteFrom('suggestions').execute();
    await world.db.kysely.deleteFrom('pairings').execute();
    await ana.click('Send me the pictures');
    await ana.dismiss();
    await world.clock.advance({ minutes: 5 });
    world.as('ana').in('app').sees('How mentoring goes in Learning: Nothing can be shown yet.');
  });

  test('sends the pictures to the leader who asks, once a day, and to nobody else', async () => {
    const world = await learningPeople();
    await happened(world, { asked: 31, accepted: 24, together: 22, met: 17 });
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor program');
    await ana.click('Send me the pictures');
    ana.sees('They come as a message in your conversation with me');
    await ana.dismiss();
    await ana.command('/mentor program');
    await ana.click('Send me the pictures');
    ana.sees('I have sent them today already');
    await ana.dismiss();
    await world.clock.advance({ minutes: 5 });
    const told = world.as('ana').in('app').message('How mentoring goes in Learning');
    const [picture, another] = picturesSeen(world.slack.world, ana.userId, told);
    expect(another).toBeUndefined();
    expect(picture?.alt).toBe(
      'Mentoring – People, counted in fives. Were asked, or asked somebody: 30; Said yes: 20; Have met: 15; It is good: 10; Undecided, or not a fit: 5.',
    );
    world.as('ana').in('app').sees('Said yes: 20');
    expect(world.as('ben').dm()).toEqual([]);
    await world.clock.advance({ hours: 24 });
    const again = world.as('ana').in('#learning');
    await again.command('/mentor program');
    await again.click('Send me the pictures');
    again.sees('They come as a message');
  });

  test('is for leaders, also where they led when they opened it', async () => {
    const world = await learningPeople();
    await happened(world, { asked: 31, accepted: 24, together: 22, met: 17 });
    const ben = world.as('ben').in('#learning');
    await ben.command('/mentor program');
    ben.sees('Only leaders of Learning can do this.');
    const ana = world.as('ana').in('#learning');
    await ana.command('/mentor program');
    await world.db.kysely.updateTable('members').set({ role: 'member' }).execute();
    await ana.click('Send me the pictures');
    ana.sees('Only leaders of Learning can do this.');
    await world.clock.advance({ minutes: 5 });
    expect(
      world
        .as('ana')
        .dm()
        .filter((words) => words.includes('How mentoring goes')),
    ).toEqual([]);
  });
});

interface Counts {
  readonly asked: number;
  readonly accepted: number;
  readonly together: number;
  readonly met: number;
}

/** So many people were asked in the only community, each by themselves; the last of them said yes, came together and met. */
async function happened(world: World, { asked, accepted, together, met }: Counts): Promise<void> {
  const { id: community_id, workspace_id } = await world.db.kysely
    .selectFrom('communities')
    .select(['id', 'workspace_id'])
    .executeTakeFirstOrThrow();
  const at = writeInstant(MONDAY);
  const people = Array.from({ length: asked }, (_, number): UserId => userId.of(`UNOBODY${number}`));
  const about = {
    workspace_id,
    community_id,
    round_id: null,
    program: 'mentoring',
    preset: 'teacher',
  } as const;
  for (const [index, user_id] of people.entries()) {
    const hasAccepted = index >= asked - accepted;
    const id = suggestionId.of(crypto.randomUUID());
    const state = hasAccepted ? 'agreed' : 'expired';
    const when = { expires_at: at, next_step_at: null, created_at: at };
    await world.db.kysely
      .insertInto('suggestions')
      .values({ ...about, ...when, id, asked_by: null, state })
      .execute();
    const answer = hasAccepted
      ? ({ answer: 'yes', answered_at: at } as const)
      : { answer: null, answered_at: null };
    const person = {
      workspace_id,
      suggestion_id: id,
      user_id,
      part: 'mentee',
      why: null,
      why_words: null,
    } as const;
    await world.db.kysely
      .insertInto('suggestion_people')
      .values({ ...person, ...answer })
      .execute();
    if (index >= asked - together) await cameTogether(world, { ...about, user_id }, index - (asked - met));
  }
}

type About = Pick<PairingRow, 'workspace_id' | 'community_id' | 'round_id' | 'program' | 'preset'>;

/** Somebody was brought together with somebody, and answered a check-in; `met` from 0 counts those who have met. */
async function cameTogether(
  world: World,
  { user_id, ...about }: About & { readonly user_id: UserId },
  met: number,
): Promise<void> {
  const id = pairingId.of(crypto.randomUUID());
  const at = writeInstant(MONDAY);
  const { kysely } = world.db;
  const never = { channel_id: null, introduced_at: null, slot_at: null, closes_at: null, next_step_at: null };
  await kysely
    .insertInto('pairings')
    .values({
      ...about,
      ...never,
      id,
      suggestion_id: null,
      state: 'running',
      began_at: at,
      ended_at: null,
      ended_because: null,
    })
    .execute();
  const who = { workspace_id: about.workspace_id, pairing_id: id, user_id };
  await kysely
    .insertInto('pairing_people')
    .values({ ...who, part: 'mentee', left_at: null, closing_words: null, why_ended: null })
    .execute();
  const fit = met < 0 ? null : met < 12 ? 'good' : met < 14 ? 'undecided' : 'not_a_fit';
  const asked = { ...who, number: 1, kind: 'check_in', asked_at: at, words: null } as const;
  await kysely
    .insertInto('check_ins')
    .values({ ...asked, has_met: met < 0 ? 0 : 1, fit, answered_at: at })
    .execute();
}
