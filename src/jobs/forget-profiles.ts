import { forgetProfilesOfGone } from '../domain/mentoring/profiles/forgetting.ts';
import type { Ask } from './runner.ts';

export const forgetProfiles: Ask = forgetProfilesOfGone;
