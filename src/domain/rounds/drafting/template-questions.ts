import { cleanLine } from '../../words.ts';
import type { ChoiceQuestion, OpenQuestion, Question, RatingQuestion } from '../questions.ts';
import { roundLimits } from '../round.ts';
import { TEMPLATES, type TemplateName } from '../templates.ts';

type Unplaced<Kind extends Question> = Omit<Kind, 'position'>;
type Asks = Unplaced<RatingQuestion> | Unplaced<ChoiceQuestion> | Unplaced<OpenQuestion>;

/** The title that a round of this template begins with; of an empty one there is none. */
export function templateTitle(template: TemplateName, leader: string): string {
  switch (template) {
    case 'about_me':
      return [...`Start, stop, continue: about ${cleanLine(leader)}`].slice(0, roundLimits.title).join('');
    case 'start_stop_continue':
      return 'Start, stop, continue';
    case 'pulse':
      return 'Learning pulse';
    case 'safety':
      return 'How safe is it to learn here?';
    case 'session':
      return 'Feedback on our session';
    case 'blank':
      return '';
  }
}

/** The title as it is where somebody wrote one; else the template's. */
export function titleIn(title: string, template: TemplateName, leader: string): string {
  const isOwn = title !== '' && TEMPLATES.every((other) => templateTitle(other, leader) !== title);
  return isOwn ? title : templateTitle(template, leader);
}

/** The questions that a round of this template begins with. */
export function templateQuestions(template: TemplateName): Question[] {
  return ASKED[template].map((asked, position) => ({ ...asked, position }));
}

/** Whether these are the template's questions still, in their order. */
export function areOfTemplate(questions: readonly Question[], template: TemplateName): boolean {
  const own = templateQuestions(template);
  return (
    questions.length === own.length &&
    own.every(({ key, isRequired }, at) => {
      const question = questions[at];
      return question?.key === key && question.isRequired === isRequired;
    })
  );
}

function rating(key: string, text: string, [low, high]: readonly [string, string]): Asks {
  return { key, kind: 'rating', text, isRequired: true, low, high };
}

function open(key: string, text: string): Asks {
  return { key, kind: 'open', text, isRequired: false };
}

const TRUE = ['Not true at all', 'Completely true'] as const;
const AGREE = ['Strongly disagree', 'Strongly agree'] as const;

const ASKED: Readonly<Record<TemplateName, readonly Asks[]>> = {
  about_me: [
    open('about-start', 'What should I start doing as your leader?'),
    open('about-stop', 'What should I stop doing, or do less of?'),
    open('about-continue', 'What should I continue, because it helps you?'),
    rating('about-support', 'How well do I support you in your work?', ['Hardly at all', 'Very well']),
  ],
  start_stop_continue: [
    open('team-start', 'What should we start doing?'),
    open('team-stop', 'What should we stop doing, or do less of?'),
    open('team-continue', 'What should we continue, because it helps us?'),
  ],
  pulse: [
    rating('pulse-used', 'In the last weeks I learned something that I already use.', TRUE),
    rating('pulse-time', 'I find time to learn while I work.', TRUE),
    rating('pulse-heard', 'I hear from the others what they learn.', TRUE),
    rating('pulse-told', 'It is easy to tell the others what I learned.', TRUE),
    rating('pulse-wrong', 'When something goes wrong, we find out together what it teaches us.', TRUE),
    open('pulse-help', 'What would help you most to learn here?'),
  ],
  // Ours after Edmondson’s seven dimensions. All are put positively, so that their means can be compared.
  safety: [
    rating('safety-1', 'When I get something wrong here, it is not brought up against me later.', AGREE),
    rating('safety-2', 'I can name a problem here, also one that nobody wants to hear about.', AGREE),
    rating('safety-3', 'Whoever thinks or works in another way than most is welcome here.', AGREE),
    rating('safety-4', 'I can try something here that may not work out.', AGREE),
    rating('safety-5', 'When I am stuck, I find it easy to ask the others.', AGREE),
    rating('safety-6', 'I can rely on it that the others want my work to go well.', AGREE),
    rating('safety-7', 'The others notice what I am good at, and we make use of it.', AGREE),
  ],
  session: [
    rating('session-useful', 'How useful was this session for your work?', ['Not useful', 'Very useful']),
    rating('session-clear', 'How well could you follow?', ['Hardly at all', 'Very well']),
    {
      key: 'session-pace',
      kind: 'single',
      text: 'How was the pace?',
      isRequired: true,
      choices: ['Too slow', 'A little slow', 'Right', 'A little fast', 'Too fast'],
    },
    open('session-try', 'What will you try, or do in another way?'),
    open('session-next', 'What should we change next time?'),
  ],
  blank: [],
};
