import type { Button, KnownBlock } from '@slack/types';
import type { Composed } from '../../delivery/composed.ts';
import type { ActionNow, ActionShown } from '../../domain/actions/for-messages.ts';
import { dayInWords } from '../../domain/time.ts';
import type { UserId } from '../../ids.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, cut, escapeWords, mention, paragraph } from '../blocks/text.ts';
import { headed, richText, words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { originBlock } from './origin.ts';

/** To an owner to whom somebody gave it. */
export function givenMessage(shown: ActionShown, by: UserId): Composed {
  const due = dayInWords(shown.dueOn);
  return asSaid(shown, {
    intro: `${mention(by)} gave you an action item in ${nameOf(shown)}, due on ${due}.`,
    buttons: [done(shown), reschedule(shown), handOver(shown)],
    foot: 'When it is due, I remind you. Every member can see it in `/learn actions`.',
  });
}

/** On the day. */
export function dueMessage(shown: ActionShown): Composed {
  return asSaid(shown, {
    intro: `Your action item in ${nameOf(shown)} is due: ${dayInWords(shown.dueOn)}.`,
    buttons: [done(shown), reschedule(shown)],
    foot: 'If it is still open in three days, I ask you once more.',
  });
}

/** Some days later. */
export function overdueMessage(shown: ActionShown): Composed {
  return asSaid(shown, {
    intro: `Your action item in ${nameOf(shown)} was due on ${dayInWords(shown.dueOn)}. Is it still worth doing?`,
    buttons: [
      done(shown),
      button('Keep', ids.action.keep, { value: shown.id }),
      handOver(shown),
      drop(shown),
    ],
    foot: '*Keep* asks you for another day. If you choose none of these, I do not remind you again.',
  });
}

/** To whoever made it, or to leaders, when its owner has left. */
export function ownerlessMessage(shown: ActionShown): Composed {
  const owner = mention(shown.ownerId);
  return asSaid(shown, {
    intro: `${owner} is not in ${nameOf(shown)} any more. An action item of theirs is open, due on ${dayInWords(shown.dueOn)}. What becomes of it?`,
    buttons: [handOver(shown), drop(shown)],
    foot: 'I ask whoever made it, or else the leaders, and only once.',
  });
}

interface Words {
  /** In mrkdwn. */
  readonly intro: string;
  readonly buttons: readonly Button[];
  readonly foot: string;
}

/** As it was meant to be said, or what has become of it since. */
function asSaid(shown: ActionShown, { intro, buttons, foot }: Words): Composed {
  const { now } = shown;
  switch (now.is) {
    case 'as said':
      return composed(shown, intro, [buttonRow(...buttons), aside(foot)]);
    case 'moved':
      return composed(
        shown,
        `Your action item in ${nameOf(shown)} has another day now: ${dayInWords(shown.dueOn)}.`,
        [buttonRow(done(shown), reschedule(shown))],
      );
    case 'handed over':
      return composed(
        shown,
        `${mention(shown.ownerId)} has this action item of ${nameOf(shown)} now, due on ${dayInWords(shown.dueOn)}.`,
        [],
      );
    case 'done':
    case 'dropped':
      return composed(shown, settledWords(shown, now), [
        ...(now.reason === null ? [] : [richText([headed('Why', now.reason)])]),
        ...takeUpAgain(shown, now),
      ]);
    case 'elsewhere': {
      const text = `You are not in ${nameOf(shown)} any more, so this action item is not yours to settle.`;
      return { text, blocks: [paragraph(text)] };
    }
  }
}

type Settled = Extract<ActionNow, { readonly is: 'done' | 'dropped' }>;

function settledWords(shown: ActionShown, { is, on, by }: Settled): string {
  const what = is === 'done' ? 'done' : 'dropped';
  const who = by === shown.reader ? '' : ` by ${mention(by)}`;
  return `This action item of ${nameOf(shown)} was ${what}${who} on ${dayInWords(on)}.`;
}

function takeUpAgain({ id }: ActionShown, { is, mayTakeUpAgain }: Settled): KnownBlock[] {
  if (!mayTakeUpAgain) return [];
  const label = is === 'done' ? 'Not done after all' : 'Take up again';
  return [buttonRow(button(label, ids.action.takeUpAgain, { value: id }))];
}

function composed(shown: ActionShown, intro: string, rest: readonly KnownBlock[]): Composed {
  return {
    text: `${intro} ${escapeWords(cut(shown.text, 200))}`,
    blocks: [
      paragraph(intro),
      words(shown.text),
      ...(shown.theme === null ? [] : [originBlock(shown.theme)]),
      ...rest,
    ],
  };
}

function nameOf({ communityName }: ActionShown): string {
  return `*${escapeWords(cut(communityName, 60))}*`;
}

function done({ id }: ActionShown): Button {
  return button('Done', ids.action.done, { value: id, style: 'primary' });
}

function reschedule({ id }: ActionShown): Button {
  return button('Reschedule', ids.action.reschedule, { value: id });
}

function handOver({ id }: ActionShown): Button {
  return button('Hand over', ids.action.handOver, { value: id });
}

function drop({ id }: ActionShown): Button {
  return button('Drop', ids.action.drop, { value: id });
}
