import { openAhead } from '../domain/reflections/hours/opening-ahead.ts';
import type { Ask } from './runner.ts';

export const openConversations: Ask = openAhead;
