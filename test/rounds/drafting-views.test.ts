import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateView } from '../../local-slack/limits/validate-view.ts';
import type { Answers } from '../../src/domain/rounds/answers.ts';
import { type ShownDraft, usualTerms } from '../../src/domain/rounds/drafting/draft.ts';
import { type Question, questionLimits } from '../../src/domain/rounds/questions.ts';
import type { Audience } from '../../src/domain/rounds/round.ts';
import type { ShownRound } from '../../src/domain/rounds/shown-round.ts';
import { TEMPLATES } from '../../src/domain/rounds/templates.ts';
import { communityId, roundId, userGroupId, userId } from '../../src/ids.ts';
import { answerBlocks } from '../../src/slack/rounds/answer-form.ts';
import { draftLines } from '../../src/slack/rounds/listing/draft-lines.ts';
import { roundForm, shapeToBegin } from '../../src/slack/rounds/set-up/form.ts';
import { shapes } from '../../src/slack/rounds/set-up/metas.ts';
import {
  outcomeOf,
  savedView,
  tooNearView,
  tooSmallView,
} from '../../src/slack/rounds/set-up/outcome-views.ts';
import { previewView } from '../../src/slack/rounds/set-up/preview.ts';
import { questionForm, typedAs } from '../../src/slack/rounds/set-up/question-form.ts';
import { questionsView } from '../../src/slack/rounds/set-up/questions-view.ts';
import { shownRound } from './shown.ts';

const ID = roundId.of('00000000-0000-4000-8000-000000000000');
const NOW = Temporal.Instant.from('2026-03-02T09:00:00Z');
const LONG = '&'.repeat(questionLimits.text);
const ABOVE = { roundId: ID, formViewId: 'V'.repeat(20), shape: 'channel' } as const;

const text = (most: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: most })
    .map((words) => [...words].slice(0, most).join(''));
const asked = {
  position: fc.constant(0),
  key: fc.uuid(),
  text: text(questionLimits.text),
  isRequired: fc.boolean(),
};
const anyQuestion: fc.Arbitrary<Question> = fc.oneof(
  fc.record({ ...asked, kind: fc.constant('open' as const) }),
  fc.record({
    ...asked,
    kind: fc.constant('rating' as const),
    low: text(questionLimits.scaleEnd),
    high: text(questionLimits.scaleEnd),
  }),
  fc.record({
    ...asked,
    kind: fc.constantFrom('single' as const, 'multiple' as const),
    choices: fc.uniqueArray(text(30), { minLength: 2, maxLength: 15 }),
  }),
);
const anyQuestions = fc
  .array(anyQuestion, { maxLength: 10 })
  .map((all) => all.map((question, position) => ({ ...question, position })));

function draft(parts: Partial<ShownDraft>): ShownDraft {
  return {
    place: { communityId: communityId.of(ID), roundId: ID, isKept: true },
    communityName: '&'.repeat(60),
    channelName: 'c'.repeat(80),
    zone: 'America/Argentina/ComodRivadavia',
    people: 100_000,
    template: 'blank',
    title: '&'.repeat(120),
    terms: usualTerms(NOW, 'Europe/Berlin'),
    questions: [],
    isReworded: true,
    isLate: true,
    hasGroups: true,
    ...parts,
  };
}

const AUDIENCES: readonly Audience[] = [
  { who: 'channel' },
  { who: 'chosen', people: Array.from({ length: 100 }, (_, at) => userId.of(`U${at}`)) },
  { who: 'group', groupId: userGroupId.of('S1'), handle: 'g'.repeat(80) },
];

const ten = (make: (position: number) => Question) =>
  Array.from({ length: 10 }, (_, position) => make(position));
