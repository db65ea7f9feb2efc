import { type CommunityId, deliveryId, suggestionId, type UserId } from '../../../ids.ts';
import { asMember, identify } from '../../access.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { mentoringLimits } from '../mentoring.ts';
import { apartPairs } from '../profiles/for-matching.ts';
import { mentorIn } from '../profiles/profile.ts';
import { findSkills } from '../skills/store.ts';
import { suggest } from '../suggestions/suggesting.ts';
import { mentorsFor, openAsks, readSkill } from './finding.ts';
import { listAskedNow } from './store.ts';

/**
 * Asks the person found, in the name of whoever looks: they have said yes by that. The other is told by day, and has three days.
 * @throws Refusal `conflict` where they are asked already, where three others are, or where they cannot be suggested any more, whatever
 * the reason; and as for finding.
 */
export async function askMentor(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  { mentorId, skill: typed }: { readonly mentorId: UserId; readonly skill: string },
): Promise<void> {
  const who = await identify(ctx, actor, 'member');
  const written = readSkill(typed);
  const suggestion = suggestionId.of(ctx.random.uuid());
  const ids = [deliveryId.of(ctx.random.uuid()), deliveryId.of(ctx.random.uuid())];
  const now = ctx.clock.now();
  await change(ctx, actor.workspaceId, async (tx) => {
    await asMember(tx, who, id);
    const of = mentorIn(actor, id);
    const asked = await listAskedNow(tx, of);
    if (asked.includes(mentorId)) {
      throw new Refusal('conflict', 'You have asked them already. I tell you when they have answered.');
    }
    if (asked.length >= openAsks) throw enough();
    const [skill] = await findSkills(tx, of, [written.folded]);
    if (skill === undefined) throw cannotBeSuggested();
    const near = await mentorsFor(tx, of, { skill, apart: await apartPairs(tx, of), now });
    if (!near.some(({ mentor }) => mentor.userId === mentorId)) throw cannotBeSuggested();
    const people = [
      { userId: mentorId, part: 'mentor' },
      { userId: actor.userId, part: 'mentee' },
    ] as const;
    const { workspaceId, communityId } = of;
    const given = { id: suggestion, workspaceId, communityId, roundId: null, askedBy: actor.userId, people };
    const { answerDays } = mentoringLimits;
    await suggest(tx, { ...given, program: 'mentoring', preset: 'teacher', answerDays }, ids, now);
  });
}

function enough(): Refusal {
  return new Refusal(
    'conflict',
    `You have asked ${openAsks} people who have not answered yet. When one of them has, you can ask somebody else.`,
  );
}

/** One word for whoever would rather not, said no, has no room or is gone. */
function cannotBeSuggested(): Refusal {
  return new Refusal('conflict', 'I cannot suggest this person to you now. Please look again.');
}
