import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ShownQuestions } from '../../../domain/rounds/drafting/draft-questions.ts';
import type { Question, QuestionKind } from '../../../domain/rounds/questions.ts';
import { roundLimits } from '../../../domain/rounds/round.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { aside, cut, paragraph, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { type Above, type Deed, writeAbove, writeDeed } from './metas.ts';

export const KIND_LABELS: Readonly<Record<QuestionKind, string>> = {
  rating: 'Rating from 1 to 5',
  single: 'One of several choices',
  multiple: 'Any of several choices',
  open: 'Open text',
};

/** What the draft asks, to be worded and ordered. */
export function questionsView({ questions }: ShownQuestions, above: Above): ModalView {
  const isFull = questions.length >= roundLimits.questions;
  return {
    type: 'modal',
    private_metadata: writeAbove(above),
    title: plain('Questions'),
    close: plain('Back'),
    blocks: [
      aside('What you change here is kept in your draft at once. Nobody is asked before you press *Send*.'),
      ...(questions.length === 0 ? [paragraph('This round asks nothing yet.')] : []),
      ...questions.map((question, at) => questionBlock(question, at === questions.length - 1)),
      isFull
        ? aside(`These are ${roundLimits.questions} questions, as many as a round can ask.`)
        : buttonRow(button('Add a question', ids.draft.addQuestion)),
      aside(
        'Please ask about work and the team, not about one person. What you have to say to somebody, say with your name.',
      ),
    ],
  };
}

function questionBlock(question: Question, isLast: boolean): KnownBlock {
  const { key, position, text } = question;
  const option = (label: string, deed: Deed): PlainTextOption => ({
    text: plain(label),
    value: writeDeed(deed, key),
  });
  return {
    type: 'section',
    block_id: `${key}:${position}`,
    text: plain(`${position + 1}. ${text}\n${howAnswered(question)}`),
    accessory: {
      type: 'overflow',
      action_id: ids.draft.question,
      options: [
        option('Edit', 'edit'),
        ...(position === 0 ? [] : [option('Move up', 'up')]),
        ...(isLast ? [] : [option('Move down', 'down')]),
        option('Remove', 'remove'),
      ],
    },
  };
}

const LONGEST_LIST = 200;

/** `Rating from 1 to 5 (Strongly disagree – Strongly agree), optional`. */
function howAnswered(question: Question): string {
  const must = question.isRequired ? 'required' : 'optional';
  const kind = KIND_LABELS[question.kind];
  switch (question.kind) {
    case 'open':
      return `${kind}, ${must}`;
    case 'rating':
      return `${kind} (${question.low} – ${question.high}), ${must}`;
    default:
      return `${kind} (${cut(question.choices.join(' / '), LONGEST_LIST)}), ${must}`;
  }
}