const tenLong = ten((position) => ({
  position,
  key: `k${position}`,
  kind: 'open',
  text: LONG,
  isRequired: true,
}));
/** As many choices, of as many characters, as can be typed. */
const tenOfMany = ten((position) => ({
  position,
  key: `k${position}`,
  kind: position % 2 === 0 ? 'single' : 'multiple',
  text: LONG,
  isRequired: false,
  choices: Array.from({ length: 100 }, (_, at) => `${at}${'語'.repeat(25)}`),
}));

describe('what Slack takes', () => {
  it('is the form, whatever it is about', () => {
    for (const shape of shapes)
      for (const audience of AUDIENCES)
        for (const template of TEMPLATES)
          for (const questions of [[], tenLong]) {
            const terms = { ...usualTerms(NOW, 'Europe/Berlin'), audience };
            const form = roundForm(draft({ template, terms, questions }), shape, 'A note.');
            expect(validateView(form)).toEqual([]);
          }
    expect(validateView(roundForm(draft({ title: '' }), 'short'))).toEqual([]);
  });

  it('is the windows for questions, whatever these are', () => {
    fc.assert(
      fc.property(anyQuestions, (questions) => {
        expect(validateView(questionsView({ roundId: ID, questions }, ABOVE))).toEqual([]);
        for (const question of questions) {
          const form = questionForm({ ...ABOVE, listViewId: 'V1', key: question.key }, typedAs(question));
          expect(validateView(form)).toEqual([]);
        }
      }),
      { numRuns: 50 },
    );
    expect(validateView(questionsView({ roundId: ID, questions: tenOfMany }, ABOVE))).toEqual([]);
  });

  it('is the preview, whatever is asked, and the form for answering in it', () => {
    fc.assert(
      fc.property(anyQuestions, (questions) => {
        expect(validateView(previewView(shownRound({ questions })))).toEqual([]);
      }),
      { numRuns: 50 },
    );
    expect(validateView(previewView(shownRound({ questions: tenOfMany })))).toEqual([]);
  });

  it('is the list of drafts, and what is said after Send', () => {
    const line = { roundId: ID, title: LONG.slice(0, 120), ownerName: '&'.repeat(80), isOwn: false };
    const lines = [
      { ...line, opens: null },
      { ...line, title: '', opens: NOW.toZonedDateTimeISO('Europe/Berlin') },
    ];
    const near = { is: 'too near', others: 1, earlierTitle: LONG.slice(0, 120), until: NOW } as const;
    const views = [
      savedView(),
      tooSmallView({ is: 'too small', people: 1, needed: 5, canReveal: true }, ID),
      tooNearView({ ...near, canAskTheSame: true }, ID),
      tooNearView({ ...near, canAskTheSame: false }, ID),
    ];
    for (const view of views) expect(validateView(view)).toEqual([]);
    const list = { type: 'modal', title: views[0]?.title, blocks: draftLines(lines) };
    expect(validateView(list)).toEqual([]);
  });
});

describe('what follows Send', () => {
  it('lies on the form where something else is offered, and in its place where it is done', () => {
    const small = { is: 'too small', people: 1, needed: 5, canReveal: true } as const;
    expect(outcomeOf(small, ID, 'push')).toMatchObject({ next: 'push' });
    expect(outcomeOf(small, ID, 'replace')).toMatchObject({ next: 'replace' });
    const near = { is: 'too near', others: 2, earlierTitle: '<!channel> & us', until: NOW } as const;
    const offered = JSON.stringify(outcomeOf({ ...near, canAskTheSame: true }, ID, 'push'));
    expect(offered).toContain('Ask the same people');
    expect(offered).toContain('&lt;!channel&gt; &amp; us');
    expect(offered).toContain('but for 2 people');
    const wait = JSON.stringify(outcomeOf({ ...near, canAskTheSame: false }, ID, 'push'));
    expect(wait).not.toContain('Ask the same people');
    expect(wait).toContain('wait until <!date^1772442000^{date_long}|2 March 2026>');
  });

  it('begins with the short form only where all that it leaves out is as usual', () => {
    const terms = usualTerms(NOW, 'Europe/Berlin');
    expect(shapeToBegin(draft({ terms }))).toBe('short');
    expect(
      shapeToBegin(draft({ terms: { ...terms, closes: { ...terms.closes, date: '2026-04-01' } } })),
    ).toBe('short');
    for (const other of [
      { identity: 'named' as const },
      { threshold: 6 },
      { readers: 'everyone' as const },
      { opens: terms.closes },
      { closes: { ...terms.closes, time: '12:00' } },
      { reminds: false },
      { asksByLetter: true },
      { everyWeeks: 2 },
    ]) {
      expect(shapeToBegin(draft({ terms: { ...terms, ...other } }))).toBe('channel');
    }
  });
});

