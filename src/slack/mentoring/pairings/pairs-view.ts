import type { KnownBlock, ModalView } from '@slack/types';
import type { OwnPairing, OwnPairings } from '../../../domain/mentoring/pairings/listing.ts';
import { longDate } from '../../../domain/time.ts';
import type { PairingId } from '../../../ids.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { writeCheckIn } from './input.ts';
import { named, PAIRING_NAMES } from './words.ts';

const LONGEST_NAME = 60;

/** `/mentor pairs`: one's own pairings. `links`: where the conversation of each can be read. */
export function pairsView(
  { running, over, hasMore }: OwnPairings,
  links: ReadonlyMap<PairingId, string>,
): ModalView {
  return {
    type: 'modal',
    title: plain('My pairings'),
    close: plain('Close'),
    blocks: [
      ...(running.length + over.length === 0 ? [paragraph(NONE)] : []),
      ...running.flatMap((pairing) => runningBlocks(pairing, links.get(pairing.id) ?? null)),
      ...(over.length === 0 ? [] : [paragraph('*Over*'), ...over.flatMap(overBlocks)]),
      ...(hasMore ? [aside('There were more before. The last ones are shown.')] : []),
      aside(
        'Only you see this. Suggestions that wait for your answer stand on Home, and in our conversation.',
      ),
    ],
  };
}

const NONE =
  '*You are in no pairing now.* `/mentor find git` finds somebody who can help you. Leaders also bring people together, in matching rounds.';

function runningBlocks(pairing: OwnPairing, link: string | null): KnownBlock[] {
  const conversation = link === null ? '' : ` <${link}|Your conversation>`;
  return [
    paragraph(`${lineOf(pairing)}\n${nextInWords(pairing)}${conversation}`),
    buttonRow(button('End', ids.mentoring.pairing.end, { value: pairing.id })),
    ...reflectionRows(pairing),
  ];
}

/** With whom, what, where and since when. */
export function lineOf({ others, program, communityName, since }: OwnPairing): string {
  const name = escapeWords(cut(communityName, LONGEST_NAME));
  return `*${named(others)}* (${PAIRING_NAMES[program]}) in *${name}*, since ${longDate(since)}.`;
}

export function nextInWords({ nextAskedOn, program }: OwnPairing): string {
  if (nextAskedOn === null) return 'I am opening your conversation.';
  return program === 'coffee' ? 'It ends by itself.' : `On ${longDate(nextAskedOn)} I ask you how it goes.`;
}

function overBlocks(pairing: OwnPairing): KnownBlock[] {
  const { over } = pairing;
  if (over === null) return [];
  const how = over.because === 'finished' ? 'Finished' : 'Ended';
  return [
    paragraph(`${lineOf(pairing)} ${how} on ${longDate(over.on)}.`),
    ...(over.why === null ? [] : [aside('Why, in your words, for you alone:'), words(over.why)]),
    buttonRow(
      button(over.why === null ? 'Note why' : 'Change why', ids.mentoring.pairing.why, { value: pairing.id }),
    ),
    ...reflectionRows(pairing),
  ];
}

/** What they wrote looking back stays theirs, to read, change and take away. */
function reflectionRows({ id, reflections }: OwnPairing): KnownBlock[] {
  const { lookBack } = ids.mentoring.pairing;
  return reflections.map((number, index) => {
    const label = reflections.length > 1 ? `Read what I wrote (${index + 1})` : 'Read what I wrote';
    return buttonRow(button(label, lookBack, { value: writeCheckIn({ pairingId: id, number }) }));
  });
}
