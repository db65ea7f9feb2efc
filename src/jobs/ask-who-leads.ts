import { askOwnersForLeaders } from '../domain/communities/leaderless.ts';
import type { Ask } from './runner.ts';

export const askWhoLeads: Ask = askOwnersForLeaders;
