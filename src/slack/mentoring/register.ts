import type { Surface } from '../surface.ts';
import { registerFinding } from './finding/register-finding.ts';
import { openMentorHelp } from './help.ts';
import { openMentoring } from './menu.ts';
import { registerPairings } from './pairings/register-pairings.ts';
import { registerProfile } from './profile/register-profile.ts';
import { registerProgram } from './program/register-program.ts';
import { registerMatchingRounds } from './rounds/register-rounds.ts';
import { registerSuggestions } from './suggestions/register-suggestions.ts';

/** The areas of mentoring, in the order of their parts on Home: first what waits for an answer. */
export function registerMentoring(on: Surface): void {
  on.subcommand('mentor', openMentoring(on));
  on.subcommand('mentor help', openMentorHelp);
  registerSuggestions(on);
  registerProfile(on);
  registerFinding(on);
  registerPairings(on);
  registerMatchingRounds(on);
  registerProgram(on);
}
