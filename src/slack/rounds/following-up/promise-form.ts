import type { ModalView } from '@slack/types';
import { actionLimits } from '../../../domain/actions/action.ts';
import { FOLLOWED_UP_AT } from '../../../domain/rounds/following-up/following-up.ts';
import { MOST_THEME } from '../../../domain/rounds/following-up/promising.ts';
import type { RoundNow } from '../../../domain/rounds/round-now.ts';
import type { UserId } from '../../../ids.ts';
import { dateInput, personInput, textInput } from '../../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { ids } from '../../ids.ts';

export interface PromiseForm {
  readonly shown: RoundNow;
  /** Local date. */
  readonly due: string;
  readonly owner: UserId;
}

/** You said, we will: two lines, who and until when. */
export function promiseForm({ shown, due, owner }: PromiseForm): ModalView {
  return {
    type: 'modal',
    callback_id: ids.round.promiseForm,
    private_metadata: shown.roundId,
    title: plain('You said, we will'),
    submit: plain('Say it'),
    close: plain('Cancel'),
    blocks: [
      paragraph(`About *${escapeWords(cut(shown.title, 120))}*`),
      textInput({
        name: 'theme',
        label: 'You said',
        most: MOST_THEME,
        placeholder: 'For example: meetings begin late',
      }),
      textInput({
        name: 'text',
        label: 'We will',
        most: actionLimits.text,
        placeholder: 'For example: begin on the hour, whoever is there',
      }),
      personInput({ name: 'owner', label: 'Who does it?', initial: owner }),
      dateInput({ name: 'due', label: 'By when?', initial: due }),
      aside(
        `Both lines stand in <#${shown.channelId}>, in the round’s thread: everyone there can read them. Quote nobody. On the day, at ${FOLLOWED_UP_AT}, I say there what became of it.`,
      ),
    ],
  };
}
