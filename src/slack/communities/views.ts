import type { ModalView } from '@slack/types';
import type { Community } from '../../domain/communities/community.ts';
import { personInput } from '../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';

export function setUpDone(community: Community): ModalView {
  const who =
    community.belonging === 'everyone'
      ? 'Everyone in the channel belongs now; each of them can step out.'
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
        `Leaders of ${escapeWords(community.name)} can change its settings and run rounds. They can step down at any time.`,
      ),
      personInput({ name: 'leader', label: 'Who?', hint: 'Someone of the community’s channel.' }),
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
