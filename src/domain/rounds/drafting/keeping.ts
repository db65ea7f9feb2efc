import type { Tx } from '../../../db/transaction.ts';
import { type Identified, identify } from '../../access.ts';
import { countPeople } from '../../communities/communities.ts';
import type { Actor, Ctx } from '../../context.ts';
import type { UserGroup } from '../../directory.ts';
import { addRound, saveQuestions, saveRound } from '../store.ts';
import { type TemplateName, templateNamed } from '../templates.ts';
import type { Frame } from './checking.ts';
import type { DraftPlace, ShownDraft, TypedRound, Written } from './draft.ts';
import { type Draft, draftAt } from './finding.ts';
import { areOfTemplate } from './template-questions.ts';

/** What must be known before the transaction in which a leader goes on with a draft. */
export interface Ready {
  readonly who: Identified;
  readonly now: Temporal.Instant;
  /** Null where they were not asked for, or cannot be read. */
  readonly groups: readonly UserGroup[] | null;
  readonly hasGroups: boolean;
}

/** @throws Refusal as identify; `unavailable` where user groups are needed and Slack does not answer. */
export async function readyFor(ctx: Ctx, actor: Actor, typed: TypedRound): Promise<Ready> {
  const who = await identify(ctx, actor, 'leader');
  const { userGroups } = ctx.directory;
  const isGroup = typed.who === 'group' && userGroups !== undefined;
  return {
    who,
    now: ctx.clock.now(),
    groups: isGroup ? await userGroups(actor.workspaceId) : null,
    hasGroups: userGroups !== undefined,
  };
}

/** What a round begins with where nobody has chosen. */
const FIRST: TemplateName = 'start_stop_continue';

/** The draft that a form is about: as it is kept, else a new one from the template that was chosen. @throws Refusal as draftAt. */
export function draftOfForm(
  tx: Tx,
  ready: Ready,
  place: DraftPlace,
  { template }: TypedRound,
): Promise<Draft> {
  const beginning = { template: templateNamed(template ?? FIRST), now: ready.now };
  return draftAt(tx, ready.who, place, beginning);
}

export function frameOf({ now, groups }: Ready, { community }: Draft): Frame {
  return { now, zone: community.zone, groups };
}

export function writtenInto(draft: Draft, { title, terms }: Written): Draft {
  return { ...draft, round: { ...draft.round, title, terms } };
}

/** Keeps a draft as it is now, its questions too. */
export async function saveDraft(
  tx: Tx,
  { round, questions, isKept }: Draft,
  now: Temporal.Instant,
): Promise<void> {
  if (!isKept) return await addRound(tx, round, questions, now);
  await saveRound(tx, round);
  await saveQuestions(tx, round, questions);
}

export async function showDraft(tx: Tx, { hasGroups }: Ready, draft: Draft): Promise<ShownDraft> {
  const { community, round, questions, isKept } = draft;
  return {
    place: { communityId: community.id, roundId: round.id, isKept },
    communityName: community.name,
    channelName: community.channelName,
    zone: community.zone,
    people: await countPeople(tx, community.workspaceId, community.id),
    template: round.template,
    title: round.title,
    terms: round.terms,
    questions,
    isReworded: !areOfTemplate(questions, round.template),
    isLate: false,
    hasGroups,
  };
}
