import { expect, it } from 'vitest';
import { menuFor } from '../../src/domain/learn/menus.ts';
import { channelId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

const ELSEWHERE = channelId.of('C2');
const WITHOUT_BOT = channelId.of('C3');

describeEachEngine('what a person can do here and now', (openDb) => {
  it('is a member’s menu for members, and a leader’s for leaders', async () => {
    const small = await begin();
    const { channelId: here, id } = small.community;
    const community = { id, name: 'Learning' };
    expect(await menuFor(small.ctx, small.actor('ben'), here)).toEqual({
      who: 'member',
      community,
      isResting: false,
      maySetUp: false,
      nextStep: null,
      mayGather: false,
    });
    expect(await menuFor(small.ctx, small.actor('ana'), here)).toMatchObject({
      who: 'leader',
      nextStep: 'share',
      mayGather: true,
    });
  });

  it('is the same on Home, and anywhere else', async () => {
    const small = await begin();
    for (const where of [null, WITHOUT_BOT]) {
      expect(await menuFor(small.ctx, small.actor('ben'), where)).toMatchObject({
        who: 'member',
        maySetUp: false,
      });
    }
  });

  it('offers to set up where there is no community and the person may', async () => {
    const small = await begin();
    expect(await menuFor(small.ctx, small.actor('ana'), ELSEWHERE)).toMatchObject({ maySetUp: true });
    await small.ctx.db.kysely.deleteFrom('members').execute();
    expect(await menuFor(small.ctx, small.actor('ana'), ELSEWHERE)).toEqual({ who: 'founder' });
  });

  it('says to others why not here, and where there is a community', async () => {
    const small = await begin();
    await small.ctx.db.kysely.deleteFrom('members').execute();
    expect(await menuFor(small.ctx, small.actor('ben'), ELSEWHERE)).toMatchObject({
      who: 'visitor',
      whyNotHere: expect.stringContaining('a workspace admin'),
      elsewhere: [small.community.channelId],
    });
    expect(await menuFor(small.ctx, small.actor('ana'), WITHOUT_BOT)).toMatchObject({
      whyNotHere: expect.stringContaining('/invite'),
    });
    expect(await menuFor(small.ctx, small.actor('ben'), null)).toMatchObject({ whyNotHere: null });
  });

  it('tells nobody of a private community', async () => {
    const small = await begin();
    await small.ctx.db.kysely.deleteFrom('members').execute();
    await small.ctx.db.kysely.updateTable('communities').set({ is_private: 1 }).execute();
    expect(await menuFor(small.ctx, small.actor('ben'), ELSEWHERE)).toMatchObject({ elsewhere: [] });
  });

  it('lets those in the channel join who may, and only them', async () => {
    const small = await begin();
    const { channelId: here } = small.community;
    await small.ctx.db.kysely
      .updateTable('members')
      .set({ state: 'stepped_out' })
      .where('user_id', '=', idOf('ben'))
      .execute();
    expect(await menuFor(small.ctx, small.actor('ben'), here)).toMatchObject({ who: 'joiner' });
    expect(await menuFor(small.ctx, small.actor('gus'), here)).toEqual({ who: 'guest' });
    expect(await menuFor(small.ctx, small.actor('stranger'), here)).toEqual({ who: 'outsider' });
    await small.ctx.db.kysely.updateTable('communities').set({ guests_belong: 1 }).execute();
    expect(await menuFor(small.ctx, small.actor('gus'), here)).toMatchObject({ who: 'joiner' });
  });

  async function begin(): Promise<SmallCommunity> {
    return await smallCommunity(await openDb());
  }
});
