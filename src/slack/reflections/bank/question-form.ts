import type { ModalView } from '@slack/types';
import { themes } from '../../../domain/reflections/bank/themes.ts';
import { reflectionLimits } from '../../../domain/reflections/reflection.ts';
import { menuInput, radioInput, textInput } from '../../blocks/inputs.ts';
import { aside, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';
import { type QuestionMeta, writeQuestionMeta } from './input.ts';
import { themeTitle } from './views.ts';

/** What stands in the form when it opens; its theme is that of the window below. */
interface Filled {
  readonly audience: 'everyone' | 'leaders';
  readonly text: string | null;
}

/** A question to add, or one to edit. */
export function questionForm(meta: QuestionMeta, { audience, text }: Filled): ModalView {
  const isNew = meta.questionId === null;
  return {
    type: 'modal',
    callback_id: isNew ? ids.bank.addForm : ids.bank.editForm,
    private_metadata: writeQuestionMeta(meta),
    title: plain(isNew ? 'Add a question' : 'Edit a question'),
    submit: plain(isNew ? 'Add' : 'Save'),
    close: plain('Cancel'),
    blocks: [
      textInput({
        name: 'text',
        label: 'Question',
        initial: text,
        most: reflectionLimits.question,
        hint: 'A question of at most 20 words reads best.',
      }),
      menuInput({
        name: 'theme',
        label: 'Theme',
        choices: themes.map((value) => ({ value, label: themeTitle(value) })),
        initial: meta.theme,
      }),
      radioInput({
        name: 'audience',
        label: 'Who is asked?',
        choices: [
          { value: 'everyone', label: 'Everyone' },
          { value: 'leaders', label: 'Leaders, in place of the question for everyone' },
        ],
        initial: audience,
      }),
      aside(
        isNew
          ? 'It comes last in its theme. Nobody is told that you added it.'
          : 'A week that has begun keeps the question as it was asked.',
      ),
    ],
  };
}
