import type { Composed } from '../../../delivery/composed.ts';
import type { ShownEnd } from '../../../domain/mentoring/pairings/for-messages.ts';
import { othersIn, peopleIn } from '../../../domain/mentoring/pairings/pairing.ts';
import type { UserId } from '../../../ids.ts';
import { aside, escapeWords, mention, paragraph } from '../../blocks/text.ts';
import { words } from '../../blocks/words.ts';
import { named, PAIRING_NAMES } from './words.ts';

const STAYS = 'This conversation stays yours. I keep nothing you wrote here.';

/** Said to all when it is over: by somebody in their own name, by its time, or by nobody in particular. */
export function endMessage(
  shown: ShownEnd,
  { by, cannot }: { readonly by: UserId | null; readonly cannot: boolean },
): Composed {
  const { pairing } = shown;
  const all = named(peopleIn(pairing));
  if (by !== null) return cannot ? cannotMessage(shown, by) : endedBy(shown, by);
  const where = `in *${escapeWords(shown.community.name)}*`;
  if (pairing.ended?.because === 'finished') {
    return said(
      `${all}: your time together ${where} ends today, as planned. Thank you for what you gave each other. If you like, go on meeting: nobody needs me for that.`,
    );
  }
  return said(
    `${all}: this pairing ${where} ends here. Not every pairing lasts, and that is nobody’s fault. Thank you for trying. Whoever still looks for somebody comes first next time.`,
  );
}

function cannotMessage({ pairing }: ShownEnd, by: UserId): Composed {
  const others = named(othersIn(pairing, by));
  const text = `${mention(by)} can’t this time, so this ${PAIRING_NAMES[pairing.program]} ends here. It happens, and means nothing about you. ${others}, you come first next time.`;
  return { text, blocks: [paragraph(text)] };
}

function endedBy(shown: ShownEnd, by: UserId): Composed {
  const { pairing, community } = shown;
  const others = named(othersIn(pairing, by));
  const text = `${mention(by)} ends the pairing with ${others} in *${escapeWords(community.name)}*.`;
  return withWords(text, shown.words);
}

/** Said to those who go on when one of several steps out. */
export function stepOutMessage(shown: ShownEnd, by: UserId): Composed {
  const others = named(othersIn(shown.pairing, by));
  return withWords(`${mention(by)} steps out here. ${others}, you go on.`, shown.words);
}

function withWords(text: string, written: string | null): Composed {
  if (written === null) return said(`${text} Thank you for the time you gave each other.`);
  return {
    text,
    blocks: [paragraph(`${text} They write:`), words(written), aside(STAYS)],
  };
}

/** To each who is left, where somebody is not in the community any more. */
export function leftMessage(
  { pairing, community, goesOn }: Omit<ShownEnd, 'words'> & { readonly goesOn: boolean },
  gone: UserId,
): Composed {
  const name = escapeWords(community.name);
  const what = PAIRING_NAMES[pairing.program];
  const text = goesOn
    ? `${mention(gone)} is not in *${name}* any more. Your ${what} goes on without them.`
    : `${mention(gone)} is not in *${name}* any more, so your pairing (${what}) ends here. If you still look for somebody, you come first next time.`;
  return { text, blocks: [paragraph(text)] };
}

function said(text: string): Composed {
  return { text, blocks: [paragraph(text), aside(STAYS)] };
}
