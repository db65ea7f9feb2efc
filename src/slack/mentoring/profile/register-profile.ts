import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import { openFields, submitFields } from './fields.ts';
import { profilesOnHome } from './home.ts';
import { offerSkills } from './offer-skills.ts';
import { openProfileOf } from './open-profile.ts';
import { backByMessage, pauseByButton, pauseByCommand, resumeByButton, resumeByCommand } from './pause.ts';
import { deleteMine, submitProfile } from './submit-profile.ts';

export function registerProfile(on: Surface): void {
  const { profile } = ids.mentoring;
  on.subcommand('mentor pause', pauseByCommand);
  on.subcommand('mentor resume', resumeByCommand);
  on.subcommand('mentor fields', openFields);
  on.submission(profile.fieldsForm, submitFields);
  on.action(profile.open, openProfileOf);
  on.action(profile.other, openProfileOf);
  on.choices(profile.helps, offerSkills);
  on.choices(profile.learns, offerSkills);
  on.submission(profile.form, submitProfile);
  on.action(profile.delete, deleteMine);
  on.action(profile.pause, pauseByButton);
  on.action(profile.resume, resumeByButton);
  on.action(profile.back, backByMessage);
  on.homePart(profilesOnHome);
}
