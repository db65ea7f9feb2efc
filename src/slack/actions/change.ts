import {
  type ActionToChange,
  actionToChange,
  changeActionItem,
  reschedule,
} from '../../domain/actions/changing.ts';
import { handOver } from '../../domain/actions/giving.ts';
import { dropActionItem, markDone, takeUpAgain } from '../../domain/actions/settling.ts';
import type { ActionItemId } from '../../ids.ts';
import { type ActionCall, type Call, close, type Outcome, type SubmissionCall } from '../calls.ts';
import { textOf } from '../fields.ts';
import { changeForm, dayForm, dropForm, handOverForm } from './forms.ts';
import { listIn, type MenuDeed, readAction, readActionId, readBelow, readDeed } from './input.ts';
import { showListAgain, showListBelow } from './show-list.ts';

/** *Done*, wherever it stands. */
export async function finish(call: ActionCall): Promise<void> {
  await markDone(call.ctx, call.actor, readActionId(call.value));
  await showListAgain(call);
}

/** *Not done after all* and *Take up again*. */
export async function resume(call: ActionCall): Promise<void> {
  await takeUpAgain(call.ctx, call.actor, readActionId(call.value));
  await showListAgain(call);
}

export async function openRescheduling(call: ActionCall): Promise<void> {
  await call.show(dayForm(await itemIn(call, readActionId(call.value)), false));
}

/** *Keep*: asks for another day. */
export async function openKeeping(call: ActionCall): Promise<void> {
  await call.show(dayForm(await itemIn(call, readActionId(call.value)), true));
}

export async function openHandingOver(call: ActionCall): Promise<void> {
  await openDeed(call, 'hand-over', readActionId(call.value));
}

export async function openDropping(call: ActionCall): Promise<void> {
  await openDeed(call, 'drop', readActionId(call.value));
}

/** The menu of an item in the list. */
export async function openFromMenu(call: ActionCall): Promise<void> {
  const { deed, id } = readDeed(call.value);
  await openDeed(call, deed, id);
}

const FORMS = { change: changeForm, 'hand-over': handOverForm, drop: dropForm } as const;

async function openDeed(call: ActionCall, deed: MenuDeed, id: ActionItemId): Promise<void> {
  await call.show(FORMS[deed](await itemIn(call, id), listIn(call.view)));
}

function itemIn({ ctx, actor }: Call, id: ActionItemId): Promise<ActionToChange> {
  return actionToChange(ctx, actor, id);
}

export async function submitChange(call: SubmissionCall): Promise<Outcome> {
  await changeActionItem(call.ctx, call.actor, readActionId(call.meta), readAction(call.fields));
  return await closeOver(call);
}

export async function submitDay(call: SubmissionCall): Promise<Outcome> {
  await reschedule(call.ctx, call.actor, readActionId(call.meta), textOf(call.fields, 'due'));
  return await closeOver(call);
}

export async function submitHandingOver(call: SubmissionCall): Promise<Outcome> {
  await handOver(call.ctx, call.actor, readActionId(call.meta), readAction(call.fields));
  return await closeOver(call);
}

export async function submitDropping(call: SubmissionCall): Promise<Outcome> {
  await dropActionItem(call.ctx, call.actor, readActionId(call.meta), textOf(call.fields, 'reason'));
  return await closeOver(call);
}

async function closeOver(call: SubmissionCall): Promise<Outcome> {
  await showListBelow(call, readBelow(call.meta));
  return close;
}
