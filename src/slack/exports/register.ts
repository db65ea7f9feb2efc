import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { deleteExport } from './delete-export.ts';

export function registerExports(on: Surface): void {
  on.action(ids.exports.deleteFile, deleteExport);
}
