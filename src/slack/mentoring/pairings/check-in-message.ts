import type { KnownBlock } from '@slack/types';
import type { Composed } from '../../../delivery/composed.ts';
import type { ShownCheckIn } from '../../../domain/mentoring/pairings/for-messages.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, escapeWords, paragraph } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { writeCheckIn } from './input.ts';
import { named } from './words.ts';

/** What one of a pairing is asked, for their eyes only. */
export function checkInMessage(shown: ShownCheckIn): Composed {
  const others = named(shown.others);
  const name = escapeWords(shown.community.name);
  if (shown.kind === 'closing') return closingMessage(shown, { others, name });
  const isCoffee = shown.pairing.program === 'coffee';
  const opening = isCoffee
    ? `A week ago I brought you together with ${others} in *${name}*.`
    : `${shown.others.length > 1 ? `Your group with ${others}` : `You and ${others}`} in *${name}*: how is it going?`;
  return {
    text: isCoffee ? `Did you meet ${others}?` : `How is it going with ${others}?`,
    blocks: [
      paragraph(shown.kind === 'midway' ? `${opening}\nHalf of your time together has passed.` : opening),
      ...meetingBlocks(shown),
      ...(isCoffee ? [] : fitBlocks(shown)),
      ...(shown.kind === 'midway' ? lookingBack(shown) : []),
      aside(afterwards(shown)),
    ],
  };
}

function meetingBlocks(shown: ShownCheckIn): KnownBlock[] {
  const { hasMet } = shown;
  const said = hasMet === null ? '' : ` You said: ${hasMet ? 'we met' : 'not yet'}.`;
  if (!shown.isOpen) return said === '' ? [] : [paragraph(`*Did you meet?*${said}`)];
  const value = carried(shown);
  return [
    paragraph(`*Did you meet?*${said}`),
    buttonRow(
      button('We met', ids.mentoring.pairing.met, { value }),
      button('Not yet', ids.mentoring.pairing.notYet, { value }),
    ),
  ];
}

const FITS = { good: 'good', undecided: 'undecided', not_a_fit: 'not a fit' } as const;

function fitBlocks(shown: ShownCheckIn): KnownBlock[] {
  const { fit } = shown;
  const said = fit === null ? '' : ` You said: ${FITS[fit]}.`;
  if (!shown.isOpen) return said === '' ? [] : [paragraph(`*How does it feel?*${said}`)];
  const value = carried(shown);
  const { fit: idOf } = ids.mentoring.pairing;
  return [
    paragraph(`*How does it feel?*${said}`),
    buttonRow(
      button('Good', idOf('good'), { value }),
      button('Undecided', idOf('undecided'), { value }),
      button('Not a fit', idOf('not_a_fit'), { value, confirm: beforeParting(shown) }),
    ),
  ];
}

function beforeParting({ others }: ShownCheckIn) {
  return {
    title: 'Not a fit?',
    text:
      others.length > 1
        ? 'You step out of the group, and the others go on. They read that you did, and no reason. I do not put you together with them again.'
        : 'I end this pairing kindly, and tell nobody who said so. You both come first next time, and I do not suggest you to each other again.',
    yes: others.length > 1 ? 'Step out' : 'End it',
    no: 'Go on',
  };
}

function lookingBack(shown: ShownCheckIn): KnownBlock[] {
  const label = shown.hasWords ? 'Change what I wrote' : 'Look back';
  const words = shown.hasWords
    ? '*Looking back* You have written something. Only you can read it, unless you shared it.'
    : `*Looking back* ${shown.kind === 'closing' ? 'What do you take with you?' : 'What has changed for you since you began?'} Only you can read it, unless you make it a share.`;
  return [
    paragraph(words),
    buttonRow(button(label, ids.mentoring.pairing.lookBack, { value: carried(shown) })),
  ];
}

function closingMessage(
  shown: ShownCheckIn,
  { others, name }: { readonly others: string; readonly name: string },
): Composed {
  return {
    text: `Your time with ${others} ends. Would you like to look back?`,
    blocks: [
      paragraph(
        `Your time with ${others} in *${name}* ends today, as planned. You can go on meeting: nobody needs me for that.`,
      ),
      ...lookingBack(shown),
      aside('You need not write anything. I do not ask again.'),
    ],
  };
}

function afterwards({ isOpen, pairing }: ShownCheckIn): string {
  if (pairing.ended !== null) return 'This pairing has ended. Nobody else sees what you said.';
  if (!isOpen)
    return 'I have asked again since, or you are not in it any more. Nobody else sees what you said.';
  const next =
    pairing.program === 'coffee'
      ? 'It ends by itself in a week.'
      : 'I ask again in two weeks, and not before.';
  return `Nobody else sees what you answer; leaders only see figures about many pairings. You need not answer. ${next}`;
}

function carried({ pairing, number }: ShownCheckIn): string {
  return writeCheckIn({ pairingId: pairing.id, number });
}
