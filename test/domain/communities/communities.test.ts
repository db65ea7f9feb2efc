import { expect, test } from 'vitest';
import { read } from '../../../src/db/transaction.ts';
import { asLeader, asMember, identify } from '../../../src/domain/access.ts';
import { oweAgreementReviews } from '../../../src/domain/communities/agreement-reviews.ts';
import {
  cameIntoChannel,
  followChannel,
  reconcileChannels,
} from '../../../src/domain/communities/channel-life.ts';
import {
  communitiesOf,
  communityFor,
  communityShown,
  memberIn,
} from '../../../src/domain/communities/communities.ts';
import type { Community } from '../../../src/domain/communities/community.ts';
import { askOwnersForLeaders } from '../../../src/domain/communities/leaderless.ts';
import { leadersOfChannel } from '../../../src/domain/communities/leaders.ts';
import {
  changeTerms,
  communitySettings,
  keepAgreement,
  nameLeader,
  stepDown,
} from '../../../src/domain/communities/leading.ts';
import { joinCommunity, stepOut } from '../../../src/domain/communities/members/belonging.ts';
import {
  chooseSettings,
  ownSettings,
  type TypedChoices,
} from '../../../src/domain/communities/members/choices.ts';
import {
  followPerson,
  reconcileChanged,
  reconcileMembers,
} from '../../../src/domain/communities/members/following.ts';
import { countMembers } from '../../../src/domain/communities/members/store.ts';
import { offerSetUp, setUpCommunity } from '../../../src/domain/communities/set-up.ts';
import type { Terms } from '../../../src/domain/communities/terms.ts';
import { forgetWorkspace } from '../../../src/domain/communities/uninstalled.ts';
import type { Ctx } from '../../../src/domain/context.ts';
import { channelId, communityId } from '../../../src/ids.ts';
import { describeEachEngine } from '../../support/databases.ts';
import { idOf, smallCommunity } from '../../support/small-community.ts';

const RANDOM = channelId.of('C2');
const TERMS: Terms = {
  name: 'Craft',
  purpose: 'To write better',
  zone: 'Europe/Berlin',
  rhythm: { weekday: 4, time: '09:30' },
  belonging: 'everyone',
  guestsBelong: true,
  norms: ['Ask twice.', 'Be kind.'],
};
const AS_IT_IS: TypedChoices = {
  zone: null,
  weekday: null,
  time: null,
  isPaused: false,
  skipsThisWeek: false,
  awayUntil: null,
  sharePlace: 'channel',
  visibility: 'private',
  workingDays: ['1', '2', '3', '4', '5'],
  everyWeeks: '1',
};

function members(ctx: Ctx, { workspaceId, id }: Community): Promise<number> {
  return read(ctx.db, (tx) => countMembers(tx, workspaceId, id));
}

async function owed(ctx: Ctx, kind: string): Promise<number> {
  const { kysely } = ctx.db;
  const messages = await kysely.selectFrom('deliveries').select('key').where('kind', '=', kind).execute();
  const parts = await kysely.selectFrom('letter_parts').select('key').where('kind', '=', kind).execute();
  return messages.length + parts.length;
}

