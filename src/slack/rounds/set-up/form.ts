import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import { areUsual, type ShownDraft } from '../../../domain/rounds/drafting/draft.ts';
import { roundLimits } from '../../../domain/rounds/round.ts';
import { TEMPLATES, type TemplateName } from '../../../domain/rounds/templates.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { dateInput, optionOf, textInput } from '../../blocks/inputs.ts';
import { aside, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { richText, section } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { type Shape, writePlace } from './metas.ts';
import { otherInputs } from './other-inputs.ts';

/** The form in which a round is set up. Block ids stay when it changes, and so does what was typed. */
export function roundForm(draft: ShownDraft, shape: Shape, note: string | null = null): ModalView {
  return {
    type: 'modal',
    callback_id: ids.draft.form,
    private_metadata: writePlace(draft.place),
    title: plain('Feedback round'),
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks: [
      ...(note === null ? [] : [aside(note)]),
      ...(draft.isLate ? [aside(LATE)] : []),
      templateMenu(draft),
      titleInput(draft),
      ...questionList(draft),
      dateInput({
        name: 'closesOn',
        label: 'Closes on',
        initial: draft.terms.closes.date,
        ...(shape === 'short' ? { hint: `At ${draft.terms.closes.time} (${draft.zone}).` } : {}),
      }),
      ...(shape === 'short' ? [whatHappens(draft)] : otherInputs(draft, shape)),
      buttons(shape),
    ],
  };
}

const LATE = 'The closing that was chosen before is over, so another day stands here.';

const TEMPLATE_LABELS: Readonly<Record<TemplateName, string>> = {
  about_me: 'Me as your leader: start, stop, continue',
  start_stop_continue: 'Start, stop, continue: our team',
  pulse: 'Learning pulse',
  safety: 'Psychological safety, in seven statements',
  session: 'Feedback on a session',
  blank: 'Blank: my own questions',
};

/** Not an input: only so can Slack ask first, where questions that somebody wrote would be lost. */
function templateMenu({ template, isReworded }: ShownDraft): SectionBlock {
  const option = (name: TemplateName) => optionOf({ value: name, label: TEMPLATE_LABELS[name] });
  return {
    ...paragraph('*Template*'),
    block_id: 'template',
    accessory: {
      type: 'static_select',
      action_id: ids.draft.template,
      options: TEMPLATES.map(option),
      initial_option: option(template),
      ...(isReworded ? { confirm: BEGIN_AGAIN } : {}),
    },
  };
}

const BEGIN_AGAIN = {
  title: plain('Use another template?'),
  text: plain('Its questions take the place of those here. What you changed in them is lost.'),
  confirm: plain('Use it'),
  deny: plain('Keep mine'),
};

function titleInput({ template, title }: ShownDraft): KnownBlock {
  return textInput({
    name: 'title',
    label: 'Title',
    actionId: ids.draft.title(template),
    initial: title,
    most: roundLimits.title,
  });
}

function questionList({ questions }: ShownDraft): KnownBlock[] {
  if (questions.length === 0) return [paragraph('*Questions*\nNone yet. Press *Questions* to add some.')];
  return [
    paragraph('*Questions*'),
    richText([
      { type: 'rich_text_list', style: 'ordered', elements: questions.map(({ text }) => section(text)) },
    ]),
  ];
}

/** What the short form does not ask, and holds all the same. */
function whatHappens({ channelName, communityName, people, terms }: ShownDraft): KnownBlock {
  const name = escapeWords(communityName);
  return aside(
    `Everyone in #${channelName} (${people} ${people === 1 ? 'person' : 'people'}) is asked, by one message there. Unlinked: after the closing, what is stored connects no answer with a person. Results from ${terms.threshold} answers on, to leaders of ${name} only. *More* changes this.`,
  );
}

function buttons(shape: Shape): KnownBlock {
  return buttonRow(
    button('Questions', ids.draft.questions),
    ...(shape === 'short' ? [button('More', ids.draft.more)] : []),
    button('Preview', ids.draft.preview),
    button('Save as draft', ids.draft.save),
  );
}

/** The fields that the form begins with: a few, where the others are as usual. */
export function shapeToBegin({ terms }: ShownDraft): Shape {
  return areUsual(terms) ? 'short' : terms.audience.who;
}
