import { followTyped } from '../../../domain/rounds/drafting/drafts.ts';
import { findGroups, groupWords } from '../../../domain/rounds/drafting/groups.ts';
import { useTemplate } from '../../../domain/rounds/drafting/use-template.ts';
import type { ActionCall, Choice, OptionsCall } from '../../calls.ts';
import { outdated } from '../input.ts';
import { roundForm } from './form.ts';
import { readRound, shapeOf } from './input.ts';
import { readPlace, type Shape } from './metas.ts';

/** The rest of the form. What was typed stays, since its blocks keep their ids. */
export async function showMore(call: ActionCall): Promise<void> {
  const { place, typed, shape } = formOf(call);
  await follow(
    call,
    await followTyped(call.ctx, call.actor, place, typed),
    shape === 'short' ? 'channel' : shape,
  );
}

/** Who is asked was chosen: the field that goes with it appears. */
export async function chooseWho(call: ActionCall): Promise<void> {
  const { place, typed, shape } = formOf(call);
  await follow(call, await followTyped(call.ctx, call.actor, place, typed), shape);
}

/** Another template was chosen: its questions, and its title. */
export async function chooseTemplate(call: ActionCall): Promise<void> {
  const { place, typed, shape } = formOf(call);
  const chosen = { ...typed, template: call.value };
  await follow(call, await useTemplate(call.ctx, call.actor, place, chosen), shape);
}

/** The form where the click was. @throws Refusal where it was elsewhere. */
export function formOf({ view }: ActionCall) {
  if (view === null) throw outdated();
  const { id, meta, fields } = view;
  return { viewId: id, place: readPlace(meta), typed: readRound(fields), shape: shapeOf(fields) };
}

async function follow(
  call: ActionCall,
  draft: Awaited<ReturnType<typeof followTyped>>,
  shape: Shape,
): Promise<void> {
  await call.replaceView(roundForm(draft, shape));
}

/** User groups to choose from. An empty menu would say that there are none, so the reason stands in it; chosen, it is refused. */
export async function offerGroups({ ctx, actor, typed }: OptionsCall): Promise<readonly Choice[]> {
  const groups = await findGroups(ctx, actor, typed);
  if (groups === null) return [NO_ANSWER];
  return groups.map((group) => ({ value: group.id, text: groupWords(group) }));
}

const NO_ANSWER: Choice = { value: 'none', text: 'Slack did not show them in time. Please type again.' };
