import type { KnownBlock, ModalView } from '@slack/types';
import { CHOICES_TYPED, KINDS, type TypedQuestion } from '../../../domain/rounds/drafting/wording.ts';
import { type Question, questionLimits } from '../../../domain/rounds/questions.ts';
import { menuInput, radioInput, textInput } from '../../blocks/inputs.ts';
import { plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { type QuestionMeta, writeQuestionMeta } from './metas.ts';
import { KIND_LABELS } from './questions-view.ts';

export const NEW_QUESTION: TypedQuestion = { kind: 'rating', text: null, isRequired: true };

const USUAL_ENDS = { low: 'Not at all', high: 'Completely' } as const;

/** A question as it stands in the form. */
export function typedAs(question: Question): TypedQuestion {
  const { kind, text, isRequired } = question;
  const choices = 'choices' in question ? { choices: question.choices.join('\n') } : {};
  const ends = question.kind === 'rating' ? { low: question.low, high: question.high } : {};
  return { kind, text, isRequired, ...choices, ...ends };
}

/** A question to add, or one to edit. Its fields are those of its kind; what was typed into the others stays. */
export function questionForm(meta: QuestionMeta, typed: TypedQuestion): ModalView {
  const isNew = meta.key === null;
  return {
    type: 'modal',
    callback_id: ids.draft.questionForm,
    private_metadata: writeQuestionMeta(meta),
    title: plain(isNew ? 'Add a question' : 'Edit a question'),
    submit: plain(isNew ? 'Add' : 'Save'),
    close: plain('Cancel'),
    blocks: [
      menuInput({
        name: 'kind',
        label: 'How is it answered?',
        actionId: ids.draft.kind,
        reportsChanges: true,
        choices: KINDS.map((kind) => ({ value: kind, label: KIND_LABELS[kind] })),
        initial: typed.kind,
      }),
      textInput({ name: 'text', label: 'Question', initial: typed.text, most: questionLimits.text }),
      ...inputsOfKind(typed),
      radioInput({
        name: 'required',
        label: 'Must it be answered?',
        choices: [
          { value: 'yes', label: 'Required' },
          { value: 'no', label: 'Optional' },
        ],
        initial: typed.isRequired ? 'yes' : 'no',
      }),
    ],
  };
}

function inputsOfKind({ kind, choices, low, high }: TypedQuestion): KnownBlock[] {
  const { scaleEnd, leastChoices, mostChoices, choice } = questionLimits;
  switch (kind) {
    case 'single':
    case 'multiple':
      return [
        textInput({
          name: 'choices',
          label: 'Choices, one a line',
          initial: choices ?? null,
          lines: 'many',
          most: CHOICES_TYPED,
          hint: `From ${leastChoices} to ${mostChoices}, each of up to ${choice} characters.`,
        }),
      ];
    case 'rating':
      return [
        textInput({ name: 'low', label: '1 stands for', initial: low ?? USUAL_ENDS.low, most: scaleEnd }),
        textInput({ name: 'high', label: '5 stands for', initial: high ?? USUAL_ENDS.high, most: scaleEnd }),
      ];
    default:
      return [];
  }
}
