import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import {
  areOfTemplate,
  templateQuestions,
  templateTitle,
  titleIn,
} from '../../src/domain/rounds/drafting/template-questions.ts';
import { checkQuestion, type TypedQuestion } from '../../src/domain/rounds/drafting/wording.ts';
import { questionLimits } from '../../src/domain/rounds/questions.ts';
import { roundLimits } from '../../src/domain/rounds/round.ts';
import { TEMPLATES } from '../../src/domain/rounds/templates.ts';
import { lengthOf } from '../../src/domain/words.ts';
import { countWords } from '../wording/literals.ts';

const PLACE = { position: 3, key: 'k' };
const SINGLE: TypedQuestion = { kind: 'single', text: 'Which?', isRequired: true, choices: 'One\nTwo' };
const lines = (count: number) => Array.from({ length: count }, (_, at) => `Choice ${at}`).join('\n');

function refusal(typed: Partial<TypedQuestion>): string | null {
  try {
    checkQuestion({ ...SINGLE, ...typed }, PLACE);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return `${error.field}: ${error.message}`;
    throw error;
  }
}

describe('a question that a leader words', () => {
  it.each<readonly [Partial<TypedQuestion>, string]>([
    [{ kind: 'essay' }, 'kind: Please choose how it is answered.'],
    [{ text: ' \u200b ' }, 'text: Please write the question.'],
    [{ text: 'x'.repeat(301) }, 'text: This has 301 characters. Please keep it to 300.'],
    [{ choices: null }, 'choices: Please write the choices, each on a line of its own.'],
    [{ choices: '\n \u200b\n\n' }, 'choices: Please write the choices, each on a line of its own.'],
    [{ choices: '\nOnly\n' }, 'choices: There is only one choice.'],
    [{ choices: 'Yes\nNo\n YES ' }, 'choices: “YES” is there twice.'],
    [{ choices: 'Straße\nＳＴＲＡẞＥ' }, 'choices: “ＳＴＲＡẞＥ” is there twice.'],
    [{ choices: `Short\n${'🙂'.repeat(76)}` }, `choices: “${'🙂'.repeat(29)}…” has 76 characters.`],
    [{ kind: 'rating', low: ' ', high: 'Much' }, 'low: Please say what 1 stands for.'],
    [{ kind: 'rating', low: 'Little' }, 'high: Please say what 5 stands for.'],
    [
      { kind: 'rating', low: 'x'.repeat(41), high: 'y' },
      'low: This has 41 characters. Please keep it to 40.',
    ],
  ])('%j is refused', (typed, why) => {
    expect(refusal(typed)).toContain(why);
  });

  it('is kept on one line, without what its kind does not have', () => {
    const typed = { text: ' What\n did <!channel> & *you*\u0000 see?', low: 'x', high: 'y' };
    expect(checkQuestion({ ...SINGLE, ...typed }, PLACE)).toEqual({
      ...PLACE,
      kind: 'single',
      text: 'What did <!channel> & *you* see?',
      isRequired: true,
      choices: ['One', 'Two'],
    });
    expect(checkQuestion({ ...SINGLE, kind: 'open' }, PLACE)).not.toHaveProperty('choices');
  });

  it('is refused with more choices than 100, or than the field holds', () => {
    expect(refusal({ choices: lines(101) })).toBe('choices: These are 101 choices. Please keep it to 100.');
    const long = refusal({ choices: lines(100).padEnd(3001, 'x') });
    expect(long).toBe('choices: This has 3,001 characters. Please keep it to 3,000.');
  });

  it('takes 100 choices, and lines left empty between them', () => {
    const { choices } = Object.assign(
      { choices: [] },
      checkQuestion({ ...SINGLE, choices: lines(100) }, PLACE),
    );
    expect(choices).toHaveLength(100);
    expect(checkQuestion({ ...SINGLE, choices: '\nOne\n\n Two \n' }, PLACE)).toMatchObject({
      choices: ['One', 'Two'],
    });
  });

  it('is refused or within the limits, whatever was typed', () => {
    const typed = fc.record({
      kind: fc.constantFrom('rating', 'single', 'multiple', 'open'),
      text: fc.string({ unit: 'binary', minLength: 1, maxLength: 310 }),
      isRequired: fc.boolean(),
      choices: fc
        .array(fc.string({ unit: 'binary', maxLength: 80, size: 'small' }), { maxLength: 12 })
        .map((all) => all.join('\n')),
      low: fc.string({ unit: 'binary', maxLength: 45 }),
      high: fc.string({ unit: 'binary', maxLength: 45 }),
    });
    fc.assert(
      fc.property(typed, (one) => {
        if (refusal(one) !== null) return;
        const question = checkQuestion(one, PLACE);
        expect(lengthOf(question.text)).toBeGreaterThan(0);
        expect(lengthOf(question.text)).toBeLessThanOrEqual(questionLimits.text);
        if (!('choices' in question)) return;
        const { choices } = question;
        expect(new Set(choices.map((choice) => choice.toLowerCase())).size).toBe(choices.length);
        expect(
          choices.every((choice) => choice.trim() !== '' && lengthOf(choice) <= questionLimits.choice),
        ).toBe(true);
      }),
    );
  });
});

describe.each(TEMPLATES)('the template %s', (template) => {
  const questions = templateQuestions(template);

  it('asks what a leader could have typed, in plain sentences', () => {
    for (const question of questions) {
      const choices = 'choices' in question ? question.choices.join('\n') : null;
      const ends = question.kind === 'rating' ? { low: question.low, high: question.high } : {};
      const { position, key } = question;
      expect(checkQuestion({ ...question, choices, ...ends }, { position, key })).toEqual(question);
      expect(countWords(question.text)).toBeLessThanOrEqual(20);
    }
    expect(questions.map(({ position }) => position)).toEqual(questions.map((_, at) => at));
    expect(questions.length).toBeLessThanOrEqual(roundLimits.questions);
  });

  it('is known by its questions, in their order', () => {
    expect(areOfTemplate(questions, template)).toBe(true);
    expect(areOfTemplate(questions.slice(1), template)).toBe(template === 'blank');
    if (questions.length > 1) expect(areOfTemplate(questions.toReversed(), template)).toBe(false);
    const eased = questions.map((question) => ({ ...question, isRequired: !question.isRequired }));
    expect(areOfTemplate(eased, template)).toBe(template === 'blank');
  });

  it('has a title that another template takes the place of, and words of somebody do not', () => {
    const title = templateTitle(template, 'Ana Sousa');
    expect(lengthOf(title)).toBeLessThanOrEqual(roundLimits.title);
    for (const other of TEMPLATES)
      expect(titleIn(title, other, 'Ana Sousa')).toBe(templateTitle(other, 'Ana Sousa'));
    expect(titleIn('My own words', template, 'Ana Sousa')).toBe('My own words');
  });
});

describe('the templates', () => {
  it('know each question by a key of its own', () => {
    const keys = TEMPLATES.flatMap(templateQuestions).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('say whom the only round about somebody is about, however long the name', () => {
    expect(templateTitle('about_me', 'Ana Sousa')).toBe('Start, stop, continue: about Ana Sousa');
    expect(lengthOf(templateTitle('about_me', '🙂'.repeat(200)))).toBe(roundLimits.title);
  });

  it('ask about safety in seven statements, and about learning in five and a question', () => {
    expect(templateQuestions('safety').map(({ kind }) => kind)).toEqual(Array(7).fill('rating'));
    expect(templateQuestions('pulse').map(({ kind }) => kind)).toEqual([...Array(5).fill('rating'), 'open']);
    expect(templateQuestions('blank')).toEqual([]);
  });
});
