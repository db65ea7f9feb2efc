import { carryOnMatchingRounds } from '../domain/mentoring/rounds/carrying-on.ts';
import type { Ask } from './runner.ts';

export const carryOnDueMatchingRounds: Ask = carryOnMatchingRounds;
