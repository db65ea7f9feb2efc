import type { Tx } from '../../../db/transaction.ts';
import type { SealId, UserId } from '../../../ids.ts';
import type { SealKey } from '../../../keys/key-store.ts';
import { leadersOf } from '../../communities/leaders.ts';
import type { Random } from '../../context.ts';
import { SealError } from '../../sealing/envelope.ts';
import { answeredAmong, type Seal, unseal } from '../../sealing/sealing.ts';
import { reflectionLimits } from '../reflection.ts';
import { readSealed } from './sealed-week.ts';
import { findSealedWeek, saveSealedWeek, type WeekPlace } from './store.ts';
import { listEverybody, listNamed, saveSpokenTogether } from './store-of-people.ts';
import { addWords } from './store-of-words.ts';

/**
 * Opens the answers of a week that is closing: their words are written where enough came from people who do not read them, in an
 * order of chance; and all who answered have spoken, in one update. Where it cannot be opened all have spoken, so that nobody who
 * did is taken for silent. Does nothing where it was done before.
 */
export async function readOut(tx: Tx, place: WeekPlace, key: SealKey | null, random: Random): Promise<void> {
  const week = await findSealedWeek(tx, place);
  if (week?.state !== 'closing' || week.seal_id === null) return;
  const opened = key === null ? null : await openOrNull(tx, place, sealOf(place, week.seal_id, key), random);
  if (opened === null) {
    await saveSpokenTogether(tx, place, await listEverybody(tx, place));
    await saveSealedWeek(tx, place, { state: 'read', outcome: 'lost', answered: 0 });
    return;
  }
  const { answers, people } = opened;
  const leaders = await leadersOf(tx, place.workspaceId, place.communityId);
  const fromOthers = answers.length - leaders.filter((leader) => people.has(leader)).length;
  const isShown = leaders.length > 0 && fromOthers >= reflectionLimits.threshold;
  if (isShown) {
    const words = answers.map((answer) => ({ id: random.uuid(), words: readSealed(answer) }));
    await addWords(tx, place, words);
  }
  await saveSpokenTogether(tx, place, [...people]);
  // Whoever answered with their name too, while the key could not be had, is one person.
  const named = (await listNamed(tx, place)).filter((user) => people.has(user));
  await saveSealedWeek(tx, place, {
    state: 'read',
    outcome: isShown ? 'shown' : 'unread',
    answered: answers.length - named.length,
  });
}

interface Opened {
  readonly answers: readonly string[];
  readonly people: ReadonlySet<UserId>;
}

/** Null where what is there was not sealed with this key, or is not whole: that is as if the key were lost. */
async function openOrNull(tx: Tx, place: WeekPlace, seal: Seal, random: Random): Promise<Opened | null> {
  try {
    const answers = await unseal(tx, seal, random);
    return { answers, people: await answeredAmong(tx, seal, await listEverybody(tx, place)) };
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}

function sealOf({ workspaceId }: WeekPlace, sealId: SealId, key: SealKey): Seal {
  return { workspaceId, sealId, key };
}
