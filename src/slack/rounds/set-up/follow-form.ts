import { followTyped } from '../../../domain/rounds/drafting/drafts.ts';
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

/** User groups whose name or handle holds what was typed. */
export async function offerGroups({ ctx, actor, typed }: OptionsCall): Promise<readonly Choice[]> {
  const groups = (await ctx.directory.userGroups?.(actor.workspaceId)) ?? [];
  const sought = typed.replace(/^@/, '').trim().toLocaleLowerCase('und');
  return groups
    .filter(({ handle, name }) => `${handle}\n${name}`.toLocaleLowerCase('und').includes(sought))
    .map(({ id, handle, name }) => ({ value: id, text: `@${handle} (${name})` }));
}
