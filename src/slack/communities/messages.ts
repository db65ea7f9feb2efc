import type { KnownBlock } from '@slack/types';
import type { Db } from '../../db/open.ts';
import type { Composed, Composer, Composers } from '../../delivery/composed.ts';
import { whyItRests } from '../../domain/access.ts';
import { type CommunityShown, communityShown } from '../../domain/communities/communities.ts';
import { communityId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, escapeWords, mention, paragraph } from '../blocks/text.ts';
import { richText, section, words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { STEP_OUT } from './views.ts';

type Subject = Readonly<Record<string, string>>;

/** The messages of communities, composed from what is true when they are sent. */
export function communityComposers(db: Db): Composers {
  const about =
    (compose: (shown: CommunityShown, subject: Subject) => Composed | null): Composer =>
    async ({ workspaceId, subject }) => {
      const id = communityId.parse(subject.communityId);
      const shown = id === null ? null : await communityShown(db, workspaceId, id);
      return shown === null ? null : compose(shown, subject);
    };
  return {
    welcome: about(welcome),
    'agreement-review': about(agreementReview),
    'no-leader': about(noLeader),
    'community-rests': about(communityRests),
  };
}

function welcome({ community, norms }: CommunityShown): Composed {
  const name = escapeWords(community.name);
  const value = community.id;
  const belonging =
    community.belonging === 'everyone'
      ? 'If you are in this channel, you belong. To leave the community and stay here, press *Step out*.'
      : 'You belong if you press *Join*.';
  return {
    text: `Welcome to ${name}: a place to share what you learn. Type /learn to see what you can do.`,
    blocks: [
      paragraph(`*Welcome to ${name}.*`),
      words(community.purpose),
      paragraph(
        `Type \`/learn\` to share what you learned, or to find what others did. ${belonging} ${mention(community.setUpBy)} set this up.`,
      ),
      paragraph('*Our agreement*'),
      agreement(norms),
      buttonRow(
        button('Share what I learned', ids.share.open, { style: 'primary' }),
        button('Join', ids.community.join, { value }),
        button('Step out', ids.community.stepOut, { value, confirm: STEP_OUT }),
        button('Settings', ids.community.settings, { value }),
      ),
      aside('Nobody is counted, ranked or watched here. What you choose with these buttons only you see.'),
    ],
    pin: true,
  };
}

function agreementReview({ community, norms, normsLookedAt }: CommunityShown, subject: Subject): Composed {
  const value = community.id;
  const name = escapeWords(community.name);
  if (normsLookedAt !== subject.lookedAt) {
    return {
      text: `The agreement of ${name} was looked at.`,
      blocks: [paragraph('*Our agreement was looked at. It says now:*'), agreement(norms)],
    };
  }
  return {
    text: `Is the agreement of ${name} still right?`,
    blocks: [
      paragraph('*Is our agreement still right?* It has been a quarter. Say what you think in the thread.'),
      agreement(norms),
      buttonRow(
        button('Keep it as it is', ids.community.keepAgreement, { value }),
        button('Change', ids.community.terms, { value }),
      ),
      aside('The buttons are for leaders.'),
    ],
  };
}

/** People's own sentences: nothing in them is markup. */
function agreement(norms: readonly string[]): KnownBlock {
  return richText([{ type: 'rich_text_list', style: 'bullet', elements: norms.map(section) }]);
}

function noLeader({ community }: CommunityShown): Composed {
  const name = escapeWords(community.name);
  return {
    text: `Nobody leads ${name} now. Could you name someone?`,
    blocks: [
      paragraph(
        `Nobody leads *${name}* (<#${community.channelId}>) now. Could you name someone from its channel? Until then its rounds wait; sharing and searching go on.`,
      ),
      buttonRow(button('Name a leader', ids.community.leader, { value: community.id, style: 'primary' })),
      aside('I ask owners of this workspace, and only once.'),
    ],
  };
}

function communityRests({ community }: CommunityShown): Composed | null {
  if (community.restingBecause === null) return null;
  const why = escapeWords(whyItRests(community));
  return {
    text: why,
    blocks: [
      paragraph(`${why} The library stays as it is, and I post nothing there until then.`),
      aside('I tell each of its leaders, and only once.'),
    ],
  };
}
