import type { LocalSlack } from '../../local-slack/contract.ts';
import type { Message } from '../../local-slack/model.ts';
import type { Db } from '../../src/db/open.ts';
import type { Planned } from './owed-plan.ts';

/** Holds what Slack shows against what was planned, without a look at how the sender came there. */
export async function wrongsOf({
  slack,
  plan,
  db,
}: {
  readonly slack: LocalSlack;
  readonly plan: readonly Planned[];
  readonly db: Db;
}): Promise<string[]> {
  const standing = [...slack.world.messages.values()].flatMap((channel) => [...channel.values()]);
  const states = new Map(
    (await db.kysely.selectFrom('deliveries').select(['key', 'state', 'failure', 'posted_ts']).execute()).map(
      (row) => [row.key, row],
    ),
  );
  const wrongs = plan.flatMap((planned) => {
    const { owed, words, isWithdrawn } = planned;
    const copies = standing.filter((message) => idOf(message) === owed.id);
    const accepted = slack.ledger
      .calls('chat.postMessage')
      .filter(({ args }) => JSON.stringify(args.metadata ?? null).includes(owed.id));
    const state = states.get(owed.key);
    const found: string[] = [];
    const expected = isWithdrawn ? 0 : 1;
    if (copies.length !== expected) found.push(`stands ${copies.length} times, not ${expected}`);
    if (accepted.length > 1) found.push(`was posted ${accepted.length} times`);
    if (state?.state !== (isWithdrawn ? 'removed' : 'sent'))
      found.push(`is recorded as ${state?.state} (${state?.failure})`);
    const [copy] = copies;
    if (copy !== undefined && copy.text !== words)
      found.push(`says "${copy.text}", not "${words}" (${state?.failure})`);
    if (copy !== undefined && state?.posted_ts !== copy.ts) found.push('is recorded at another place');
    if (copy !== undefined && !isInPlace(planned, copy, states)) found.push('is in the wrong place');
    return found.map((wrong) => `${owed.key} ${wrong}`);
  });
  const planned = new Set<string>(plan.map(({ owed }) => owed.id));
  const strangers = standing.filter((message) => message.botId !== null && !planned.has(idOf(message)));
  return [...wrongs, ...strangers.map(({ text }) => `nobody owed "${text}"`)];
}

function isInPlace(
  { owed: { to } }: Planned,
  copy: Message,
  states: ReadonlyMap<string, { readonly posted_ts: string | null }>,
): boolean {
  switch (to.to) {
    case 'person':
      return copy.channelId.startsWith('D');
    case 'channel':
      return copy.channelId === to.channelId && (copy.threadTs === null || copy.threadTs === copy.ts);
    case 'thread':
      return copy.channelId === to.channelId && copy.threadTs === states.get(to.ofKey)?.posted_ts;
    case 'foreign thread':
      return copy.threadTs === to.threadTs;
  }
}

function idOf({ metadata }: Message): string {
  return String(metadata?.event_payload.id ?? '');
}
