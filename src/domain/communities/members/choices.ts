import { writeInstant } from '../../../db/instants.ts';
import { followPerson } from '../../../delivery/letters.ts';
import type { CommunityId } from '../../../ids.ts';
import { asMember, identify } from '../../access.ts';
import { type Actor, type Ctx, change, look } from '../../context.ts';
import { rememberCommunity } from '../../people/store.ts';
import { leaveOutThisWeeks } from '../../reflections/hours/skipping.ts';
import { Refusal } from '../../refusal.ts';
import { isDate, isoWeekOf, localDateOf } from '../../time.ts';
import { zoneOf } from '../../zone.ts';
import type { Community, Member } from '../community.ts';
import { checkTime, checkWeekday, checkZone } from '../terms.ts';
import { type Choices, saveChoices } from './store.ts';

/** What a member sees of their settings in one community. */
export interface OwnSettings {
  readonly community: Community;
  readonly member: Member;
  /** The zone in which their days pass: their own choice, else Slack's, else the community's. */
  readonly zone: string;
  readonly skipsThisWeek: boolean;
  /** A week to come is skipped already. */
  readonly skipsLater: boolean;
  readonly isAway: boolean;
}

export interface TypedChoices {
  /** Null: as Slack has it. */
  readonly zone: string | null;
  readonly weekday: string | null;
  readonly time: string | null;
  readonly isPaused: boolean;
  readonly skipsThisWeek: boolean;
  /** Local date, or null. */
  readonly awayUntil: string | null;
  readonly sharePlace: string | null;
  readonly visibility: string | null;
  /** ISO weekdays as digits. */
  readonly workingDays: readonly string[];
  /** `1`, `2` or `4`. */
  readonly everyWeeks: string | null;
}

export async function ownSettings(ctx: Ctx, actor: Actor, id: CommunityId): Promise<OwnSettings> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  return await look(ctx, async (tx) => {
    const membership = await asMember(tx, who, id);
    const { community, member } = membership;
    const zone = zoneOf(who, membership);
    const week = isoWeekOf(now, zone);
    return {
      community,
      member,
      zone,
      skipsThisWeek: member.skippedWeek === week,
      skipsLater: member.skippedWeek !== null && member.skippedWeek > week,
      isAway: member.awayUntil !== null && member.awayUntil >= localDateOf(now, zone),
    };
  });
}

/**
 * Saves a member's own choices. @throws Refusal at `zone`, `weekday`, `time`, `workingDays` or `awayUntil`; like asMember for those who do not
 * belong any more.
 */
export async function chooseSettings(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  typed: TypedChoices,
): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const now = ctx.clock.now();
  const ownZone = typed.zone === null ? null : checkZone(typed.zone);
  const weekday = typed.weekday === null ? null : checkWeekday(typed.weekday);
  const time = typed.time === null ? null : checkTime(typed.time);
  const workingDays = checkWorkingDays(typed.workingDays);
  await change(ctx, actor.workspaceId, async (tx) => {
    const membership = await asMember(tx, who, id);
    const { community, member } = membership;
    const zone = ownZone ?? who.person.zone ?? community.zone;
    const thisWeek = isoWeekOf(now, zone);
    const choices: Choices = {
      zone: ownZone,
      weekday,
      time,
      isPaused: typed.isPaused,
      awayUntil: checkAway(typed.awayUntil, localDateOf(now, zone)),
      skippedWeek: laterThan(thisWeek, member.skippedWeek) ?? (typed.skipsThisWeek ? thisWeek : null),
      sharePlace: typed.sharePlace === 'library' ? 'library' : 'channel',
      reflectionVisibility: typed.visibility === 'community' ? 'community' : 'private',
      workingDays,
      everyWeeks: checkEveryWeeks(typed.everyWeeks),
    };
    await saveChoices(tx, actor.workspaceId, id, actor.userId, choices, {
      now: writeInstant(now),
      week: thisWeek,
    });
    if (typed.skipsThisWeek) await leaveOutThisWeeks(tx, membership, thisWeek, now);
    await followPerson(tx, actor.workspaceId, actor.userId, { from: zoneOf(who, membership), to: zone });
    await rememberCommunity(tx, actor.workspaceId, actor.userId, id);
  });
}

/** What was skipped ahead stays so: the form shows this week's skip only. */
function laterThan(week: string, skipped: string | null): string | null {
  return skipped !== null && skipped > week ? skipped : null;
}

function checkWorkingDays(typed: readonly string[]): number[] {
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => typed.includes(String(day)));
  if (days.length === 0) {
    throw new Refusal(
      'invalid',
      'Please leave at least one day. To get no questions at all, choose Pause instead.',
      'workingDays',
    );
  }
  return days;
}

function checkEveryWeeks(typed: string | null): 1 | 2 | 4 {
  if (typed === '2') return 2;
  return typed === '4' ? 4 : 1;
}

function checkAway(typed: string | null, today: string): string | null {
  if (typed === null) return null;
  const date = isDate(typed) ? typed : '';
  if (date < today) throw new Refusal('invalid', 'Please choose today or a later day.', 'awayUntil');
  return date;
}
