import type { Tx } from '../../../db/transaction.ts';
import type { Membership } from '../../access.ts';
import { Refusal } from '../../refusal.ts';
import type { AskedWeek } from '../answering/asked.ts';
import { findAnswer } from '../answering/store.ts';
import { reflectionLimits } from '../reflection.ts';
import { areEnough } from './sealed-week.ts';
import { countPeople } from './store-of-people.ts';

/** Why somebody cannot answer without their name. */
export type Obstacle =
  /** The week has closed, or closes now. */
  | 'closed'
  /** They lead, and leaders are the ones who read. */
  | 'leads'
  /** Their answer is in, with their name: deleting it at that moment would connect the two. */
  | 'answered'
  /** So few people that each could be guessed. */
  | 'too few'
  /** They were asked another question than the others, so the answer would tell whose it is. */
  | 'other question';

/** What stands in the way of answering this week without a name; null where nothing does. */
export async function obstacleFor(
  tx: Tx,
  { community, member }: Membership,
  { week, question }: AskedWeek,
): Promise<Obstacle | null> {
  if (week.closed_at !== null) return 'closed';
  if (member.role === 'leader') return 'leads';
  const { workspaceId, id } = community;
  const answer = await findAnswer(tx, workspaceId, {
    communityId: id,
    userId: member.userId,
    week: week.week,
  });
  if (answer !== null) return 'answered';
  if (!areEnough(await countPeople(tx, { workspaceId, communityId: id }))) return 'too few';
  return question === week.question ? null : 'other question';
}

export function refusalFor(obstacle: Obstacle, communityName: string): Refusal {
  return new Refusal('conflict', reasonOf(obstacle, communityName), 'visibility');
}

function reasonOf(obstacle: Obstacle, name: string): string {
  switch (obstacle) {
    case 'closed':
      return 'This week has closed, so it takes no more answers without a name. Nothing of yours is kept. You can still save it for yourself, or for the community.';
    case 'leads':
      return `You lead ${name}, and answers without a name are for those who do. Please choose another.`;
    case 'answered':
      return 'You have answered this question with your name before. Please choose who may read that.';
    case 'too few':
      return `${name} is too small for answers without a name: it takes ${reflectionLimits.threshold} people who do not lead. Nothing is kept. Please choose another.`;
    case 'other question':
      return 'You took another question, so an answer to it would show whose it is. Nothing is kept. Please choose another.';
  }
}
