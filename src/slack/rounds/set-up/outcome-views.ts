import type { ModalView } from '@slack/types';
import type { TooSmall } from '../../../domain/rounds/opening/assessing.ts';
import type { Opened } from '../../../domain/rounds/opening/opening.ts';
import type { Round } from '../../../domain/rounds/round.ts';
import { longDate } from '../../../domain/time.ts';
import type { RoundId } from '../../../ids.ts';
import { escapeWords, paragraph, plain } from '../../blocks/text.ts';
import type { Outcome } from '../../calls.ts';
import { ids } from '../../ids.ts';

/**
 * What the leader sees after *Send*. Of what cannot be opened as it is, why, and what is offered instead, on top of the form: so
 * they can go back to it.
 */
export function outcomeOf(opened: Opened, id: RoundId, next: 'push' | 'replace'): Outcome {
  switch (opened.is) {
    case 'open':
    case 'planned':
      return { next: 'replace', view: sentView(opened.is, opened.round) };
    case 'too small':
      return { next, view: tooSmallView(opened, id) };
    case 'too near':
      return { next, view: tooNearView(opened, id) };
  }
}

export function savedView(): ModalView {
  return said('Your draft', [
    'Your draft is saved, and nobody is asked yet.',
    'Type `/feedback rounds` to go on with it, or to discard it.',
  ]);
}

function sentView(is: 'open' | 'planned', { terms }: Pick<Round, 'terms'>): ModalView {
  const { opens } = terms;
  const letter = terms.asksByLetter ? ' Each person who is asked also gets it by direct message.' : '';
  const first =
    is === 'open' || opens === null
      ? `Your round is open. The invitation goes to the channel now.${letter}`
      : `Your round is planned. It opens on ${longDate(opens.date)} at ${opens.time}, in the time zone of the community.${letter}`;
  return said('Your round', [first, 'Type `/feedback rounds` to see how it stands.']);
}

/** Closing it closes the form below, which is done with. */
function said(title: string, lines: readonly string[]): ModalView {
  return {
    type: 'modal',
    title: plain(title),
    close: plain('Close'),
    clear_on_close: true,
    blocks: lines.map((line) => paragraph(line)),
  };
}

type TooNear = Extract<Opened, { is: 'too near' }>;

export function tooSmallView({ people, needed, canReveal }: TooSmall, id: RoundId): ModalView {
  if (!canReveal) return tooFewView(needed);
  return {
    type: 'modal',
    callback_id: ids.draft.togetherForm,
    private_metadata: id,
    title: plain('Few are asked'),
    submit: plain('Reveal together'),
    close: plain('Back'),
    blocks: [
      paragraph(
        `*Nothing is sent yet.* Of those who would be asked, ${people} ${people === 1 ? 'counts' : 'count'}. Nothing may be shown before ${needed} of them have answered: among few, one could guess who said what. Those who alone may read the results do not count.`,
      ),
      paragraph(
        '*Reveal together* fits a small team. Answers bear names, and nobody can read any before all are in or time is up. Then they are read all at once.',
      ),
      paragraph('Or go back, and ask more people. Your draft is saved.'),
    ],
  };
}

/** Too few for anything. */
function tooFewView(needed: number): ModalView {
  return {
    type: 'modal',
    title: plain('Few are asked'),
    close: plain('Back'),
    blocks: [
      paragraph(
        `*Nothing is sent yet.* This needs at least ${needed} people who can answer. Go back and ask more. Your draft is saved.`,
      ),
    ],
  };
}

export function tooNearView({ others, earlierTitle, canAskTheSame, until }: TooNear, id: RoundId): ModalView {
  const people = others === 1 ? 'one person' : `${others} people`;
  const earlier = earlierTitle === null ? 'A round of another community' : `*${escapeWords(earlierTitle)}*`;
  return {
    type: 'modal',
    ...(canAskTheSame
      ? { callback_id: ids.draft.samePeopleForm, private_metadata: id, submit: plain('Ask the same people') }
      : {}),
    title: plain('Almost the same people'),
    close: plain('Back'),
    blocks: [
      paragraph(
        `*Nothing is sent yet.* ${earlier} closed lately, and asked the same people but for ${people}. Whoever compared both results could work out what ${others === 1 ? 'that person' : 'those few'} said.`,
      ),
      paragraph(
        canAskTheSame
          ? `*Ask the same people* asks exactly those of then. Or go back and wait until ${dayIn(until)}: then this is no longer in the way.`
          : `Please wait until ${dayIn(until)}, or go back and ask other people. Your draft is saved.`,
      ),
    ],
  };
}

/** As the reader's own Slack writes a day. */
function dayIn(instant: Temporal.Instant): string {
  const seconds = Math.floor(instant.epochMilliseconds / 1000);
  const otherwise = longDate(instant.toZonedDateTimeISO('UTC').toPlainDate().toString());
  return `<!date^${seconds}^{date_long}|${otherwise}>`;
}
