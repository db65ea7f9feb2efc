import type { ModalView } from '@slack/types';
import { actionLimits } from '../../domain/actions/action.ts';
import type { ActionToChange } from '../../domain/actions/changing.ts';
import type { Community } from '../../domain/communities/community.ts';
import { dayInWords } from '../../domain/time.ts';
import type { UserId } from '../../ids.ts';
import { dateInput, personInput, textInput } from '../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../blocks/text.ts';
import { words } from '../blocks/words.ts';
import { ids } from '../ids.ts';
import { type Below, writeFormMeta } from './input.ts';

export interface NewActionForm {
  readonly community: Community;
  readonly text: string;
  readonly owner: UserId;
  /** Local date. */
  readonly due: string;
  readonly below: Below | null;
}

/** The form for a new item. What does not fit of the words given is cut, and said. */
export function addForm({ community, text, owner, due, below }: NewActionForm): ModalView {
  const name = escapeWords(cut(community.name, 80));
  return {
    type: 'modal',
    callback_id: ids.action.addForm,
    private_metadata: writeFormMeta(community.id, below),
    title: plain('Add an action item'),
    submit: plain('Add'),
    close: plain('Cancel'),
    blocks: [
      ...([...text].length > actionLimits.text ? [aside(TOO_LONG)] : []),
      whatInput(cut(text, actionLimits.text)),
      personInput({
        name: 'owner',
        label: 'Who does it?',
        initial: owner,
        hint: 'Anybody of the community. I tell them by direct message that it comes from you.',
      }),
      dayInput(due),
      aside(`For *${name}*. Every member can see it in \`/learn actions\`.`),
    ],
  };
}

const TOO_LONG = `An action item takes up to ${actionLimits.text} characters. Your text is longer, so its end is missing here.`;

/** What will be done, and until when. */
export function changeForm({ id, text, dueOn }: ActionToChange, below: Below | null): ModalView {
  return {
    type: 'modal',
    callback_id: ids.action.changeForm,
    private_metadata: writeFormMeta(id, below),
    title: plain('Change it'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [whatInput(text), dayInput(dueOn)],
  };
}

/** Another day for it. `keeps`: it was due some days ago, and is still worth doing. */
export function dayForm(item: ActionToChange, keeps: boolean): ModalView {
  return {
    type: 'modal',
    callback_id: ids.action.dayForm,
    private_metadata: writeFormMeta(item.id, null),
    title: plain(keeps ? 'Keep it' : 'Reschedule it'),
    submit: plain(keeps ? 'Keep it' : 'Reschedule'),
    close: plain('Cancel'),
    blocks: [
      words(item.text),
      aside(`Its day so far: ${dayInWords(item.dueOn)}.`),
      dayInput(keeps ? item.weekAhead : item.nextDue),
    ],
  };
}

export function handOverForm({ id, text, nextDue }: ActionToChange, below: Below | null): ModalView {
  return {
    type: 'modal',
    callback_id: ids.action.handOverForm,
    private_metadata: writeFormMeta(id, below),
    title: plain('Hand it over'),
    submit: plain('Hand over'),
    close: plain('Cancel'),
    blocks: [
      words(text),
      personInput({
        name: 'owner',
        label: 'Who takes it over?',
        hint: 'Anybody of the community. I tell them by direct message that it comes from you.',
      }),
      dayInput(nextDue),
    ],
  };
}

/** Asks once more before it is dropped. */
export function dropForm({ id, text }: ActionToChange, below: Below | null): ModalView {
  return {
    type: 'modal',
    callback_id: ids.action.dropForm,
    private_metadata: writeFormMeta(id, below),
    title: plain('Drop it?'),
    submit: plain('Drop it'),
    close: plain('Keep it'),
    blocks: [
      words(text),
      textInput({
        name: 'reason',
        label: 'Why?',
        isOptional: true,
        lines: 'many',
        most: actionLimits.reason,
        hint: 'Every member can read it, wherever the action item stands.',
      }),
      paragraph('Nobody is reminded of it any more. For two weeks it can be taken up again.'),
    ],
  };
}

function whatInput(text: string) {
  return textInput({
    name: 'text',
    label: 'What will be done?',
    initial: text,
    most: actionLimits.text,
    placeholder: 'For example: buy a whiteboard for the small room',
  });
}

function dayInput(initial: string) {
  return dateInput({ name: 'due', label: 'By when?', initial, hint: 'I remind who does it when it is due.' });
}
