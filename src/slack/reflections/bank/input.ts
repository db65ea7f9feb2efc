import { type Theme, themeNamed } from '../../../domain/reflections/bank/themes.ts';
import type { TypedQuestion } from '../../../domain/reflections/bank/wording.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { type CommunityId, communityId, type QuestionId, questionId } from '../../../ids.ts';
import { type Fields, textOf } from '../../fields.ts';

/** Which part of whose bank a window shows. */
export interface BankMeta {
  readonly communityId: CommunityId;
  readonly theme: Theme;
}

export function writeBankMeta({ communityId: community, theme }: BankMeta): string {
  return `${community} ${theme}`;
}

/** @throws Refusal where it is not what we wrote. */
export function readBankMeta(text: string): BankMeta {
  const [community, theme = ''] = text.split(' ');
  const id = communityId.parse(community);
  const named = themeNamed(theme);
  if (id === null || named === null) throw outdated();
  return { communityId: id, theme: named };
}

/** What the form for one question carries: where it belongs, and the window of the bank below it. */
export interface QuestionMeta extends BankMeta {
  readonly bankViewId: string;
  /** Null for a new one. */
  readonly questionId: QuestionId | null;
}

export function writeQuestionMeta(meta: QuestionMeta): string {
  return [writeBankMeta(meta), meta.bankViewId, ...(meta.questionId === null ? [] : [meta.questionId])].join(
    ' ',
  );
}

/** @throws Refusal where it is not what we wrote. */
export function readQuestionMeta(text: string): QuestionMeta {
  const [, , bankViewId = '', question] = text.split(' ');
  return { ...readBankMeta(text), bankViewId, questionId: questionId.parse(question) };
}

/** What a leader does with a question by its menu. */
export const deeds = ['pick', 'edit', 'up', 'down', 'retire', 'back'] as const;
export type Deed = (typeof deeds)[number];

export function writeDeed(deed: Deed, id: QuestionId): string {
  return `${deed} ${id}`;
}

/** @throws Refusal where it is not what we wrote. */
export function readDeed(value: string): { readonly deed: Deed; readonly id: QuestionId } {
  const [name, question] = value.split(' ');
  const deed = deeds.find((known) => known === name);
  const id = questionId.parse(question);
  if (deed === undefined || id === null) throw outdated();
  return { deed, id };
}

export function readQuestion(fields: Fields): TypedQuestion {
  return {
    theme: textOf(fields, 'theme'),
    audience: textOf(fields, 'audience'),
    text: textOf(fields, 'text'),
  };
}

export function outdated(): Refusal {
  return new Refusal('invalid', 'This window is out of date. Close it, and type `/reflect bank` again.');
}
