import type { Composed } from '../../delivery/composed.ts';
import type { RoundNow } from '../../domain/rounds/round-now.ts';
import { button, buttonRow } from '../blocks/buttons.ts';
import { paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { titleOf } from './open-messages.ts';
import { peopleInWords } from './results/in-words.ts';

/** Its answers are in. */
export function closedMessage(round: RoundNow): Composed {
  const title = titleOf(round);
  if (round.state === 'published') {
    const text = `*${title}* has closed, and its results are published.`;
    return { text, blocks: [paragraph(text)] };
  }
  const text = `*${title}* has closed: ${peopleInWords(round.answered ?? 0)} answered.`;
  return {
    text,
    blocks: [
      paragraph(
        `${text} Look through what was written, then publish it. Until then nobody sees it but those who can publish it.`,
      ),
      buttonRow(
        button('Look through and publish', ids.round.lookThrough, { value: round.roundId, style: 'primary' }),
      ),
    ],
  };
}

/** It opened by itself, and asks the people of a round before. */
export function samePeopleMessage(round: RoundNow): Composed {
  return plainly(
    `*${titleOf(round)}* has opened, and asks the ${round.people ?? 0} people who were asked last time. A few have joined or left since, and both results together would tell what those few answered. Everyone is asked again in a round that opens at least 30 days after that one closed.`,
  );
}

/** Its hour came, and it could not open. */
export function notOpenedMessage(round: RoundNow, why: string): Composed {
  const title = titleOf(round);
  if (round.state !== 'draft') {
    const text = `*${title}* could not open when it was to; it has been taken up since.`;
    return { text, blocks: [paragraph(text)] };
  }
  const reason = REASONS.get(why) ?? 'its closing or its questions do not fit any more';
  const text = `*${title}* could not open: ${reason}. Nobody was asked, and it is a draft again.`;
  return {
    text,
    blocks: [
      paragraph(text),
      ...(why === 'not_leading'
        ? []
        : [
            buttonRow(
              button('Look at the draft', ids.draft.goOn, { value: round.roundId, style: 'primary' }),
            ),
          ]),
    ],
  };
}

/** Its key cannot be used, so that it waits. */
export function keyTroubleMessage(round: RoundNow): Composed {
  const title = titleOf(round);
  switch (round.state) {
    case 'planned':
      return plainly(
        `*${title}* was to open, and the server cannot keep the key that seals its answers. Nobody is asked yet. ${TELL}`,
      );
    case 'open':
    case 'closing':
    case 'tallied':
    case 'discarding':
      return plainly(
        `*${title}* was to close, and the server has trouble with the key to its answers. Nothing is lost, and nothing is shown yet. ${TELL}`,
      );
    default:
      return plainly(`*${title}* waited for its key on the server. That is over.`);
  }
}

const TELL = 'Please tell whoever runs Lyceum here. I try again every hour.';

function plainly(text: string): Composed {
  return { text, blocks: [paragraph(text)] };
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['too_small', 'fewer people would be asked than answers are needed'],
  ['no_group', 'the user group that it asks is not there any more'],
  ['not_leading', 'it is about you as a leader, and you do not lead now'],
  [
    'too_near',
    'nearly the same people were asked lately, so both results together would tell what a few answered',
  ],
]);
