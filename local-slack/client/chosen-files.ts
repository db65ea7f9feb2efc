import { CannotDo, type FieldValue } from '../gestures.ts';
import { type JsonObject, objectsIn, stringAt } from '../json.ts';
import { endingOf, MOST_FILES } from '../limits/files.ts';
import type { SlackFile, StateValues, User, World } from '../model.ts';
import { strings } from '../reading/initial-state.ts';
import { fileShape } from '../shapes/file.ts';

/** The state of a field for files, in which somebody has put these, by id. @throws CannotDo for what is not theirs */
export function chosenFiles(world: World, user: User, value: FieldValue): JsonObject {
  const ids = typeof value === 'string' ? [value] : strings(value);
  return {
    type: 'file_input',
    files: [...new Set(ids)].map((id) => fileShape(world, ownFile(world, user, id))),
  };
}

/** A file that this person has uploaded. @throws CannotDo */
export function ownFile(world: World, user: User, id: string): SlackFile {
  const file = world.files.get(id);
  if (file === undefined || file.userId !== user.id || file.stage !== 'complete')
    throw new CannotDo(`${user.name} has no file ${id}`);
  return file;
}

/** What is wrong with the files in this field; null for other fields too. */
export function filesError(element: JsonObject, chosen: unknown): string | null {
  if (element.type !== 'file_input') return null;
  const files = objectsIn(chosen);
  const most = typeof element.max_files === 'number' ? element.max_files : MOST_FILES;
  if (files.length > most)
    return `Please upload no more than ${most === 1 ? '1 file' : `${most} files`} here.`;
  const taken = strings(element.filetypes).map((type) => type.replace(/^\./, '').toLowerCase());
  const other = files.find((file) => !taken.includes(endingOf(stringAt(file, 'name') ?? '')));
  if (taken.length === 0 || other === undefined) return null;
  return `“${stringAt(other, 'name')}” is of a type that is not supported here. Please upload: ${taken.join(', ')}.`;
}

/** The app is told of these files, and may read them from now on. */
export function giveFiles(world: World, values: StateValues): void {
  for (const state of Object.values(values).flatMap((actions) => Object.values(actions))) {
    for (const { id } of objectsIn(state.files)) {
      const file = typeof id === 'string' ? world.files.get(id) : undefined;
      if (file !== undefined) file.isGivenToApp = true;
    }
  }
}
