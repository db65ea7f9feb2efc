import { write } from '../../src/db/transaction.ts';
import { nameLeader } from '../../src/domain/communities/leading.ts';
import type { Ctx } from '../../src/domain/context.ts';
import { listDrafts } from '../../src/domain/rounds/drafting/discarding.ts';
import type { DraftPlace, ShownDraft, TypedRound } from '../../src/domain/rounds/drafting/draft.ts';
import {
  changeDraft,
  draftFor,
  followTyped,
  keepTyped,
  proposeRound,
} from '../../src/domain/rounds/drafting/drafts.ts';
import { useTemplate } from '../../src/domain/rounds/drafting/use-template.ts';
import { findRound, saveNextStep, saveRound } from '../../src/domain/rounds/store.ts';
import { userGroupId } from '../../src/ids.ts';
import type { OpenDb } from '../support/databases.ts';
import { idOf, type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

export const OPEN = { kind: 'open', text: 'What else?', isRequired: false } as const;

/** What leaders do with rounds of one community, which ana and ben lead. */
export class Drafting {
  readonly small: SmallCommunity;
  groups: 'unreadable' | readonly string[] = 'unreadable';

  constructor(small: SmallCommunity) {
    this.small = small;
  }

  get ctx(): Ctx {
    const { ctx } = this.small;
    const { groups } = this;
    if (groups === 'unreadable') return ctx;
    const found = groups.map((handle) => ({
      id: userGroupId.of(`S${handle.toUpperCase()}`),
      handle,
      name: handle,
      memberCount: 2,
    }));
    return { ...ctx, directory: { ...ctx.directory, userGroups: async () => found } };
  }

  propose(name: Name = 'ana') {
    return proposeRound(this.ctx, this.small.actor(name), this.small.community.id);
  }

  followTyped(place: DraftPlace, typed: TypedRound) {
    return followTyped(this.ctx, this.small.actor('ana'), place, typed);
  }

  keep(place: DraftPlace, typed: TypedRound = {}, name: Name = 'ana') {
    return keepTyped(this.ctx, this.small.actor(name), place, typed);
  }

  save(place: DraftPlace, typed: TypedRound = {}, name: Name = 'ana') {
    return changeDraft(this.ctx, this.small.actor(name), place, typed, 'to keep');
  }

  send(place: DraftPlace, typed: TypedRound = {}, name: Name = 'ana') {
    return changeDraft(this.ctx, this.small.actor(name), place, typed, 'to send');
  }

  use(place: DraftPlace, template: string, typed: TypedRound = {}, name: Name = 'ana') {
    return useTemplate(this.ctx, this.small.actor(name), place, { ...typed, template });
  }

  find({ roundId }: DraftPlace, name: Name = 'ana') {
    return draftFor(this.ctx, this.small.actor(name), roundId);
  }

  list(name: Name = 'ana') {
    return listDrafts(this.ctx, this.small.actor(name), this.small.community.id);
  }

  stored({ roundId }: DraftPlace) {
    return write(this.ctx.db, (tx) => findRound(tx, this.small.community.workspaceId, roundId));
  }

  /** As if it had been sent, and opened or planned. */
  async become({ roundId }: DraftPlace, state: 'open' | 'planned'): Promise<void> {
    const at = this.ctx.clock.now();
    await write(this.ctx.db, async (tx) => {
      const round = await findRound(tx, this.small.community.workspaceId, roundId);
      if (round === null) throw new Error('there is no such round');
      const opened = state === 'open' ? { openedAt: at, closesAt: at } : { opensAt: at };
      await saveRound(tx, { ...round, state, ...opened });
      await saveNextStep(tx, round, at);
    });
  }
}

export async function drafting(openDb: OpenDb): Promise<Drafting> {
  const small = await smallCommunity(await openDb());
  await nameLeader(small.ctx, small.actor('ana'), small.community.id, idOf('ben'));
  return new Drafting(small);
}

export const texts = ({ questions }: Pick<ShownDraft, 'questions'>) => questions.map(({ text }) => text);
