import { ids } from '../../ids.ts';
import type { Surface } from '../../surface.ts';
import { openProgram, sendPictures } from './show-program.ts';

export function registerProgram(on: Surface): void {
  on.subcommand('mentor program', openProgram);
  on.action(ids.mentoring.program.send, sendPictures);
}
