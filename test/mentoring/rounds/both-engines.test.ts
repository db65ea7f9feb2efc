import { expect, it } from 'vitest';
import { carryOnMatching } from '../../../src/domain/mentoring/rounds/carrying-on.ts';
import { listMatching } from '../../../src/domain/mentoring/rounds/listing.ts';
import { beginMatchingAgain, matchNow } from '../../../src/domain/mentoring/rounds/matching/again.ts';
import { forbidGroup, lockGroup } from '../../../src/domain/mentoring/rounds/proposal/changing.ts';
import { mentorsToMoveTo, moveMentee } from '../../../src/domain/mentoring/rounds/proposal/moving.ts';
import { readProposal, type ShownProposal } from '../../../src/domain/mentoring/rounds/proposal/reading.ts';
import { skipRound } from '../../../src/domain/mentoring/rounds/repeating/skipping.ts';
import { discardRound, sendRound } from '../../../src/domain/mentoring/rounds/sending/beginning.ts';
import {
  beginMatching,
  proposeMatching,
} from '../../../src/domain/mentoring/rounds/setting-up/setting-up.ts';
import { describeEachEngine, type OpenDb } from '../../support/databases.ts';
import { idOf, type Name } from '../../support/small-community.ts';
import { beginMatching as stage } from '../matching-stage.ts';

const silently = () => {};

/** A small community in which ben and chloe mentor sql, dev and eva look for it. */
async function withTwoAndTwo(openDb: OpenDb) {
  const db = await openDb();
  const { saying, of, small } = await stage(db);
  await saying('ben', { wants: 'mentor', capacity: 2, helps: ['sql'] });
  await saying('chloe', { wants: 'mentor', capacity: 2, helps: ['sql'] });
  await saying('dev', { wants: 'mentee', learns: ['sql'] });
  await saying('eva', { wants: 'mentee', learns: ['sql'] });
  return { db, small, of };
}

describeEachEngine('a matching round', (openDb) => {
  it('is begun, matched, changed by hand, matched again around that, and sent', async () => {
    const { small, of } = await withTwoAndTwo(openDb);
    const { ctx } = small;
    const ana = small.actor('ana');
    const { place } = await proposeMatching(ctx, ana, of.communityId);
    const id = await beginMatching(ctx, ana, place, { program: 'mentoring', who: 'opted_in' });
    expect(await beginMatching(ctx, ana, place, { program: 'mentoring', who: 'opted_in' })).toBe(id);
    await matchNow(ctx, ana, id, silently);
    const found = await readProposal(ctx, ana, id, 0);
    expect(found).toMatchObject({ state: 'proposed', groups: 2, isProven: true, blockingPairs: 0 });
    const [first, second] = found.shownGroups;
    if (first === undefined || second === undefined) throw new Error('two are proposed');
    await lockGroup(ctx, ana, id, first.id, true);
    await forbidGroup(ctx, ana, id, second.id);
    expect((await readProposal(ctx, ana, id, 0)).shownLeft).toMatchObject([
      { userId: seekerOf(second), why: { because: 'taken apart' } },
      { why: { because: 'not needed' } },
    ]);
    await beginMatchingAgain(ctx, ana, id);
    await matchNow(ctx, ana, id, silently);
    const again = await readProposal(ctx, ana, id, 0);
    expect(pairsIn(again)).toContain(pairOf(first));
    expect(pairsIn(again)).not.toContain(pairOf(second));
    const seeker = seekerOf(first);
    const [best] = await mentorsToMoveTo(ctx, ana, id, seeker);
    expect(best?.whyNot).toBeNull();
    await moveMentee(ctx, ana, id, { mentee: seeker, mentor: best?.userId ?? seeker });
    expect(pairsIn(await readProposal(ctx, ana, id, 0))).toContain(`${best?.userId} ${seeker}`);
    expect(await sendRound(ctx, ana, id)).toBe('proposed');
    expect(await sendRound(ctx, ana, id)).toBe('sending');
    await carryOnMatching(ctx, ana.workspaceId, id);
    expect(await listMatching(ctx, ana, of.communityId)).toMatchObject({
      rounds: [{ state: 'sent', groups: 2 }],
    });
    await expect(discardRound(ctx, ana, id)).rejects.toThrow('This round was sent already.');
  });

  it('among peers comes again: told a day ahead, skipped, matched without them, and sent', async () => {
    const { small, of, db } = await withTwoAndTwo(openDb);
    const ana = small.actor('ana');
    const { place } = await proposeMatching(small.ctx, ana, of.communityId);
    const typed = { program: 'coffee', who: 'opted_in', everyWeeks: '1' };
    const id = await beginMatching(small.ctx, ana, place, typed);
    await matchNow(small.ctx, ana, id, silently);
    await sendRound(small.ctx, ana, id);
    await carryOnMatching(small.ctx, ana.workspaceId, id);
    const planned = (await listMatching(small.ctx, ana, of.communityId)).rounds.find(
      ({ state }) => state === 'planned',
    );
    if (planned === undefined) throw new Error('none is planned');
    small.passDays(6);
    await carryOnMatching(small.ctx, ana.workspaceId, planned.roundId);
    for (const name of ['ben', 'chloe'] as const satisfies Name[]) {
      await skipRound(small.ctx, small.actor(name), planned.roundId, true);
    }
    await skipRound(small.ctx, small.actor('chloe'), planned.roundId, false);
    small.passDays(1);
    await carryOnMatching(small.ctx, ana.workspaceId, planned.roundId);
    const people = await db.kysely
      .selectFrom('matching_group_people')
      .innerJoin('matching_groups', 'matching_groups.id', 'matching_group_people.group_id')
      .select('user_id')
      .where('round_id', '=', planned.roundId)
      .execute();
    expect(people.map((row) => row.user_id).sort()).toEqual([idOf('chloe'), idOf('dev'), idOf('eva')]);
  });
});

type Shown = ShownProposal['shownGroups'][number];

function seekerOf({ people }: Shown) {
  const seeker = people.find(({ part }) => part !== 'mentor');
  if (seeker === undefined) throw new Error('nobody looks for anybody');
  return seeker.userId;
}

function pairOf(group: Shown): string {
  const mentor = group.people.find(({ part }) => part === 'mentor');
  return `${mentor?.userId} ${seekerOf(group)}`;
}

function pairsIn({ shownGroups }: ShownProposal): string[] {
  return shownGroups.map(pairOf);
}
