import { roundToLookThrough, withholdComment } from '../../../domain/rounds/results/looking-through.ts';
import { publishRound } from '../../../domain/rounds/results/publishing.ts';
import { resultsFor } from '../../../domain/rounds/results/reading.ts';
import type { WithheldBecause } from '../../../domain/rounds/round.ts';
import type { ActionCall, Outcome, SubmissionCall } from '../../calls.ts';
import { outdated, readRoundId } from '../input.ts';
import { lookThroughView } from './look-through-view.ts';
import { readPlace } from './place.ts';
import { resultsView } from './results-view.ts';

/** *Look through and publish*, in the list, on Home or in a letter. */
export async function openLookThrough(call: ActionCall): Promise<void> {
  const found = await roundToLookThrough(call.ctx, call.actor, readRoundId(call.value));
  await call.show(lookThroughView(found, 0));
}

/** Another page of what was written. */
export async function turnComments(call: ActionCall): Promise<void> {
  const { id, page } = readPlace(call.value);
  await call.replaceView(lookThroughView(await roundToLookThrough(call.ctx, call.actor, id), page));
}

const REASONS: ReadonlyMap<string, WithheldBecause | null> = new Map([
  ['abusive', 'abusive'],
  ['names_someone', 'names_someone'],
  ['show', null],
]);

/** *Hold back* or *Show after all*, beside what somebody wrote: `<reason> <comment>`. */
export async function withhold(call: ActionCall): Promise<void> {
  const [reason = '', comment = ''] = call.value.split(' ');
  const because = REASONS.get(reason);
  if (because === undefined || call.view === null) throw outdated();
  const { id, page } = readPlace(call.view.meta);
  const found = await withholdComment(call.ctx, call.actor, id, { id: comment, because });
  await call.replaceView(lookThroughView(found, page));
}

export async function submitPublish(call: SubmissionCall): Promise<Outcome> {
  const { id } = readPlace(call.meta);
  await publishRound(call.ctx, call.actor, id);
  const results = await resultsFor(call.ctx, call.actor, id);
  const where = results.isInChannel
    ? `The results stand in <#${results.shown.channelId}> in a moment.`
    : 'Each who may read the results hears from me that they are there.';
  return { next: 'replace', view: resultsView(results, 0, `Published. ${where}`) };
}
