import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import { accept } from './accept.ts';
import { openDecline, pause, submitDecline } from './decline.ts';
import { suggestionsOnHome } from './home.ts';

export function registerSuggestions(on: Surface): void {
  on.action(ids.mentoring.suggestion.accept, accept);
  on.action(ids.mentoring.suggestion.decline, openDecline);
  on.submission(ids.mentoring.suggestion.declineForm, submitDecline);
  on.action(ids.mentoring.suggestion.pause, pause);
  on.homePart(suggestionsOnHome);
}
