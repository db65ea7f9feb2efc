import { expect, it } from 'vitest';
import { programForMessage } from '../../../src/domain/mentoring/program/program.ts';
import { communityId } from '../../../src/ids.ts';
import { describeEachEngine } from '../../support/databases.ts';
import { smallCommunity } from '../../support/small-community.ts';

describeEachEngine('the message with the figures', (openDb) => {
  it('is for who leads when it is sent, and for nobody else', async () => {
    const { ctx, actor, community } = await smallCommunity(await openDb());
    expect(await programForMessage(ctx, actor('ana'), community.id)).toEqual({
      communityId: community.id,
      communityName: 'Learning',
      programs: [],
      skills: [],
    });
    expect(await programForMessage(ctx, actor('ben'), community.id)).toBeNull();
    expect(await programForMessage(ctx, actor('ana'), communityId.of(crypto.randomUUID()))).toBeNull();
  });
});
