import type { ActionsBlock, Button, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { NextQuestion, ShownBank, ShownQuestion } from '../../../domain/reflections/bank/showing.ts';
import { type Theme, themeName, themes } from '../../../domain/reflections/bank/themes.ts';
import { button, buttonRow } from '../../blocks/buttons.ts';
import { optionOf } from '../../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import { richText } from '../../blocks/words.ts';
import { ids } from '../../ids.ts';
import { type Deed, writeBankMeta, writeDeed } from './input.ts';

/** One theme of the bank, with what comes next week on top. */
export function bankView(bank: ShownBank): ModalView {
  const { communityName, theme, next, asksWeekly } = bank;
  const mayPick = asksWeekly && next !== null && !next.hasBegun;
  return {
    type: 'modal',
    private_metadata: writeBankMeta(bank),
    title: plain('Question bank'),
    close: plain('Close'),
    blocks: [
      aside(`The weekly questions of *${escapeWords(communityName)}*. Only leaders see this window.`),
      ...comingBlocks(bank),
      buttonRow(...bankButtons(bank)),
      { type: 'divider' },
      themeMenu(theme),
      ...listBlocks('For everyone', bank.everyone, mayPick, NONE_FOR_EVERYONE),
      ...listBlocks('For leaders, about the same theme', bank.leaders, false, NONE_FOR_LEADERS),
    ],
  };
}

const NONE_FOR_EVERYONE =
  'No question is active in this theme, so it is passed over. Add one, or bring one back.';
const NONE_FOR_LEADERS =
  'No version for leaders is active in this theme. Leaders then get the question for everyone.';

/** As a title: in sentences, names of themes begin small. */
export function themeTitle(theme: string): string {
  const name = themeName(theme);
  return name.slice(0, 1).toLocaleUpperCase('en') + name.slice(1);
}

function comingBlocks({ next, asksWeekly }: ShownBank): KnownBlock[] {
  if (!asksWeekly) {
    return [paragraph('*The weekly question is stopped.* Nobody is asked until a leader starts it again.')];
  }
  if (next === null) {
    return [
      paragraph(
        '*No question for everyone is active.* Nobody is asked until one is. Add a question, or bring one back.',
      ),
    ];
  }
  return [
    richText([
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Next week: ' },
          { type: 'text', text: themeName(next.theme), style: { bold: true } },
          { type: 'text', text: ` – ${next.question}` },
          ...(next.leaderQuestion === null
            ? []
            : [{ type: 'text' as const, text: `\nLeaders are asked: ${next.leaderQuestion}` }]),
        ],
      },
    ]),
    aside(howItCame(next)),
  ];
}

function howItCame({ hasBegun, isPicked }: NextQuestion): string {
  if (hasBegun) return 'Somebody has opened it already, so it stays.';
  return isPicked
    ? 'A leader chose it.'
    : 'The rotation chose it. No question comes again before every active one was asked.';
}

function bankButtons({ next, asksWeekly, communityName, communityId }: ShownBank): Button[] {
  const isPicked = asksWeekly && next?.isPicked === true && !next.hasBegun;
  const first = button('Answer next week’s first', ids.reflection.answerNext, { value: communityId });
  return [
    ...(next !== null && asksWeekly ? [first] : []),
    button('Add a question', ids.bank.add),
    ...(isPicked ? [button('Leave it to the rotation', ids.bank.leaveToRotation)] : []),
    asksWeekly ? stopButton(cut(communityName, 60)) : startButton(cut(communityName, 60)),
  ];
}

function stopButton(name: string): Button {
  return button('Stop the weekly question', ids.bank.stop, {
    confirm: {
      title: 'Stop the question?',
      text: `Nobody in ${name} is asked from now on. What was asked can still be answered. Members get no message about this. You can start it again here.`,
      yes: 'Stop it',
      no: 'Go on',
    },
  });
}

function startButton(name: string): Button {
  return button('Start the weekly question', ids.bank.start, {
    style: 'primary',
    confirm: {
      title: 'Start the question?',
      text: `Each member of ${name} is asked at their own next hour. Questions that were missed do not come later.`,
      yes: 'Start it',
      no: 'Not now',
    },
  });
}

function themeMenu(shown: Theme): ActionsBlock {
  const option = (theme: Theme) => optionOf({ value: theme, label: themeTitle(theme) });
  return {
    type: 'actions',
    block_id: ids.bank.themeBlock(shown),
    elements: [
      {
        type: 'static_select',
        action_id: ids.bank.theme,
        placeholder: plain('Theme'),
        options: themes.map(option),
        initial_option: option(shown),
      },
    ],
  };
}

function listBlocks(
  heading: string,
  questions: readonly ShownQuestion[],
  mayPick: boolean,
  none: string,
): KnownBlock[] {
  const active = questions.filter(({ isActive }) => isActive);
  const retired = questions.filter(({ isActive }) => !isActive);
  return [
    paragraph(`*${heading}*`),
    ...(active.length === 0 ? [paragraph(none)] : []),
    ...active.map((question, at) => {
      const isLast = at === active.length - 1;
      return questionBlock(question, question.text, [
        ...(mayPick ? [optionFor('Ask it next week', 'pick', question)] : []),
        optionFor('Edit', 'edit', question),
        ...(at === 0 ? [] : [optionFor('Move up', 'up', question)]),
        ...(isLast ? [] : [optionFor('Move down', 'down', question)]),
        optionFor('Retire', 'retire', question),
      ]);
    }),
    ...retired.map((question) =>
      questionBlock(question, `Retired: ${question.text}`, [
        optionFor('Bring back', 'back', question),
        optionFor('Edit', 'edit', question),
      ]),
    ),
  ];
}

function questionBlock({ id }: ShownQuestion, text: string, options: PlainTextOption[]): KnownBlock {
  return {
    type: 'section',
    block_id: id,
    text: plain(text),
    accessory: { type: 'overflow', action_id: ids.bank.question, options },
  };
}

function optionFor(label: string, deed: Deed, { id }: ShownQuestion): PlainTextOption {
  return { text: plain(label), value: writeDeed(deed, id) };
}
