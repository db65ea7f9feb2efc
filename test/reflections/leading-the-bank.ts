import { randomUUID } from 'node:crypto';
import { write } from '../../src/db/transaction.ts';
import { leaveToRotation, pickForNextWeek } from '../../src/domain/reflections/bank/next-week.ts';
import { activeQuestions, planWeek } from '../../src/domain/reflections/bank/planning.ts';
import {
  addQuestion,
  bringBackQuestion,
  editQuestion,
  moveQuestion,
  retireQuestion,
} from '../../src/domain/reflections/bank/questions.ts';
import { findBank, type ShownBank, type ShownQuestion } from '../../src/domain/reflections/bank/showing.ts';
import type { Theme } from '../../src/domain/reflections/bank/themes.ts';
import type { TypedQuestion } from '../../src/domain/reflections/bank/wording.ts';
import { beginWeek } from '../../src/domain/reflections/weeks/beginning.ts';
import { deliveryId, questionId } from '../../src/ids.ts';
import type { OpenDb } from '../support/databases.ts';
import { type Name, type SmallCommunity, smallCommunity } from '../support/small-community.ts';

/** It is Monday of 2026-W10. */
export const [THIS, NEXT] = ['2026-W10', '2026-W11'];
export const NOBODYS = questionId.of('00000000-0000-4000-8000-000000000000');

/** What people do with the bank of one community; ana leads it. */
export class Leading {
  readonly small: SmallCommunity;

  constructor(small: SmallCommunity) {
    this.small = small;
  }

  find(theme: Theme | null = null, name: Name = 'ana'): Promise<ShownBank> {
    return findBank(this.small.ctx, this.small.actor(name), this.small.community.id, theme);
  }

  add(typed: Partial<TypedQuestion> = {}, name: Name = 'ana'): Promise<void> {
    const question = { theme: 'own_learning', audience: 'everyone', text: 'What is new?', ...typed };
    return addQuestion(this.small.ctx, this.small.actor(name), this.small.community.id, question);
  }

  edit({ id, theme, audience, text }: ShownQuestion, typed: Partial<TypedQuestion>): Promise<void> {
    const edited = { id, typed: { theme, audience, text, ...typed } };
    return editQuestion(this.small.ctx, this.small.actor('ana'), this.small.community.id, edited);
  }

  retire({ id }: Pick<ShownQuestion, 'id'>, name: Name = 'ana'): Promise<void> {
    return retireQuestion(this.small.ctx, this.small.actor(name), this.small.community.id, id);
  }

  bringBack({ id }: Pick<ShownQuestion, 'id'>): Promise<void> {
    return bringBackQuestion(this.small.ctx, this.small.actor('ana'), this.small.community.id, id);
  }

  move({ id }: Pick<ShownQuestion, 'id'>, to: 'up' | 'down'): Promise<void> {
    return moveQuestion(this.small.ctx, this.small.actor('ana'), this.small.community.id, { id, to });
  }

  pick({ id }: Pick<ShownQuestion, 'id'>, name: Name = 'ana'): Promise<void> {
    return pickForNextWeek(this.small.ctx, this.small.actor(name), this.small.community.id, id);
  }

  leave(): Promise<void> {
    return leaveToRotation(this.small.ctx, this.small.actor('ana'), this.small.community.id);
  }

  plan(week: string) {
    const { ctx, community } = this.small;
    return write(ctx.db, (tx) => planWeek(tx, community, week, ctx.clock.now()));
  }

  begin(week: string) {
    const { ctx, community } = this.small;
    const beginning = { postId: deliveryId.of(randomUUID()), now: ctx.clock.now() };
    return write(ctx.db, (tx) => beginWeek(tx, community, week, beginning));
  }

  active() {
    const { ctx, community } = this.small;
    return write(ctx.db, (tx) => activeQuestions(tx, community.workspaceId, community.id));
  }

  /** Straight in the table: all are retired, but for what stands in these themes, and nothing is planned. */
  async retireAll(...but: readonly Theme[]): Promise<void> {
    await this.find();
    const all = this.small.ctx.db.kysely.updateTable('questions').set({ state: 'retired' });
    await (but.length === 0 ? all : all.where('theme', 'not in', but)).execute();
    await this.small.ctx.db.kysely.deleteFrom('weeks').execute();
  }
}

export async function leading(openDb: OpenDb): Promise<Leading> {
  return new Leading(await smallCommunity(await openDb()));
}

export function first(questions: readonly ShownQuestion[]): ShownQuestion {
  const [question] = questions;
  if (question === undefined) throw new Error('there is no question');
  return question;
}

export function texts(questions: readonly ShownQuestion[]): string[] {
  return questions.map(({ text }) => text);
}
