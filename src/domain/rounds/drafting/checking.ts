import type { UserGroup } from '../../directory.ts';
import { Refusal } from '../../refusal.ts';
import { cleanLine, requiredWords } from '../../words.ts';
import { roundLimits, type Terms } from '../round.ts';
import { checkAudience } from './audience.ts';
import { checkSpan, closesIn, opensIn } from './dates.ts';
import type { TypedRound, Written } from './draft.ts';

/** What a check must know beside what was typed. */
export interface Frame {
  readonly now: Temporal.Instant;
  /** IANA; the community's. */
  readonly zone: string;
  /** The workspace's user groups; null where we cannot read them. */
  readonly groups: readonly UserGroup[] | null;
}

/**
 * What was typed, over what stood before. @throws Refusal `invalid` at the first field that cannot be taken: `title`, `opensOn`,
 * `opensTime`, `closesOn`, `closesTime`, `everyWeeks`, `threshold`, `identity`, `who`, `people`, `group`.
 */
export function checkWritten(typed: TypedRound, before: Written, frame: Frame): Written {
  const written = piecesOf(typed, before, frame, (check) => check());
  checkSpan(written.terms, typed, frame);
  checkThreshold(written.terms);
  return written;
}

/** As much of what was typed as can be taken, for what is not finished yet; the rest stays as it stood before. */
export function takeWritten(typed: TypedRound, before: Written, frame: Frame): Written {
  return piecesOf(typed, before, frame, (check, otherwise) => {
    try {
      return check();
    } catch (error) {
      if (error instanceof Refusal) return otherwise;
      throw error;
    }
  });
}

type Take = <Piece>(check: () => Piece, otherwise: Piece) => Piece;

function piecesOf(typed: TypedRound, before: Written, frame: Frame, take: Take): Written {
  const { title, terms } = before;
  return {
    title: take(() => (typed.title === undefined ? title : checkTitle(typed.title)), title),
    terms: {
      identity: take(() => identityIn(typed, terms), terms.identity),
      threshold: take(() => thresholdIn(typed, terms), terms.threshold),
      readers:
        typed.readers === undefined ? terms.readers : typed.readers === 'everyone' ? 'everyone' : 'leaders',
      audience: take(() => checkAudience(typed, terms.audience, frame.groups), terms.audience),
      opens: take(() => opensIn(typed, terms, frame.zone), terms.opens),
      closes: take(() => closesIn(typed, terms, frame.zone), terms.closes),
      reminds: typed.also === undefined ? terms.reminds : typed.also.includes('reminds'),
      asksByLetter: typed.also === undefined ? terms.asksByLetter : typed.also.includes('letter'),
      everyWeeks: take(() => everyWeeksIn(typed, terms), terms.everyWeeks),
    },
  };
}

/** @throws Refusal `invalid` at `title` where it is blank or too long. */
export function checkTitle(typed: string | null): string {
  return requiredWords(cleanLine(typed ?? ''), {
    field: 'title',
    most: roundLimits.title,
    missing: 'Please give the round a title.',
  });
}

function identityIn({ identity }: TypedRound, before: Terms): Terms['identity'] {
  if (identity === undefined) return before.identity;
  if (identity === 'named' || identity === 'unlinked' || identity === 'together') return identity;
  throw new Refusal('invalid', 'Please choose how people answer.', 'identity');
}

function thresholdIn({ threshold }: TypedRound, before: Terms): number {
  if (threshold === undefined) return before.threshold;
  const { leastThreshold: least, mostThreshold: most } = roundLimits;
  const chosen = wholeNumber(threshold, least, most);
  if (chosen !== null) return chosen;
  throw new Refusal('invalid', `Please choose a number from ${least} to ${most}.`, 'threshold');
}

function everyWeeksIn({ everyWeeks }: TypedRound, before: Terms): number | null {
  if (everyWeeks === undefined) return before.everyWeeks;
  const chosen = wholeNumber(everyWeeks, 0, roundLimits.mostWeeks);
  if (chosen !== null) return chosen === 0 ? null : chosen;
  throw new Refusal(
    'invalid',
    `A round can come again every 1 to ${roundLimits.mostWeeks} weeks. Please choose one of these.`,
    'everyWeeks',
  );
}

function wholeNumber(typed: string | null, least: number, most: number): number | null {
  if (typed === null || !/^\d{1,3}$/.test(typed)) return null;
  const number = Number(typed);
  return number >= least && number <= most ? number : null;
}

function checkThreshold({ identity, threshold }: Terms): void {
  const least = roundLimits.leastUnlinked;
  if (identity !== 'unlinked' || threshold >= least) return;
  throw new Refusal(
    'invalid',
    `Unlinked answers need at least ${least}: among fewer, one could guess who wrote what. Choose ${least} or more.`,
    'threshold',
  );
}
