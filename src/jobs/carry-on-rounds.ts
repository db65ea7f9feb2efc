import { carryOnRounds } from '../domain/rounds/closing/carrying-on.ts';
import type { Ask } from './runner.ts';

export const carryOnRoundsDue: Ask = carryOnRounds;
