import type { LocalSlack } from '../../local-slack/contract.ts';
import type { Db } from '../../src/db/open.ts';
import { write } from '../../src/db/transaction.ts';
import { type Owed, owe, type Recipient, refresh, withdraw } from '../../src/delivery/outbox.ts';
import { channelId, deliveryId, userId, type WorkspaceId } from '../../src/ids.ts';
import type { Chance } from './chance.ts';

/** One message that is owed, and what should have become of it in the end. */
export interface Planned {
  readonly owed: Owed;
  words: string;
  isWithdrawn: boolean;
}

/** Owes `count` messages: half to people, a third to channels, the rest in threads below those. */
export async function oweThem(
  db: Db,
  slack: LocalSlack,
  workspaceId: WorkspaceId,
  { count, chance, now }: { readonly count: number; readonly chance: Chance; readonly now: Temporal.Instant },
): Promise<Planned[]> {
  const people = Array.from({ length: 30 }, (_, i) => slack.addUser({ name: `person${i}` }).id);
  const creator = people[0]!;
  const channels = Array.from({ length: 6 }, (_, i) => {
    return slack.addChannel({ name: `community-${i}`, creator, members: people, withBot: true }).id;
  });
  const plan: Planned[] = [];
  for (let i = 0; i < count; i += 1) {
    const to = recipientOf(i, plan, { people, channels, chance });
    const owed: Owed = {
      workspaceId,
      id: deliveryId.of(chance.uuid()),
      key: `note:${i}`,
      kind: 'note',
      to,
      subject: {},
      due: now.add({ seconds: chance.below(120) }),
      notAfter: null,
    };
    plan.push({ owed, words: `Note ${i}`, isWithdrawn: false });
  }
  await write(db, async (tx) => {
    for (const { owed } of plan) await owe(tx, owed, now);
  });
  return plan;
}

function recipientOf(
  i: number,
  plan: readonly Planned[],
  { people, channels, chance }: { people: readonly string[]; channels: readonly string[]; chance: Chance },
): Recipient {
  const parents = plan.flatMap(({ owed }) => (owed.to.to === 'channel' ? [{ owed, to: owed.to }] : []));
  if (i % 6 === 5 && parents.length > 0) {
    const { owed, to } = chance.pick(parents);
    return { to: 'thread', channelId: to.channelId, ofKey: owed.key };
  }
  if (i % 3 === 1) return { to: 'channel', channelId: channelId.of(chance.pick(channels)) };
  return { to: 'person', userId: userId.of(chance.pick(people)) };
}

/**
 * Changes the words of some messages and withdraws a few, whether they have been sent by now or not; above all of those
 * that were under way when the sender was killed.
 */
export async function changeSome(
  db: Db,
  plan: readonly Planned[],
  { chance, now, round }: { readonly chance: Chance; readonly now: Temporal.Instant; readonly round: number },
): Promise<void> {
  const underWay = new Set(await keysUnderWay(db));
  const changed = [
    ...Array.from({ length: 6 }, () => chance.pick(plan)),
    ...plan.filter(({ owed }) => underWay.has(owed.key)).slice(0, 4),
  ];
  // A message with answers below it stays, so that those have a place.
  const hasAnswers = ({ owed: { key } }: Planned) =>
    plan.some(({ owed: { to } }) => to.to === 'thread' && to.ofKey === key);
  const withdrawn = Array.from({ length: 2 }, () => chance.pick(plan)).filter((one) => !hasAnswers(one));
  for (const one of changed) one.words = `${one.words.split(',')[0]}, said in round ${round}`;
  for (const one of withdrawn) one.isWithdrawn = true;
  await write(db, async (tx) => {
    for (const { owed } of changed) await refresh(tx, owed.workspaceId, owed.key, now);
    for (const { owed } of withdrawn) await withdraw(tx, owed.workspaceId, owed.key, now);
  });
}

async function keysUnderWay(db: Db): Promise<string[]> {
  const rows = await db.kysely
    .selectFrom('deliveries')
    .select('key')
    .where('state', 'in', ['sending', 'unsure'])
    .orderBy('key')
    .execute();
  return rows.map(({ key }) => key);
}
