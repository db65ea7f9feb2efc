import type { Composed, Composer, Composers } from '../../delivery/composed.ts';
import type { Ctx } from '../../domain/context.ts';
import {
  shareForAuthor,
  shareForChannel,
  shareToLookAgainAt,
} from '../../domain/shares/reading/for-messages.ts';
import type { StandingShare } from '../../domain/shares/share.ts';
import { type ShareId, shareId, type UserId, userId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { inChannel, shareBlocks, shareInOneLine, toAuthor } from '../blocks/share.ts';
import { authorButtons, channelButtons, readAllButton } from '../blocks/share-buttons.ts';
import { aside, cut, escapeWords, mention, paragraph } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';

const REMINDER = 500;

/** What each message about a share says, from what is true when it is sent. */
export function shareComposers(ctx: Pick<Ctx, 'db'>): Composers {
  const about = (compose: (share: StandingShare | null, subject: Subject) => Composed | null): Composer => {
    return async ({ workspaceId, subject }) => {
      const id = shareId.of(subject.shareId ?? '');
      return compose(await shareForAuthor(ctx, workspaceId, id), { id, ...subject });
    };
  };
  return {
    share: async ({ workspaceId, subject }) => {
      const share = await shareForChannel(ctx, workspaceId, shareId.of(subject.shareId ?? ''));
      return share === null ? null : channelMessage(share);
    },
    share_ask: about(askMessage),
    share_decision: about(decisionMessage),
    share_credit: about((share, subject) =>
      share === null ? null : creditMessage(share, userId.of(subject.savedBy ?? '')),
    ),
    share_look_again: async ({ workspaceId, subject }) => {
      const share = await shareToLookAgainAt(ctx, workspaceId, shareId.of(subject.shareId ?? ''));
      return lookAgainMessage(share, subject.date ?? '');
    },
  };
}

type Subject = Readonly<Record<string, string>> & { readonly id: ShareId };

function channelMessage(share: StandingShare): Composed {
  return {
    text: shareInOneLine(share),
    blocks: [...shareBlocks(share, inChannel), channelButtons(share, inChannel)],
  };
}

function askMessage(share: StandingShare | null, subject: Subject): Composed {
  const saver = mention(userId.of(subject.savedBy ?? ''));
  if (share === null) return said('Thank you. Nothing was published, and nobody else has seen it.');
  const name = escapeWords(cut(share.communityName, 80));
  if (share.state === 'published')
    return publishedMessage(share, `Thank you. It is published in *${name}* now.`);
  const text = `${saver} would like to save what you wrote as a learning in *${name}*.`;
  const where = share.place === 'channel' ? `in <#${share.channelId}> and in its library` : 'in its library';
  const link =
    share.sourcePermalink === null ? 'Where you wrote it stays private.' : 'It links to your message.';
  return {
    text,
    blocks: [
      paragraph(text),
      ...shareBlocks(share, toAuthor).slice(1),
      paragraph(`May it be published ${where}, with your name? Members could read it. ${link}`),
      buttonRow(
        button('Yes, publish', ids.share.sayYes, { value: share.id, style: 'primary' }),
        button('No, thanks', ids.share.sayNo, { value: share.id }),
        ...readAllButton(share, toAuthor),
      ),
      aside('Until you say yes, only you and the person who asks can see it.'),
    ],
  };
}

function decisionMessage(share: StandingShare | null, subject: Subject): Composed | null {
  const author = mention(userId.of(subject.author ?? ''));
  if (subject.consent === 'no') {
    return said(`${author} prefers that it stays where it was. Nothing was published.`);
  }
  if (share === null) return null;
  const name = escapeWords(cut(share.communityName, 80));
  return said(
    `${author} said yes. What you saved is published in *${name}* now, with their name: “${escapeWords(cut(share.title ?? share.learned, 100))}”`,
  );
}

/** To the author of a public message that someone else saved. */
function creditMessage(share: StandingShare, savedBy: UserId): Composed {
  const name = escapeWords(cut(share.communityName, 80));
  return publishedMessage(
    share,
    `${mention(savedBy)} saved what you wrote as a learning in *${name}*. The credit is yours.`,
  );
}

function publishedMessage(share: StandingShare, text: string): Composed {
  return {
    text,
    blocks: [
      paragraph(text),
      words(cut(share.learned, REMINDER)),
      buttonRow(...authorButtons(share.id)),
      aside('You can change or delete it at any time. If you delete it, it is gone from the library too.'),
    ],
  };
}

/** Nothing to ask where the experiment is gone, has another day, or its author has left. */
function lookAgainMessage(share: StandingShare | null, date: string): Composed | null {
  if (share === null || share.lookAgainOn !== date) return null;
  if (share.outcome !== null) {
    const text = 'Thank you. What happened now stands with your experiment.';
    return {
      text,
      blocks: [
        paragraph(text),
        words(cut(share.outcome, REMINDER)),
        buttonRow(button('Change it', ids.share.outcome, { value: share.id })),
      ],
    };
  }
  const text = 'You wanted to look again at something you tried. What happened?';
  return {
    text,
    blocks: [
      paragraph(text),
      words(cut(share.learned, REMINDER)),
      ...(share.expected === null ? [] : [paragraph('*You expected*'), words(cut(share.expected, REMINDER))]),
      buttonRow(button('Say what happened', ids.share.outcome, { value: share.id, style: 'primary' })),
      aside('Your answer is added to your share. “Nothing” is an answer too. I ask only once.'),
    ],
  };
}

function said(text: string): Composed {
  return { text, blocks: [paragraph(text)] };
}
