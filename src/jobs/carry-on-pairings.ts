import { carryOnPairings } from '../domain/mentoring/pairings/carrying-on.ts';
import { endDeserted } from '../domain/mentoring/pairings/leaving.ts';
import type { Ask } from './runner.ts';

export const carryOnDuePairings: Ask = carryOnPairings;

export const endDesertedPairings: Ask = endDeserted;
