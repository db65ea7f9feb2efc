import type { QuestionResult } from '../../../domain/rounds/results/reading.ts';
import { cut, escapeWords } from '../../blocks/text.ts';
import { REASON_WORDS } from './look-through-view.ts';

/** What may be said of a question's answers, in a few lines of mrkdwn. */
export function figuresInWords({ question, figures }: QuestionResult): string {
  switch (figures.shown) {
    case 'nothing':
      return '_Too few answered this to show anything._';
    case 'all similar':
      return `_${figures.answered} answered, all alike. With so few, more is not shown._`;
    case 'comments':
      return `_${figures.answered} answered._`;
    case 'ratings': {
      const scale =
        question.kind === 'rating'
          ? ` (1: ${escapeWords(question.low)}, 5: ${escapeWords(question.high)})`
          : '';
      const counts = figures.counts.map((count, at) => `${at + 1}: ${count}`).join(' · ');
      return `*${oneDecimal(figures.mean)}* of 5${changeInWords(figures)}\n${counts}${scale}`;
    }
    case 'choices':
      return figures.counts
        .map((count, at) => `• ${escapeWords(cut(choiceAt(question, at), 75))}: *${count}*`)
        .join('\n');
  }
}

/** How many were held back, and why; in plain words. */
export function withheldInWords(withheld: QuestionResult['withheld']): string {
  const reasons = [...withheld].map(([why, count]) => `${count} (${REASON_WORDS[why]})`);
  return `Held back by a leader: ${reasons.join(', ')}.`;
}

function changeInWords({
  mean,
  change,
}: {
  mean: number;
  change: { meanBefore: number; closedOn: string } | null;
}): string {
  if (change === null) return '';
  const difference = Number(oneDecimal(mean)) - Number(oneDecimal(change.meanBefore));
  const sign = difference > 0 ? `up ${oneDecimal(difference)}` : `down ${oneDecimal(-difference)}`;
  const how = difference === 0 ? 'as it was' : `${sign} from ${oneDecimal(change.meanBefore)}`;
  const day = Temporal.PlainDate.from(change.closedOn).toLocaleString('en-GB', { dateStyle: 'long' });
  return `, ${how} on ${day}`;
}

function choiceAt(question: QuestionResult['question'], at: number): string {
  return 'choices' in question ? (question.choices[at] ?? '') : '';
}

function oneDecimal(value: number): string {
  return value.toFixed(1);
}
