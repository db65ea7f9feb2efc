import { asMember, identify } from '../../access.ts';
import { type Actor, type Ctx, change } from '../../context.ts';
import { Refusal } from '../../refusal.ts';
import { putIntoBox } from '../../sealing/sealing.ts';
import { lengthOf, requiredWords } from '../../words.ts';
import { NOTHING_WRITTEN, notAsked, type TypedAnswer } from '../answering/answering.ts';
import { questionIn } from '../answering/asked.ts';
import { reflectionLimits } from '../reflection.ts';
import { findWeek } from '../weeks/store.ts';
import { obstacleFor, refusalFor } from './offering.ts';
import { writeSealed } from './sealed-week.ts';
import { isOpenUnder, readySeal } from './week-seal.ts';

/**
 * A member answers the question of a week without their name: into the week's seal, and nowhere else. No row is written or changed
 * beside it and no input is noted, since each would say that they answered, and when; the receipt in the seal knows a second arrival.
 * So their prompt stays as it is, and they are told here and not there.
 * @returns `in already` where they have answered so before: the first one stays, and this one is not kept.
 * @throws Refusal `invalid` at `words`; `conflict` or `unavailable` at `visibility`; `not_found`; those of asMember.
 * @throws as readySeal.
 */
export async function answerWithoutName(
  ctx: Ctx,
  actor: Actor,
  typed: Omit<TypedAnswer, 'visibility'>,
): Promise<'taken' | 'in already'> {
  const who = await identify(ctx, actor, 'answerer');
  const { workspaceId, userId } = actor;
  const words = checkedWords(typed.words);
  const place = { workspaceId, communityId: typed.communityId, week: typed.week };
  const seal = await readySeal(ctx, place);
  return await change(
    { ...ctx, input: null },
    workspaceId,
    async (tx) => {
      const membership = await asMember(tx, who, typed.communityId);
      const { community } = membership;
      const week = await findWeek(tx, workspaceId, community.id, typed.week);
      if (week === null || week.begun_at === null) throw notAsked();
      const obstacle = await obstacleFor(tx, membership, await questionIn(tx, membership, week));
      if (obstacle !== null) throw refusalFor(obstacle, community.name);
      if (seal === null) throw noKey();
      if (!(await isOpenUnder(tx, seal, place))) throw refusalFor('closed', community.name);
      const put = await putIntoBox(tx, seal, { memberId: userId, answer: writeSealed(words) }, ctx.random);
      if (put === 'full') throw full(community.name);
      return put === 'taken' ? 'taken' : 'in already';
    },
    'seals',
  );
}

function checkedWords(typed: string | null): string {
  const most = reflectionLimits.wordsWithoutName;
  const rule = { field: 'words', most: reflectionLimits.words, missing: NOTHING_WRITTEN };
  const words = requiredWords(typed, rule);
  const length = lengthOf(words);
  if (length <= most) return words;
  throw new Refusal(
    'invalid',
    `This has ${length.toLocaleString('en')} characters. Without your name an answer has at most ${most.toLocaleString('en')}, so that all take the same room. Please shorten it, or choose another reader below.`,
    'words',
  );
}

function noKey(): Refusal {
  return new Refusal(
    'unavailable',
    'Answers without a name cannot be sealed now: the key is missing on the server. Nothing of yours is kept. Please tell whoever runs Lyceum for you, or choose another.',
    'visibility',
  );
}

function full(name: string): Refusal {
  return new Refusal(
    'conflict',
    `So many people joined ${name} this week that there is no room for more answers without a name. Nothing of yours is kept. Please choose another.`,
    'visibility',
  );
}
