import { openAhead } from '../domain/people/opening-ahead.ts';
import type { Ask } from './runner.ts';

export const openConversations: Ask = openAhead;