describeEachEngine('communities', (openDb) => {
  test('are set up once a channel, and know who belongs', async () => {
    const { ctx, community, actor } = await smallCommunity(await openDb());
    expect(await members(ctx, community)).toBe(5);
    await expect(setUpCommunity(ctx, actor('ana'), community.channelId, TERMS)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('ana set it up'),
    });
    expect(await owed(ctx, 'welcome')).toBe(1);
    expect(await communitiesOf(ctx, actor('ben'))).toEqual([community]);
    expect(await communitiesOf(ctx, actor('gus'))).toEqual([]);
    expect(await leadersOfChannel(ctx, community.workspaceId, community.channelId)).toMatchObject({
      leaders: [idOf('ana')],
    });
    expect(await leadersOfChannel(ctx, community.workspaceId, RANDOM)).toBeNull();
  });

  test('of two at the same instant one is set up', async () => {
    const { ctx, actor } = await smallCommunity(await openDb());
    const both = await Promise.allSettled([
      setUpCommunity(ctx, actor('ana'), RANDOM, TERMS),
      setUpCommunity(ctx, actor('ana'), RANDOM, { ...TERMS, name: 'Other' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await owed(ctx, 'welcome')).toBe(2);
  });

  test('may be set up by whoever was seen adding the bot', async () => {
    const { ctx, community, actor } = await smallCommunity(await openDb());
    await expect(offerSetUp(ctx, actor('ben'), RANDOM)).rejects.toMatchObject({ code: 'not_allowed' });
    await cameIntoChannel(ctx, community.workspaceId, RANDOM, idOf('ben'));
    expect(await offerSetUp(ctx, actor('ben'), RANDOM)).toMatchObject({
      channelName: 'random',
      belonging: 'everyone',
    });
  });

  test('which one is meant: the channel’s, else the only one, else the one used last', async () => {
    const { ctx, community, actor } = await smallCommunity(await openDb());
    expect(await communityFor(ctx, actor('ben'), null)).toEqual(community);
    const craft = await setUpCommunity(ctx, actor('ana'), RANDOM, TERMS);
    expect(await communityFor(ctx, actor('ben'), RANDOM)).toEqual(craft);
    await chooseSettings(ctx, actor('ben'), craft.id, AS_IT_IS);
    expect(await communityFor(ctx, actor('ben'), null)).toEqual(craft);
    expect(await communityFor(ctx, actor('ben'), community.channelId)).toEqual(community);
    expect(await communityFor(ctx, actor('stranger'), null)).toBeNull();
  });

  test('rights: outsiders, guests, members, leaders', async () => {
    const { ctx, community, actor } = await smallCommunity(await openDb());
    const { workspaceId, id } = community;
    await expect(identify(ctx, actor('stranger'), 'member')).rejects.toMatchObject({ code: 'not_allowed' });
    const [ben, ana] = [
      await identify(ctx, actor('ben'), 'member'),
      await identify(ctx, actor('ana'), 'leader'),
    ];
    await read(ctx.db, async (tx) => {
      expect(await asMember(tx, ben, id)).toMatchObject({ member: { role: 'member' } });
      await expect(asLeader(tx, ben, id)).rejects.toMatchObject({ code: 'not_allowed' });
      expect(await asLeader(tx, ana, id)).toMatchObject({ community });
      await expect(
        asMember(tx, ben, communityId.of('00000000-0000-4000-8000-000000000000')),
      ).rejects.toMatchObject({
        code: 'not_found',
      });
    });
    await followChannel(ctx, workspaceId, community.channelId, { is: 'moved', to: channelId.of('C3') });
    await read(ctx.db, async (tx) => {
      await expect(asMember(tx, ben, id)).rejects.toMatchObject({ code: 'conflict' });
    });
    expect(await communitiesOf(ctx, actor('ben'))).toEqual([]);
    expect(await reconcileChannels(ctx, workspaceId)).toEqual([]);
    expect(await owed(ctx, 'community-rests')).toBe(1);
  });

  test('people come and go, and news of yesterday changes nothing', async () => {
    const small = await smallCommunity(await openDb());
    const { ctx, community, actor } = small;
    const { workspaceId, channelId } = community;
    const ben = { channelId, userId: idOf('ben') };
    const yesterday = ctx.clock.now().subtract({ hours: 24 });
    await followPerson(ctx, workspaceId, { ...ben, isThere: false, at: yesterday });
    expect((await memberIn(ctx, actor('ben'), community.id))?.state).toBe('belongs');
    small.passDays(1);
    await followPerson(ctx, workspaceId, { ...ben, isThere: false, at: ctx.clock.now() });
    expect((await memberIn(ctx, actor('ben'), community.id))?.state).toBe('left');
    small.passDays(1);
    await reconcileMembers(ctx, workspaceId, [community]);
    await reconcileMembers(ctx, workspaceId, [community]);
    expect((await memberIn(ctx, actor('ben'), community.id))?.state).toBe('belongs');
    await stepOut(ctx, actor('ben'), community.id);
    await reconcileMembers(ctx, workspaceId, [community]);
    expect((await memberIn(ctx, actor('ben'), community.id))?.state).toBe('stepped_out');
    await joinCommunity(ctx, actor('ben'), community.id);
    await joinCommunity(ctx, actor('ben'), community.id);
    expect((await memberIn(ctx, actor('ben'), community.id))?.state).toBe('belongs');
  });

  test('a leader who changes who belongs brings them in', async () => {
    const { ctx, community, actor } = await smallCommunity(await openDb());
    await expect(changeTerms(ctx, actor('ben'), community.id, TERMS)).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await changeTerms(ctx, actor('ana'), community.id, TERMS);
    await reconcileChanged(ctx, community.workspaceId);
    expect(await members(ctx, community)).toBe(6);
    expect(await communityShown(ctx.db, community.workspaceId, community.id)).toMatchObject({
      community: { name: 'Craft', rhythm: { weekday: 4, time: '09:30' } },
      norms: ['Ask twice.', 'Be kind.'],
    });
  });

  test('leaders name leaders and step down; then the owners are asked, once each time', async () => {
    const small = await smallCommunity(await openDb());
    const { ctx, community, actor } = small;
    const { workspaceId, id } = community;
    const ask = () => askOwnersForLeaders(ctx, workspaceId, ctx.clock.now());
    await nameLeader(ctx, actor('ana'), id, idOf('ben'));
    await nameLeader(ctx, actor('ana'), id, idOf('ben'));
    await stepDown(ctx, actor('ana'), id);
    await ask();
    expect((await communitySettings(ctx, actor('ben'), id)).leaders).toEqual([idOf('ben')]);
    await stepDown(ctx, actor('ben'), id);
    await ask();
    await ask();
    const [row] = await ctx.db.kysely.selectFrom('communities').select('leaderless_since').execute();
    expect(row?.leaderless_since).not.toBeNull();
    await expect(nameLeader(ctx, actor('ben'), id, idOf('ben'))).rejects.toMatchObject({
      code: 'not_allowed',
    });
  });

  test('a member’s choices are theirs, in the week where they are', async () => {
    const small = await smallCommunity(await openDb());
    const { ctx, community, actor } = small;
    await chooseSettings(ctx, actor('chloe'), community.id, {
      ...AS_IT_IS,
      skipsThisWeek: true,
      awayUntil: '2026-03-02',
      time: '12:30',
    });
    expect(await ownSettings(ctx, actor('chloe'), community.id)).toMatchObject({
      zone: 'Asia/Tokyo',
      skipsThisWeek: true,
      isAway: true,
      member: { time: '12:30', skippedWeek: '2026-W10' },
    });
    small.passDays(7);
    expect(await ownSettings(ctx, actor('chloe'), community.id)).toMatchObject({
      skipsThisWeek: false,
      isAway: false,
    });
  });

  test('the agreement is asked about once a quarter, unless a leader looked at it', async () => {
    const small = await smallCommunity(await openDb());
    const { ctx, community, actor } = small;
    const ask = () => oweAgreementReviews(ctx, community.workspaceId, ctx.clock.now());
    await ask();
    expect(await owed(ctx, 'agreement-review')).toBe(0);
    small.passDays(91);
    await ask();
    await ask();
    expect(await owed(ctx, 'agreement-review')).toBe(1);
    await keepAgreement(ctx, actor('ana'), community.id);
    small.passDays(90);
    await ask();
    expect(await owed(ctx, 'agreement-review')).toBe(1);
    small.passDays(1);
    await ask();
    expect(await owed(ctx, 'agreement-review')).toBe(2);
  });

  test('a workspace that took the app out leaves nothing behind', async () => {
    const { ctx, community } = await smallCommunity(await openDb());
    await forgetWorkspace(ctx, community.workspaceId);
    for (const table of ['workspaces', 'people', 'communities', 'members', 'norms', 'deliveries'] as const) {
      expect(await ctx.db.kysely.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
  });
});
