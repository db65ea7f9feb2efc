import type { Scene } from './scene.ts';
import {
  askingScenes,
  followingUpScenes,
  keptPromiseScenes,
  publishingScenes,
  remindingScenes,
} from './scenes-of-asking.ts';
import { findingScenes } from './scenes-of-finding.ts';
import { agreeingScenes, checkingInScenes, findingMentorScenes } from './scenes-of-mentoring.ts';
import { afternoonScenes, mondayScenes, nextMondayScenes, wednesdayScenes } from './scenes-of-reflecting.ts';
import { refusalScenes } from './scenes-of-refusal.ts';
import { sharingScenes } from './scenes-of-sharing.ts';

/** Scenes that follow each other, from a time on. */
export interface Act {
  /** Wall time and zone: `2026-03-02T10:05[Europe/Berlin]`. */
  readonly begins: string;
  readonly scenes: readonly Scene[];
}

/** A week, and what came of it. */
export const acts: readonly Act[] = [
  {
    begins: '2026-02-27T09:00[Europe/Berlin]',
    scenes: [...sharingScenes, ...findingScenes, ...refusalScenes],
  },
  { begins: '2026-03-02T10:20[Europe/Berlin]', scenes: mondayScenes },
  { begins: '2026-03-02T10:20[America/New_York]', scenes: afternoonScenes },
  { begins: '2026-03-04T10:20[Europe/Berlin]', scenes: wednesdayScenes },
  { begins: '2026-03-09T10:20[Europe/Berlin]', scenes: [...nextMondayScenes, ...askingScenes] },
  { begins: '2026-03-15T17:05[Europe/Berlin]', scenes: remindingScenes },
  { begins: '2026-03-17T10:20[Europe/Berlin]', scenes: publishingScenes },
  { begins: '2026-03-24T10:20[Europe/Berlin]', scenes: followingUpScenes },
  { begins: '2026-03-24T17:05[Europe/Berlin]', scenes: keptPromiseScenes },
  { begins: '2026-03-25T10:20[Europe/Berlin]', scenes: findingMentorScenes },
  { begins: '2026-03-26T14:20[Europe/Berlin]', scenes: agreeingScenes },
  { begins: '2026-04-09T18:20[Europe/Berlin]', scenes: checkingInScenes },
];
