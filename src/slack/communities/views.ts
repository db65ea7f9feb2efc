import type { ModalView } from '@slack/types';
import type { Community } from '../../domain/communities/community.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { personInput } from '../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../blocks/text.ts';
import type { Answer } from '../calls.ts';
import { ids } from '../ids.ts';

export function setUpDone(community: Community): ModalView {
  const who =
    community.belonging === 'everyone'
      ? 'Everyone in the channel belongs; each of them can step out.'
      : 'People belong when they press *Join* under the welcome.';
  return note('Your community', [
    `*${escapeWords(community.name)}* is set up, and you lead it.`,
    `A welcome goes to <#${community.channelId}> now. ${who}`,
    'You get a short list of first steps as a message from me. You can put it away at any time.',
  ]);
}

export function leaderForm(community: Community): ModalView {
  return {
    type: 'modal',
    callback_id: ids.community.leaderForm,
    private_metadata: community.id,
    title: plain('Name a leader'),
    submit: plain('Name'),
    close: plain('Cancel'),
    blocks: [
      aside(
        `Leaders of ${escapeWords(community.name)} can change its settings and name other leaders. They can step down at any time.`,
      ),
      personInput({ name: 'leader', label: 'Who?', hint: 'Someone of the community’s channel.' }),
    ],
  };
}

/** Asked before anybody steps out. */
export const STEP_OUT = {
  title: 'Step out?',
  text: 'You stay in the channel, and get no questions. Your shares stay in the library. You can join again at any time.',
  yes: 'Step out',
  no: 'Stay',
} as const;

/** For someone of the channel who does not belong. */
export function joinAnswer(community: Community): Answer {
  const name = escapeWords(community.name);
  return {
    text: `You do not belong to ${name} now.`,
    blocks: [
      paragraph(
        `You do not belong to *${name}* now. If you join, you can share and search, and choose your settings.`,
      ),
      buttonRow(button('Join', ids.community.join, { value: community.id, style: 'primary' })),
      aside('Only you see this.'),
    ],
  };
}

/** A window that says something and is closed. */
export function note(title: string, paragraphs: readonly string[]): ModalView {
  return {
    type: 'modal',
    title: plain(cut(title, 24)),
    close: plain('Close'),
    blocks: paragraphs.map((words) => paragraph(words)),
  };
}
