import { expect, it } from 'vitest';
import { carryOnRounds } from '../../src/domain/rounds/closing/carrying-on.ts';
import { takeBack } from '../../src/domain/rounds/drafting/discarding.ts';
import { openRound } from '../../src/domain/rounds/opening/opening.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf } from '../support/small-community.ts';
import { drafting } from './leaders.ts';

describeEachEngine('a planned round whose hour has come', (openDb) => {
  it.each([
    ['opens', false, 'open'],
    ['waits where a leader plans it for later while Slack is asked who is in its group', true, 'planned'],
  ] as const)('%s', async (_, isPutOff, state) => {
    const leaders = await drafting(openDb);
    leaders.groups = ['design'];
    const { place } = await leaders.save((await leaders.propose()).place, {
      who: 'group',
      group: 'SDESIGN',
      identity: 'named',
      opensOn: '2026-03-03',
      opensTime: '10:00',
      closesOn: '2026-03-20',
    });
    const ana = leaders.small.actor('ana');
    const people = (['ana', 'ben', 'chloe', 'dev', 'eva'] as const).map(idOf);
    const ctx = () => ({ ...leaders.ctx, directory: { ...leaders.ctx.directory, userGroupMembers } });
    let hasCome = false;
    async function userGroupMembers() {
      if (hasCome && isPutOff) {
        hasCome = false;
        await takeBack(leaders.ctx, ana, place.roundId);
        await leaders.save(place, { opensOn: '2026-03-10', opensTime: '10:00' });
        await openRound(ctx(), ana, place.roundId);
      }
      return people;
    }
    expect(await openRound(ctx(), ana, place.roundId)).toMatchObject({ is: 'planned' });
    // Sending again what is planned changes nothing.
    expect(await openRound(ctx(), ana, place.roundId)).toMatchObject({ is: 'planned' });
    leaders.small.passDays(2);
    hasCome = true;
    await carryOnRounds(ctx(), ana.workspaceId, ctx().clock.now());
    expect(await leaders.stored(place)).toMatchObject({ state });
  });
});
