import { carryOnRounds } from '../domain/rounds/closing/carrying-on.ts';
import { followUpOnRounds } from '../domain/rounds/following-up/following-up.ts';
import type { Ask } from './runner.ts';

export const carryOnDueRounds: Ask = carryOnRounds;

export const followUpOnPromises: Ask = followUpOnRounds;
