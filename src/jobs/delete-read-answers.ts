import { deleteReadAnswers } from '../domain/reflections/without-name/reading.ts';
import type { Ask } from './runner.ts';

export const deleteAnswersThatWereRead: Ask = deleteReadAnswers;
