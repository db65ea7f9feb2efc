import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import {
  findByCommand,
  lookInstead,
  offerToLookFor,
  openAskForm,
  openSearch,
  submitAsk,
  submitSearch,
  wantIt,
} from './find.ts';

export function registerFinding(on: Surface): void {
  const { finding } = ids.mentoring;
  on.subcommand('mentor find', findByCommand);
  on.action(finding.open, openSearch);
  on.choices(finding.skill, offerToLookFor);
  on.submission(finding.form, submitSearch);
  on.action(finding.look, lookInstead);
  on.action(finding.want, wantIt);
  on.action(finding.ask, openAskForm);
  on.submission(finding.askForm, submitAsk);
}
