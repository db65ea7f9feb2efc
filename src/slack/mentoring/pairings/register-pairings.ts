import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import { answerWith, cannotThisTime } from './answer-check-in.ts';
import { openEnding, openEndingOf, submitEnding } from './end.ts';
import { openPairs, pairingsOnHome } from './pairs.ts';
import { openReflection, submitReflection } from './reflect.ts';
import { anotherTime, sendCalendarFile } from './slot.ts';
import { openWhy, submitWhy } from './why.ts';

export function registerPairings(on: Surface): void {
  const { pairing } = ids.mentoring;
  on.subcommand('mentor pairs', openPairs);
  on.subcommand('mentor end', openEnding);
  on.action(pairing.end, openEndingOf);
  on.submission(pairing.endForm, submitEnding);
  on.action(pairing.why, openWhy);
  on.submission(pairing.whyForm, submitWhy);
  on.action(pairing.cannot, cannotThisTime);
  on.action(pairing.met, answerWith({ hasMet: true }));
  on.action(pairing.notYet, answerWith({ hasMet: false }));
  for (const fit of ['good', 'undecided', 'not_a_fit'] as const) {
    on.action(pairing.fit(fit), answerWith({ fit }));
  }
  on.action(pairing.lookBack, openReflection);
  on.submission(pairing.reflectionForm, submitReflection);
  on.action(pairing.anotherTime, anotherTime);
  on.action(pairing.calendar, sendCalendarFile);
  on.homePart(pairingsOnHome);
}
