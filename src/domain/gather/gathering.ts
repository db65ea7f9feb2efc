import type { Tx } from '../../db/transaction.ts';
import type { CommunityId, MessageTs, UserId } from '../../ids.ts';
import { asLeader, type Identified, identify, type Membership } from '../access.ts';
import { settle } from '../checklist/checklists.ts';
import type { Community } from '../communities/community.ts';
import { type Actor, type Ctx, change, look } from '../context.ts';
import type { Person, PinnedMessage } from '../directory.ts';
import { Refusal } from '../refusal.ts';
import { type NewIds, newIds } from '../shares/putting.ts';
import { type Proposal, proposeShare, publishSaved } from '../shares/saving.ts';
import { shareLimits } from '../shares/share.ts';
import { wordShare } from '../shares/wording.ts';
import { cleanWords, isBlank } from '../words.ts';
import { type Gathered, MOST_PINS, type Pin, type Pins } from './gather.ts';
import { recordGathered, takenMessages } from './store.ts';

/** Whether this workspace lets us read pins at all. */
export function canGather(ctx: Pick<Ctx, 'directory'>): boolean {
  return ctx.directory.pinned !== undefined;
}

/**
 * The home channel's pinned messages that can be gathered, newest pin first. For leaders.
 * @throws Refusal as asLeader; `unavailable` where pins may not be read or Slack does not answer.
 */
export async function listPins(ctx: Ctx, actor: Actor, id: CommunityId): Promise<Pins> {
  const { community } = await leading(ctx, actor, id);
  const pinned = await readPins(ctx, actor, community.channelId);
  const taken = await look(ctx, (tx) => takenMessages(tx, actor.workspaceId, id, pinned));
  const people = await authorsOf(ctx, actor, pinned);
  const pins = pinned.flatMap((message) => (taken.has(message.ts) ? [] : (pinOf(message, people) ?? [])));
  const listed = pins.slice(0, MOST_PINS);
  return {
    community: { id, name: community.name, channelId: community.channelId },
    messages: listed,
    left: pinned.filter(({ author }) => author !== null).length - listed.length,
  };
}

/**
 * Asks the author of each chosen message whether it may enter the library; until they say yes, nobody else sees anything.
 * The leader's own enter at once. For leaders. What can no longer be asked about is passed over.
 * @throws Refusal as listPins; `invalid` where nothing was chosen.
 */
export async function askAuthors(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
  chosen: ReadonlySet<MessageTs>,
): Promise<Gathered> {
  if (chosen.size === 0) throw new Refusal('invalid', 'Please tick at least one message, or cancel.');
  const { who, community } = await leading(ctx, actor, id);
  const pinned = await readPins(ctx, actor, community.channelId);
  const wanted = pinned.filter(({ ts }) => chosen.has(ts));
  const people = await authorsOf(ctx, actor, wanted);
  const candidates = wanted.flatMap((message) => candidateOf(ctx, message, people) ?? []);
  const now = ctx.clock.now();
  return await change(ctx, actor.workspaceId, async (tx) => {
    const { community: where } = await asLeader(tx, who, id);
    const taken = await takenMessages(tx, actor.workspaceId, id, wanted);
    const open = candidates.filter(({ message }) => !taken.has(message.ts));
    for (const candidate of open) await takeIn(tx, { who, community: where, candidate }, now);
    const owner = { workspaceId: actor.workspaceId, communityId: id, leader: actor.userId };
    if (open.length > 0) await settle(tx, owner, 'gather', 'done', now);
    const published = open.filter(({ author }) => author.userId === actor.userId).length;
    return { asked: open.length - published, published, passedOver: chosen.size - open.length };
  });
}

interface Taking {
  readonly who: Identified;
  readonly community: Community;
  readonly candidate: Candidate;
}

async function takeIn(tx: Tx, { who, community, candidate }: Taking, now: Temporal.Instant): Promise<void> {
  const { message, author, words, ids } = candidate;
  const { workspaceId, userId } = who.actor;
  const proposal: Proposal = {
    who,
    community,
    words,
    place: 'library',
    terms: { author, isOwn: author.userId === userId },
    permalink: community.isPrivate ? null : message.permalink,
    learnedAt: writtenAt(message.ts),
  };
  if (proposal.terms.isOwn) await publishSaved(tx, proposal, null, ids, now);
  else await proposeShare(tx, proposal, ids, now);
  const gathered = { workspaceId, communityId: community.id, ts: message.ts, gatheredBy: userId };
  await recordGathered(tx, gathered, now);
}

async function leading(
  ctx: Ctx,
  actor: Actor,
  id: CommunityId,
): Promise<Membership & { readonly who: Identified }> {
  const who = await identify(ctx, actor, 'leader');
  return { who, ...(await look(ctx, (tx) => asLeader(tx, who, id))) };
}

async function readPins(ctx: Ctx, actor: Actor, channel: Pins['community']['channelId']) {
  if (ctx.directory.pinned === undefined) {
    throw new Refusal(
      'unavailable',
      'This workspace does not let me read pinned messages. A workspace admin can allow the scope `pins:read`.',
    );
  }
  return await ctx.directory.pinned(actor.workspaceId, channel);
}

/** The people who wrote these messages and can be asked. */
async function authorsOf(
  ctx: Ctx,
  actor: Actor,
  messages: readonly PinnedMessage[],
): Promise<Map<UserId, Person>> {
  const people = new Map<UserId, Person>();
  for (const author of new Set(messages.flatMap(({ author }) => author ?? []))) {
    const person = await ctx.directory.person(actor.workspaceId, author, { allowOlder: true });
    if (person !== null && canBeAsked(person)) people.set(author, person);
  }
  return people;
}

function canBeAsked({ isActive, standing }: Person): boolean {
  return isActive && standing !== 'bot' && standing !== 'outsider';
}

function pinOf(message: PinnedMessage, people: ReadonlyMap<UserId, Person>): Pin | null {
  const author = message.author === null ? undefined : people.get(message.author);
  if (author === undefined || isBlank(cleanWords(message.text))) return null;
  return { ts: message.ts, author: author.userId, authorName: author.name, text: cleanWords(message.text) };
}

interface Candidate {
  readonly message: PinnedMessage;
  readonly author: Person;
  readonly words: ReturnType<typeof wordShare>;
  readonly ids: NewIds;
}

function candidateOf(
  ctx: Ctx,
  message: PinnedMessage,
  people: ReadonlyMap<UserId, Person>,
): Candidate | null {
  const pin = pinOf(message, people);
  const author = pin === null ? undefined : people.get(pin.author);
  if (pin === null || author === undefined) return null;
  const words = wordShare({
    kind: 'insight',
    learned: shortened(pin.text),
    howToUse: null,
    link: null,
    expected: null,
    lookAgainOn: null,
    usedToThink: null,
    tags: [],
  });
  return { message, author, words, ids: newIds(ctx) };
}

/** A message may be longer than a share; its author can say the rest when asked. */
function shortened(text: string): string {
  const points = [...text];
  return points.length <= shareLimits.words ? text : `${points.slice(0, shareLimits.words - 1).join('')}…`;
}

/** A message's timestamp begins with the seconds since 1970. */
function writtenAt(ts: MessageTs): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Number.parseInt(ts, 10) * 1000);
}