describe('the form for answering', () => {
  const questions: Question[] = [
    { position: 0, key: 'a', kind: 'rating', text: 'R?', isRequired: true, low: 'Low', high: 'High' },
    { position: 1, key: 'b', kind: 'single', text: 'S?', isRequired: false, choices: ['One', 'Two'] },
    { position: 2, key: 'c', kind: 'multiple', text: 'M?', isRequired: true, choices: ['One', 'Two'] },
    { position: 3, key: 'd', kind: 'open', text: 'O?', isRequired: false },
  ];
  const many = Array.from({ length: 11 }, (_, at) => `Choice ${at}`);

  function inputsOf(round: ShownRound, answers: Answers = new Map()) {
    return answerBlocks(round, answers).flatMap((block) => (block.type === 'input' ? [block] : []));
  }

  it('has a field for each question, named by its place, that reports nothing before it is sent', () => {
    const inputs = inputsOf(shownRound({ questions }));
    expect(inputs.map(({ block_id, optional, element }) => [block_id, optional, element.type])).toEqual([
      ['q0', false, 'radio_buttons'],
      ['q1', true, 'radio_buttons'],
      ['q2', false, 'checkboxes'],
      ['q3', true, 'plain_text_input'],
    ]);
    expect(inputs.some((input) => input.dispatch_action === true)).toBe(false);
    const longer = questions.map((question) =>
      'choices' in question ? { ...question, choices: many } : question,
    );
    expect(inputsOf(shownRound({ questions: longer })).map(({ element }) => element.type)).toEqual([
      'radio_buttons',
      'static_select',
      'multi_static_select',
      'plain_text_input',
    ]);
  });

  it('takes as many words as the round holds: fewer where answers are sealed', () => {
    const most = (identity: ShownRound['identity']) =>
      inputsOf(shownRound({ questions, identity })).at(3)?.element;
    expect(most('unlinked')).toMatchObject({ max_length: 1000, multiline: true });
    expect(most('named')).toMatchObject({ max_length: 3000 });
    expect(most('together')).toMatchObject({ max_length: 3000 });
  });

  it('shows again what was answered', () => {
    const answers: Answers = new Map([
      [0, { kind: 'rating', rating: 5 }],
      [1, { kind: 'single', choice: 1 }],
      [2, { kind: 'multiple', choices: [0, 1] }],
      [3, { kind: 'open', words: 'Well & <good>' }],
    ]);
    const option = (label: string, value: string) => ({
      text: { type: 'plain_text', text: label, emoji: false },
      value,
    });
    const elements = inputsOf(shownRound({ questions }), answers).map(({ element }) => element);
    expect(elements).toMatchObject([
      { initial_option: option('5 – High', '5') },
      { initial_option: option('Two', '1') },
      { initial_options: [option('One', '0'), option('Two', '1')] },
      { initial_value: 'Well & <good>' },
    ]);
    const view: ModalView = {
      type: 'modal',
      title: { type: 'plain_text', text: 'x' },
      submit: { type: 'plain_text', text: 'x' },
      blocks: answerBlocks(shownRound({ questions }), answers),
    };
    expect(validateView(view)).toEqual([]);
  });
});
