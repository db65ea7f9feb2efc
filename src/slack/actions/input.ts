import type { TypedAction } from '../../domain/actions/actions.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type ActionItemId, actionItemId, type CommunityId, communityId, userId } from '../../ids.ts';
import type { ActionView } from '../calls.ts';
import { type Fields, textOf } from '../fields.ts';

/** Which page of whose list a window shows. */
export interface ListPlace {
  readonly communityId: CommunityId;
  /** From 0. */
  readonly page: number;
}

export function writeListPlace({ communityId: community, page }: ListPlace): string {
  return `${community} ${page}`;
}

/** A list that stands in a window, below the form that was opened from it. */
export interface Below extends ListPlace {
  readonly viewId: string;
}

/** The list in which somebody clicked; null on Home and in messages. */
export function listIn(view: ActionView | null): Below | null {
  return view === null ? null : belowOf(view.id, view.meta.split(' '));
}

/** What a form carries: what it is about, and the list below it, if it was opened from one. */
export function writeFormMeta(id: ActionItemId | CommunityId, below: Below | null): string {
  return below === null ? id : `${id} ${below.viewId} ${writeListPlace(below)}`;
}

export function readBelow(meta: string): Below | null {
  const [, viewId = '', ...place] = meta.split(' ');
  return belowOf(viewId, place);
}

/** A page that is not ours is the first. */
export function readPage(value: string): number {
  return /^\d{1,4}$/.test(value) ? Number(value) : 0;
}

function belowOf(viewId: string, [community, page = '']: readonly string[]): Below | null {
  const id = communityId.parse(community);
  return id === null ? null : { viewId, communityId: id, page: readPage(page) };
}

/** The item that a button or a form is about. @throws Refusal `not_found` for what we did not write. */
export function readActionId(text: string): ActionItemId {
  const id = actionItemId.parse(text.split(' ')[0]);
  if (id === null) throw gone();
  return id;
}

/** @throws Refusal `not_found` for what we did not write. */
export function readCommunityId(text: string): CommunityId {
  const id = communityId.parse(text.split(' ')[0]);
  if (id === null) throw gone();
  return id;
}

export const menuDeeds = ['change', 'hand-over', 'drop'] as const;
export type MenuDeed = (typeof menuDeeds)[number];

export function writeDeed(deed: MenuDeed, id: ActionItemId): string {
  return `${deed} ${id}`;
}

/** What was chosen in the menu of an item. @throws Refusal `not_found` for what we did not write. */
export function readDeed(value: string): { readonly deed: MenuDeed; readonly id: ActionItemId } {
  const [name, id = ''] = value.split(' ');
  const deed = menuDeeds.find((known) => known === name);
  if (deed === undefined) throw gone();
  return { deed, id: readActionId(id) };
}

export function readAction(fields: Fields): TypedAction {
  return {
    text: textOf(fields, 'text'),
    ownerId: userId.parse(textOf(fields, 'owner')),
    due: textOf(fields, 'due'),
  };
}

function gone(): Refusal {
  return new Refusal('not_found', 'This is no longer there. Type `/learn actions` to see what is open.');
}
