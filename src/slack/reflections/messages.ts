import type { Composed, Composer, Composers } from '../../delivery/composed.ts';
import type { Ctx } from '../../domain/context.ts';
import { offerOfLess, promptForMessage } from '../../domain/reflections/prompts/for-messages.ts';
import { waitingPrompts } from '../../domain/reflections/prompts/waiting.ts';
import {
  heardForLeader,
  heardForMessage,
  sharedForMessage,
  summaryForMessage,
  weekForMessage,
} from '../../domain/reflections/weeks/for-messages.ts';
import { withoutNamesForLeader } from '../../domain/reflections/without-name/reading.ts';
import {
  type CommunityId,
  communityId,
  messageTs,
  reflectionId,
  userId,
  type WorkspaceId,
} from '../../ids.ts';
import { offerLessMessage, promptMessage, reminderMessage } from './prompt-message.ts';
import { typedMessage } from './typed-message.ts';
import {
  heardMessage,
  offerHeardMessage,
  sharedMessage,
  summaryMessage,
  weekMessage,
} from './week-message.ts';
import { withoutNamesMessage } from './without-name/message.ts';

type Subject = Readonly<Record<string, string>>;

/** The messages of reflections, composed from what is true when they are sent. */
export function reflectionComposers(ctx: Ctx): Composers {
  const { db } = ctx;
  return {
    'reflection-prompt': said(
      ({ subject, workspaceId, stands }) =>
        promptForMessage(ctx, { ...promptOf(workspaceId, subject), stands }),
      promptMessage,
    ),
    'reflection-reminder': said(
      ({ subject, workspaceId, stands }) =>
        promptForMessage(ctx, { ...promptOf(workspaceId, subject), stands }),
      reminderMessage,
    ),
    'reflection-offer-less': said(
      ({ subject, workspaceId, stands }) => offerOfLess(db, { ...promptOf(workspaceId, subject), stands }),
      offerLessMessage,
    ),
    'reflection-week': said(
      ({ subject, workspaceId, stands }) => weekForMessage(db, { ...weekOf(workspaceId, subject), stands }),
      weekMessage,
    ),
    'reflection-heard': said(
      ({ subject, workspaceId }) => heardForMessage(db, weekOf(workspaceId, subject)),
      heardMessage,
    ),
    'reflection-offer-heard': said(
      ({ subject, workspaceId, stands }) =>
        heardForLeader(db, {
          ...weekOf(workspaceId, subject),
          leader: userId.of(subject.leader ?? ''),
          stands,
        }),
      offerHeardMessage,
    ),
    'reflection-without-name': said(
      ({ subject, workspaceId, stands }) =>
        withoutNamesForLeader(ctx, weekOf(workspaceId, subject), {
          leader: userId.of(subject.leader ?? ''),
          stands,
        }),
      withoutNamesMessage,
    ),
    'reflection-shared': said(
      ({ subject, workspaceId, stands }) =>
        sharedForMessage(db, workspaceId, { id: reflectionId.of(subject.reflectionId ?? ''), stands }),
      sharedMessage,
    ),
    'reflection-summary': summaryComposer(ctx),
    'reflection-typed': async ({ workspaceId, subject }) => {
      const actor = { workspaceId, userId: userId.of(subject.userId ?? '') };
      const typed = { ts: messageTs.of(subject.ts ?? ''), threadTs: messageTs.parse(subject.threadTs) };
      return typedMessage(await waitingPrompts(ctx, actor), typed);
    },
  };
}

/** Nothing is said where there is nothing to show. */
function said<Shown>(
  find: (of: Parameters<Composer>[0]) => Promise<Shown | null>,
  say: (shown: Shown) => Composed | null,
): Composer {
  return async (of) => {
    const shown = await find(of);
    return shown === null ? null : say(shown);
  };
}

function summaryComposer(ctx: Ctx): Composer {
  return async ({ workspaceId, subject }) => {
    const summary = await summaryForMessage(ctx.db, weekOf(workspaceId, subject));
    if (summary === null) return null;
    const { thread } = summary;
    const link =
      thread === null ? null : await ctx.directory.permalink(workspaceId, thread.channelId, thread.ts);
    return summaryMessage(summary, link);
  };
}

function promptOf(workspaceId: WorkspaceId, subject: Subject) {
  return { ...weekOf(workspaceId, subject), userId: userId.of(subject.userId ?? '') };
}

function weekOf(workspaceId: WorkspaceId, { communityId: id = '', week = '' }: Subject) {
  const community: CommunityId = communityId.of(id);
  return { workspaceId, communityId: community, week };
}
