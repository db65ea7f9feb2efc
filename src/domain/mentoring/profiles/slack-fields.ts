import { type CommunityId, type UserId, userId } from '../../../ids.ts';
import { asLeader, identify } from '../../access.ts';
import type { Community } from '../../communities/community.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import type { ProfileField } from '../../directory.ts';
import { Refusal } from '../../refusal.ts';
import { cleanLine } from '../../words.ts';
import { mentoringLimits } from '../mentoring.ts';
import { findMappedFields, type MappedFields, saveMappedFields } from './store-of-fields.ts';

/** What somebody's profile in Slack says, by the fields that leaders chose; null where it says nothing. */
export interface SaidInSlack {
  readonly team: string | null;
  readonly managerId: UserId | null;
}

const NOTHING: SaidInSlack = { team: null, managerId: null };

/** Of themselves. Where Slack does not answer, or does not let us read profiles, it says nothing. */
export async function saidInSlack(ctx: Ctx, actor: Actor, id: CommunityId): Promise<SaidInSlack> {
  const { workspaceId, userId: self } = actor;
  const of = { workspaceId, communityId: id };
  const { teamField, managerField } = await look(ctx, (tx) => findMappedFields(tx, of));
  if (ctx.directory.profileValues === undefined || (teamField === null && managerField === null))
    return NOTHING;
  const values = await unlessUnavailable(ctx.directory.profileValues(workspaceId, self));
  const said = (field: string | null) => (field === null ? '' : (values?.get(field) ?? ''));
  const team = [...cleanLine(said(teamField))].slice(0, mentoringLimits.team).join('');
  const managers = said(managerField)
    .split(',')
    .flatMap((one) => userId.parse(one) ?? []);
  return {
    team: team === '' ? null : team,
    managerId: managers.find((manager) => manager !== self) ?? null,
  };
}

async function unlessUnavailable<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What a leader can choose from, and what is chosen. */
export interface FieldChoices {
  readonly community: Community;
  /** Typed, or chosen from a list. */
  readonly texts: readonly ProfileField[];
  /** Of people. */
  readonly people: readonly ProfileField[];
  readonly chosen: MappedFields;
}

/**
 * For leaders. @throws Refusal like asLeader, `unavailable` where Slack does not answer, and `not_allowed` where the workspace does not
 * let us read profiles.
 */
export async function fieldChoices(ctx: Ctx, actor: Actor, id: CommunityId): Promise<FieldChoices> {
  const who = await identify(ctx, actor, 'leader');
  const of = { workspaceId: actor.workspaceId, communityId: id };
  const { community, chosen } = await look(ctx, async (tx) => ({
    community: (await asLeader(tx, who, id)).community,
    chosen: await findMappedFields(tx, of),
  }));
  const fields = await listFields(ctx, actor);
  return {
    community,
    chosen,
    texts: fields.filter(({ type }) => type === 'text'),
    people: fields.filter(({ type }) => type === 'user'),
  };
}

/**
 * Says which fields of Slack's profiles are the team and the manager; null for none: then members type and choose them. What they said
 * stays until they open their profile again. @throws Refusal as for choosing, and at `team` or `manager` for what is no such field.
 */
export async function mapFields(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  { teamField, managerField }: MappedFields,
): Promise<Community> {
  const who = await identify(ctx, actor, 'leader');
  const fields = await listFields(ctx, actor);
  const isOne = (field: string | null, type: ProfileField['type']) =>
    field === null || fields.some((one) => one.id === field && one.type === type);
  if (!isOne(teamField, 'text')) throw notThere('team');
  if (!isOne(managerField, 'user')) throw notThere('manager');
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community } = await asLeader(tx, who, id);
    const of = { workspaceId: actor.workspaceId, communityId: id };
    await saveMappedFields(tx, of, { teamField, managerField });
    return community;
  });
}

async function listFields(ctx: Ctx, { workspaceId }: Actor): Promise<ProfileField[]> {
  if (ctx.directory.profileFields === undefined) {
    throw new Refusal(
      'not_allowed',
      'This workspace does not let me read profiles (`users.profile:read`), so members say their team and manager themselves, in `/mentor`.',
    );
  }
  return await ctx.directory.profileFields(workspaceId);
}

function notThere(field: string): Refusal {
  return new Refusal('invalid', 'Profiles have no such field any more. Please choose another.', field);
}
