import { reflectionLimits } from '../../../domain/reflections/reflection.ts';
import { longDate } from '../../../domain/time.ts';
import { cut, escapeWords } from '../../blocks/text.ts';

const { threshold, daysReadable, wordsWithoutName } = reflectionLimits;
const MOST = wordsWithoutName.toLocaleString('en');
const FEWEST = threshold === 5 ? 'five' : String(threshold);

/** Below its name in the form: at most 75 characters. */
export const IN_SHORT = `Sealed; read after the week has closed, if at least ${FEWEST} came in`;

/** What somebody must know who answers without their name: who reads it, when, what is kept and until when, and what can give them away. */
export function whatItMeans(communityName: string, closesOn: string): string[] {
  const name = escapeWords(cut(communityName, 60));
  return [
    `*Leaders, without my name* means: sealed until the week closes, on ${longDate(closesOn)}. If at least ${FEWEST} people who do not lead answer so, those who lead ${name} read it then. They read it among the others, in no order, for ${daysReadable} days; then it is deleted. If fewer answer so, all are destroyed unread. At most ${MOST} characters.`,
    'It is in no journal and no export, and no time of it is kept. Nobody can find it to change or delete it, you included. When the week closes I note that you said something that week, as for everyone who did. Until then, whoever controls the running server could find out which answer is yours. Afterwards only somebody who kept a copy of the key could. How you write can give you away.',
  ];
}

/** Instead, where they took another question than the others. */
export const OTHER_QUESTION =
  'Without your name you can answer the week’s own question only: an answer to another one would show whose it is.';

/** They have just answered without their name. */
export const IT_IS_SEALED = `*It is sealed, without your name.* When the week has closed, the leaders read it if at least ${FEWEST} people who do not lead answered so; if fewer did, it is destroyed unread. I do not look who has answered, so this question, its buttons and a reminder may still come: there is nothing more to do.`;

/** They have answered without their name before. */
export const IN_ALREADY =
  'Your answer to this question is in already, without your name. It is one a week, and nobody can find it to change or delete it, you included.';

/** The same, in a form that was filled in for another community. */
export const IN_ALREADY_HERE =
  '*Your answer to this question is in already*, without your name, so nothing more can be saved here.';

/** Under the question of a week that has closed. */
export const CLOSED_WITH_IT =
  'What was answered to it without a name is out of everybody’s reach: whether you did, I do not know any more.';
