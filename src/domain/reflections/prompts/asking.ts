import { writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { type DeliveryId, deliveryId, type UserId, type WorkspaceId } from '../../../ids.ts';
import { findCommunityById } from '../../communities/communities.ts';
import { type Ctx, change, look } from '../../context.ts';
import { oweForTheTick } from '../../letters.ts';
import { isoWeekOf, mondayOfWeek } from '../../time.ts';
import { findAnswer } from '../answering/store.ts';
import { nextHourOf } from '../hours/rescheduling.ts';
import {
  type Asked,
  listDuePeople,
  listHoursOf,
  saveAskedWeek,
  saveNextHours,
  saveQuiet,
} from '../hours/store.ts';
import { reflectionKeys } from '../reflection.ts';
import { isStillToday } from '../schedule.ts';
import { beginWeek } from '../weeks/beginning.ts';
import { questionFor } from '../weeks/week.ts';
import { remindAt } from './reminding.ts';
import { addPrompt, listNewestKnown } from './store.ts';

const AT_ONCE = 100;
/** So many weeks in a row without a word, and a member is offered less. */
const SILENT_WEEKS = 3;

/**
 * Asks everybody whose hour has come: one prompt a member and ISO week. What other communities would ask the same person later
 * that day comes along. An hour that was missed comes later the same day, or as nextPromptAt says. May be asked again for the
 * same instant.
 */
export async function askWhatIsDue(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  for (;;) {
    const people = await look(ctx, (tx) => listDuePeople(tx, workspace, now, AT_ONCE));
    for (const user of people) {
      const newId = () => deliveryId.of(ctx.random.uuid());
      await change(ctx, workspace, (tx) => askPerson(tx, { workspace, user, newId, now }));
    }
    if (people.length < AT_ONCE) return;
  }
}

interface Asking {
  readonly workspace: WorkspaceId;
  readonly user: UserId;
  readonly newId: () => DeliveryId;
  readonly now: Temporal.Instant;
}

async function askPerson(tx: Tx, asking: Asking): Promise<void> {
  const { workspace, user, now } = asking;
  const hours = await listHoursOf(tx, workspace, user);
  const asksNow = hours.some((member) => hasCome(member, now) && isForToday(member, now));
  for (const member of hours) {
    const isToday = isForToday(member, now);
    if (asksNow && isToday) await askMember(tx, member, asking);
    else if (hasCome(member, now)) await putOff(tx, member, asking);
  }
}

function hasCome({ nextAt }: Asked, now: Temporal.Instant): boolean {
  return nextAt !== null && Temporal.Instant.compare(nextAt, now) <= 0;
}

function isForToday({ nextAt, habits }: Asked, now: Temporal.Instant): boolean {
  return nextAt !== null && isStillToday(nextAt, now, habits.zone);
}

/** The hour was missed for today. */
async function putOff(tx: Tx, member: Asked, { workspace, now }: Asking): Promise<void> {
  await saveNextHours(tx, workspace, [{ ...member, at: nextHourOf(member, now) }]);
}

async function askMember(tx: Tx, member: Asked, asking: Asking): Promise<void> {
  const { workspace, now } = asking;
  const week = isoWeekOf(now, member.habits.zone);
  await saveAskedWeek(tx, workspace, member, week);
  if (member.isAsked && (await hasBeenSilent(tx, member, asking))) {
    await offerLess(tx, member, week, asking);
    await saveNextHours(tx, workspace, [{ ...member, at: null }]);
    return;
  }
  if (member.isAsked) await prompt(tx, member, week, asking);
  const asked = { ...member, past: { ...member.past, askedWeek: week } };
  await saveNextHours(tx, workspace, [{ ...member, at: nextHourOf(asked, now) }]);
}

async function prompt(tx: Tx, member: Asked, week: string, { workspace, newId, now }: Asking): Promise<void> {
  const { communityId, userId, habits } = member;
  const community = await findCommunityById(tx, workspace, communityId);
  const begun = community === null ? null : await beginWeek(tx, community, week, { postId: newId(), now });
  // Whoever answered ahead is not asked.
  if (begun === null || (await findAnswer(tx, workspace, { communityId, userId, week })) !== null) return;
  const { question_id, question } = questionFor(begun, member.isLeader);
  const isNew = await addPrompt(tx, {
    workspace_id: workspace,
    community_id: communityId,
    user_id: userId,
    week,
    theme: begun.theme,
    question_id,
    question,
    asked_at: writeInstant(now),
    remind_at: remindAt(member, now),
  });
  if (!isNew) return;
  await oweForTheTick(
    tx,
    {
      workspaceId: workspace,
      communityId,
      id: newId(),
      key: reflectionKeys.prompt(communityId, userId, week),
      kind: 'reflection-prompt',
      userId,
      subject: { communityId, userId, week },
      weekdays: habits.workingDays,
      isTimed: true,
      due: now,
      notAfter: endOfWeek(week, habits.zone),
    },
    now,
  );
}

/** Of weeks that are not told apart yet nothing follows: whoever answered without their name is not offered less for it. */
async function hasBeenSilent(tx: Tx, member: Asked, { workspace }: Asking): Promise<boolean> {
  const newest = await listNewestKnown(tx, workspace, member, SILENT_WEEKS);
  const since = writeInstant(member.past.from);
  const spoken = member.spokeWeek ?? '';
  return (
    newest.length === SILENT_WEEKS && newest.every(({ week, asked_at }) => week > spoken && asked_at >= since)
  );
}

/** One friendly message in place of the question; then nothing until they say otherwise. */
async function offerLess(tx: Tx, member: Asked, week: string, { workspace, newId, now }: Asking) {
  const { communityId, userId, habits } = member;
  await saveQuiet(tx, workspace, member);
  await oweForTheTick(
    tx,
    {
      workspaceId: workspace,
      communityId,
      id: newId(),
      key: reflectionKeys.offerLess(communityId, userId, week),
      kind: 'reflection-offer-less',
      userId,
      subject: { communityId, userId },
      weekdays: habits.workingDays,
      isTimed: true,
      due: now,
      notAfter: null,
    },
    now,
  );
}

/** The question of a week is not asked in the next one. */
function endOfWeek(week: string, zone: string): Temporal.Instant {
  return mondayOfWeek(week).add({ weeks: 1 }).toZonedDateTime(zone).toInstant();
}
