import { carryOnSuggestions } from '../domain/mentoring/suggestions/carrying-on.ts';
import type { Ask } from './runner.ts';

export const carryOnDueSuggestions: Ask = carryOnSuggestions;
