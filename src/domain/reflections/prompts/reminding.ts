import { type InstantText, readInstant, writeInstant } from '../../../db/instants.ts';
import type { Tx } from '../../../db/transaction.ts';
import { whereItStands } from '../../../delivery/outbox.ts';
import { type DeliveryId, deliveryId, type MessageTs, type WorkspaceId } from '../../../ids.ts';
import { type Ctx, change, look } from '../../context.ts';
import { oweForTheTick } from '../../letters.ts';
import { isoWeekOf, localDateOf } from '../../time.ts';
import { type Asked, findAsked } from '../hours/store.ts';
import { wantsQuiet } from '../quiet.ts';
import { reflectionKeys } from '../reflection.ts';
import { instantOn, nextPromptAt } from '../schedule.ts';
import { listReminders, type PromptWithAnswer, savePrompt } from './store.ts';

const AFTER_DAYS = 2;
const AT_ONCE = 200;
const A_DAY = Temporal.Duration.from({ hours: 24 });
/** A reminder that comes later than this is none. */
const WORTH_SAYING = Temporal.Duration.from({ hours: 3 * 24 });

/**
 * When a member who is asked now is reminded: two days later or the next working day after that, at their hour. Null where their
 * next question comes first.
 */
export function remindAt({ habits, past }: Asked, now: Temporal.Instant): InstantText | null {
  const { zone, time, workingDays } = habits;
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const next = nextPromptAt(habits, { ...past, askedWeek: isoWeekOf(now, zone) }, now);
  for (let days = AFTER_DAYS; days < AFTER_DAYS + 7; days += 1) {
    const date = today.add({ days });
    if (!workingDays.includes(date.dayOfWeek)) continue;
    const at = instantOn(date, time, zone);
    const isFirst = next === null || localDateOf(at, zone) < localDateOf(next, zone);
    return isFirst ? writeInstant(at) : null;
  }
  return null;
}

/** Reminds those who have neither answered nor declined, once; not those who want quiet. May be asked again for the same instant. */
export async function remindWhoIsDue(ctx: Ctx, workspace: WorkspaceId, now: Temporal.Instant): Promise<void> {
  for (;;) {
    const due = await look(ctx, (tx) => listReminders(tx, workspace, now, AT_ONCE));
    for (const prompt of due) {
      const id = deliveryId.of(ctx.random.uuid());
      await change(ctx, workspace, (tx) => remind(tx, prompt, id, now));
    }
    if (due.length < AT_ONCE) return;
  }
}

/** Nobody is reminded of what never reached them, or reached them late: that would be the same question twice. */
async function hasBeenRead(tx: Tx, prompt: PromptWithAnswer, now: Temporal.Instant): Promise<boolean> {
  const { workspace_id: workspace, community_id: community, user_id: user, week } = prompt;
  const standing = await whereItStands(tx, workspace, reflectionKeys.prompt(community, user, week));
  if (standing === null) return false;
  return Temporal.Instant.compare(sentAt(standing.ts).add(A_DAY), now) <= 0;
}

/** Slack's timestamps begin with the seconds since 1970. */
function sentAt(ts: MessageTs): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number.parseInt(ts, 10) * 1000);
}

async function remind(
  tx: Tx,
  prompt: PromptWithAnswer,
  id: DeliveryId,
  now: Temporal.Instant,
): Promise<void> {
  const { remind_at: remindedAt } = prompt;
  await savePrompt(tx, prompt, { remind_at: null });
  if (remindedAt === null || prompt.is_answered === 1 || prompt.declined_at !== null) return;
  const worthUntil = readInstant(remindedAt).add(WORTH_SAYING);
  if (Temporal.Instant.compare(worthUntil, now) < 0) return;
  const { workspace_id: workspaceId, community_id: communityId, user_id: userId, week } = prompt;
  const member = await findAsked(tx, workspaceId, { communityId, userId });
  if (member === null || !member.isAsked) return;
  if (wantsQuiet(member, week, now)) return;
  if (!(await hasBeenRead(tx, prompt, now))) return;
  await oweForTheTick(
    tx,
    {
      workspaceId,
      communityId,
      id,
      key: reflectionKeys.reminder(communityId, userId, week),
      kind: 'reflection-reminder',
      userId,
      subject: { communityId, userId, week },
      weekdays: member.habits.workingDays,
      due: now,
      notAfter: worthUntil,
    },
    now,
  );
}
