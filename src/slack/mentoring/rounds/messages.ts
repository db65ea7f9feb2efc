import type { Composed, Composer, Composers } from '../../../delivery/composed.ts';
import type { Ctx } from '../../../domain/context.ts';
import { type MatchingNow, matchingForMessage } from '../../../domain/mentoring/rounds/for-messages.ts';
import { momentWithZone } from '../../../domain/time.ts';
import { matchingRoundId } from '../../../ids.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { escapeWords, paragraph } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { programNames } from '../program-names.ts';
import { groupsInWords, peopleInWords } from './words.ts';

type ToSay = Parameters<Composer>[0];

/** What matching rounds owe, composed from what is true when it is sent. */
export function matchingComposers(ctx: Ctx): Composers {
  const about =
    (say: (round: MatchingNow, of: ToSay) => Composed | null): Composer =>
    async (of) => {
      if (of.to.to !== 'person') return null;
      const id = matchingRoundId.of(of.subject.roundId ?? '');
      const round = await matchingForMessage(ctx, of.workspaceId, id, of.to.userId);
      return round === null ? null : say(round, of);
    };
  return {
    'matching-round-ahead': about(aheadMessage),
    'matching-round-alone': about(aloneMessage),
    'matching-round-owner': about(ownerMessage),
  };
}

const WHAT = { coffee: 'Coffee', peers: 'Peer groups' } as const;

/** A day ahead, to each who takes part. What stands says what became of it. */
function aheadMessage(round: MatchingNow, { stands }: ToSay): Composed | null {
  const { state, skips, terms, matchesAt, roundId: value } = round;
  const program = terms.program === 'peers' ? 'peers' : 'coffee';
  const name = `*${WHAT[program]}* in *${escapeWords(round.communityName)}*`;
  if (state !== 'planned') {
    if (!stands) return null;
    return plainly(
      state === 'cancelled'
        ? `${name} was taken off the plan.`
        : skips === true
          ? `You skipped this round of ${name}. You are in the next one again.`
          : `This round of ${name} has begun.`,
    );
  }
  if (!stands && skips !== false) return null;
  const on = matchesAt === null ? '' : `On ${momentWithZone(matchesAt)} `;
  const text = skips
    ? `You skip the next round of ${name}. Nobody is told. You are in the one after it again.`
    : `${on}I bring you together with ${program === 'coffee' ? 'somebody for a coffee' : 'a few peers'}: ${name}.`;
  return {
    text,
    blocks: [
      paragraph(skips ? text : `${text} If it does not suit you this time, skip it: nobody is told.`),
      buttonRow(
        skips
          ? button('Take part after all', ids.mentoring.round.takePart, { value })
          : button('Skip this round', ids.mentoring.round.skip, { value }),
      ),
    ],
  };
}

/** There was nobody for them among peers. */
function aloneMessage({ terms, communityName }: MatchingNow): Composed {
  const what = terms.program === 'peers' ? 'peers' : 'coffee';
  return plainly(
    `For this round of ${what} in *${escapeWords(communityName)}* there was nobody for you: too few took part. It is not about you, and you are in the next one again.`,
  );
}

/** To whoever runs the round: it waits for them, or did not come about. */
function ownerMessage(round: MatchingNow, { subject, stands }: ToSay): Composed | null {
  const { terms, groups, left, state, roundId: value } = round;
  const name = `*${programNames[terms.program]}* in *${escapeWords(round.communityName)}*`;
  const what = subject.what ?? '';
  if (what === 'no group') {
    return plainly(
      `${name} could not be matched: its user group is not there any more. Nobody was told, and it does not come again. \`/mentor round\` begins another.`,
    );
  }
  if (what.startsWith('nobody')) {
    const next = round.matchesAt === null ? '' : ` It comes again on ${momentWithZone(round.matchesAt)}.`;
    return plainly(`${name} was left out this time: nobody takes part.${next}`);
  }
  if (state !== 'proposed') return stands ? plainly(`${name} was looked through.`) : null;
  const text = `${name} is matched again: ${groupsInWords(terms, groups)}${left === 0 ? '' : `, and ${peopleInWords(left)} with nobody`}. Nobody hears of it before you send it.`;
  return {
    text,
    blocks: [
      paragraph(text),
      buttonRow(button('Look through', ids.mentoring.round.look, { value, style: 'primary' })),
    ],
  };
}

function plainly(text: string): Composed {
  return { text, blocks: [paragraph(text)] };
}
