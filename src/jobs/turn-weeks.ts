import { turnWeeks } from '../domain/reflections/weeks/turning.ts';
import type { Ask } from './runner.ts';

export const turnReflectionWeeks: Ask = turnWeeks;
