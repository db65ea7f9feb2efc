import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import {
  checklistFor,
  checklistsOf,
  leaveOut,
  lookBack,
  noticeProgress,
  putAway,
} from '../../src/domain/checklist/checklists.ts';
import { postShare } from '../../src/domain/shares/shares.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

const ALL = ['share', 'ask_three', 'gather', 'second_leader', 'first_question', 'look_back'];

describeEachEngine('the first-fortnight checklist', (openDb) => {
  it('is owed to who set the community up, once', async () => {
    const { db, small } = await begin();
    await noticeProgress(small.ctx, small.community.workspaceId);
    await noticeProgress(small.ctx, small.community.workspaceId, idOf('ana'));
    expect(await owed(db)).toEqual([{ to_user_id: idOf('ana'), wanted_revision: 1, is_withdrawn: 0 }]);
    expect(await openSteps(small)).toEqual(ALL);
  });

  it('takes off what has happened, and shows it in place once', async () => {
    const { db, small } = await begin();
    await noticeProgress(small.ctx, small.community.workspaceId);
    await share(small, 'ana', 'mistake');
    await small.ctx.db.kysely.updateTable('deliveries').set({ state: 'sent' }).execute();
    await noticeProgress(small.ctx, small.community.workspaceId, idOf('ana'));
    await noticeProgress(small.ctx, small.community.workspaceId);
    expect(await openSteps(small)).not.toContain('share');
    expect(await owed(db)).toEqual([{ to_user_id: idOf('ana'), wanted_revision: 2, is_withdrawn: 0 }]);
  });

  it('counts a question as the first question, and as nothing else', async () => {
    const { small } = await begin();
    await share(small, 'ana', 'question');
    expect(await openSteps(small)).toEqual(['share', 'ask_three', 'gather', 'second_leader', 'look_back']);
  });

  it('counts what others shared for nobody but them', async () => {
    const { small } = await begin();
    await share(small, 'ben', 'insight');
    expect(await openSteps(small)).toEqual(ALL);
  });

  it('takes off a second leader when there is one, whoever named them', async () => {
    const { db, small } = await begin();
    await db.kysely
      .updateTable('members')
      .set({ role: 'leader' })
      .where('user_id', '=', idOf('ben'))
      .execute();
    expect(await openSteps(small)).not.toContain('second_leader');
  });

  it('hides gathering where pins may not be read', async () => {
    const { small } = await begin();
    small.pins = null;
    expect(await openSteps(small)).not.toContain('gather');
  });

  it('keeps looking back on the list until there is something to see', async () => {
    const { small } = await begin();
    const { ctx, community } = small;
    expect((await lookBack(ctx, small.actor('ana'), community.id)).othersShared).toBe(false);
    expect(await openSteps(small)).toContain('look_back');
    await share(small, 'ben', 'insight');
    expect((await lookBack(ctx, small.actor('ana'), community.id)).othersShared).toBe(true);
    expect(await openSteps(small)).not.toContain('look_back');
  });

  it('leaves a step out, as often as one likes', async () => {
    const { small } = await begin();
    await leaveOut(small.ctx, small.actor('ana'), small.community.id, 'gather');
    await leaveOut(small.ctx, small.actor('ana'), small.community.id, 'gather');
    expect(await openSteps(small)).not.toContain('gather');
  });

  it('is put away for good, with its message', async () => {
    const { db, small } = await begin();
    await noticeProgress(small.ctx, small.community.workspaceId);
    await putAway(small.ctx, small.actor('ana'), small.community.id);
    await noticeProgress(small.ctx, small.community.workspaceId);
    expect(await openSteps(small)).toBeUndefined();
    expect(await owed(db)).toEqual([{ to_user_id: idOf('ana'), wanted_revision: 1, is_withdrawn: 1 }]);
  });

  it('is nobody else’s', async () => {
    const { small } = await begin();
    const step = leaveOut(small.ctx, small.actor('ben'), small.community.id, 'share');
    await expect(step).rejects.toMatchObject({ code: 'not_allowed' });
    await expect(putAway(small.ctx, small.actor('gus'), small.community.id)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await checklistsOf(small.ctx, small.actor('ben'))).toEqual([]);
  });

  it('ends after four weeks, and when its owner no longer leads', async () => {
    const { db, small } = await begin();
    const { workspaceId, id: communityId } = small.community;
    const owner = { workspaceId, communityId, leader: idOf('ana') };
    expect(await checklistFor(small.ctx, owner)).not.toBeNull();
    await db.kysely
      .updateTable('members')
      .set({ role: 'member' })
      .where('user_id', '=', idOf('ana'))
      .execute();
    expect(await checklistFor(small.ctx, owner)).toBeNull();
    await db.kysely
      .updateTable('members')
      .set({ role: 'leader' })
      .where('user_id', '=', idOf('ana'))
      .execute();
    small.passDays(29);
    expect(await checklistFor(small.ctx, owner)).toBeNull();
  });

  async function begin(): Promise<{ db: Db; small: SmallCommunity }> {
    const db = await openDb();
    return { db, small: await smallCommunity(db) };
  }
});

async function openSteps(small: SmallCommunity): Promise<readonly string[] | undefined> {
  const [list] = await checklistsOf(small.ctx, small.actor('ana'));
  return list?.open;
}

function owed(db: Db) {
  return db.kysely
    .selectFrom('deliveries')
    .select(['to_user_id', 'wanted_revision', 'is_withdrawn'])
    .where('kind', '=', 'checklist')
    .execute();
}

async function share(
  small: SmallCommunity,
  who: Name,
  kind: 'mistake' | 'insight' | 'question',
): Promise<void> {
  await postShare(small.ctx, small.actor(who), {
    communityId: small.community.id,
    place: 'library',
    typed: {
      kind,
      learned: 'Restart the worker before the queue.',
      howToUse: null,
      link: null,
      expected: null,
      lookAgainOn: null,
      usedToThink: null,
      tags: [],
    },
  });
}
