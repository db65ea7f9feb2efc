import type { Db } from '../../db/open.ts';
import type { Composed, Composer, Composers } from '../../delivery/composed.ts';
import { communityShown } from '../../domain/communities/communities.ts';
import type { Community } from '../../domain/communities/community.ts';
import { communityId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, escapeWords, mention, paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';

interface Shown {
  readonly community: Community;
  readonly norms: readonly string[];
}

/** The messages of communities, composed from what is true when they are sent. */
export function communityComposers(db: Db): Composers {
  const about =
    (compose: (shown: Shown) => Composed): Composer =>
    async ({ workspaceId, subject }) => {
      const id = communityId.parse(subject.communityId);
      const shown = id === null ? null : await communityShown(db, workspaceId, id);
      return shown === null ? null : compose(shown);
    };
  return {
    welcome: about(welcome),
    'agreement-review': about(agreementReview),
    'no-leader': about(noLeader),
  };
}

function welcome({ community, norms }: Shown): Composed {
  const name = escapeWords(community.name);
  const value = community.id;
  const belonging =
    community.belonging === 'everyone'
      ? 'If you are in this channel, you belong.'
      : 'You belong if you press *Join*.';
  return {
    text: `Welcome to ${name}: a place to share what you learn. Type /learn to see what you can do.`,
    blocks: [
      paragraph(`*Welcome to ${name}.*\n${escapeWords(community.purpose)}`),
      paragraph(
        `Type \`/learn\` to share what you learned, or to find what others did. ${belonging} ${mention(community.setUpBy)} set this up.`,
      ),
      paragraph(`*Our agreement*\n${norms.map((norm) => `• ${escapeWords(norm)}`).join('\n')}`),
      buttonRow(
        button('Share what I learned', ids.share.open, { style: 'primary' }),
        ...(community.belonging === 'joiners' ? [button('Join', ids.community.join, { value })] : []),
        button('My settings', ids.community.settings, { value }),
        button('Leave me out', ids.community.stepOut, {
          value,
          confirm: {
            title: 'Step out?',
            text: 'You stay in the channel, and get no questions. You can join again at any time.',
            yes: 'Step out',
            no: 'Stay',
          },
        }),
      ),
      aside('Nobody is counted, ranked or watched here. What you choose with these buttons only you see.'),
    ],
    pin: true,
  };
}

function agreementReview({ community, norms }: Shown): Composed {
  const value = community.id;
  return {
    text: `Is the agreement of ${escapeWords(community.name)} still right?`,
    blocks: [
      paragraph('*Is our agreement still right?* It has been a quarter. Say what you think in the thread.'),
      paragraph(norms.map((norm) => `• ${escapeWords(norm)}`).join('\n')),
      buttonRow(
        button('Keep it as it is', ids.community.keepAgreement, { value }),
        button('Change it', ids.community.terms, { value }),
      ),
      aside('The buttons are for leaders.'),
    ],
  };
}

function noLeader({ community }: Shown): Composed {
  const name = escapeWords(community.name);
  return {
    text: `Nobody leads ${name} now. Could you name someone?`,
    blocks: [
      paragraph(
        `Nobody leads *${name}* (<#${community.channelId}>) now. Could you name someone from its channel? Until then its rounds wait; sharing and searching go on.`,
      ),
      buttonRow(button('Name a leader', ids.community.leader, { value: community.id, style: 'primary' })),
      aside('I ask the owners of this workspace, and only once.'),
    ],
  };
}
