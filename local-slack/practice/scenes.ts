import type { Scene } from './scene.ts';
import { findingScenes } from './scenes-of-finding.ts';
import { refusalScenes } from './scenes-of-refusal.ts';
import { sharingScenes } from './scenes-of-sharing.ts';

/** The day, from its beginning to its end. */
export const scenes: readonly Scene[] = [...sharingScenes, ...findingScenes, ...refusalScenes];
