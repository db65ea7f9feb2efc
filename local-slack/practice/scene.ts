import type { Workspace } from '../workspace.ts';

/** A part of the week: what is told, and what has to happen for it to be true. */
export interface Scene {
  readonly title: string;
  readonly story: string;
  /** How much later the next one begins. */
  readonly takesMinutes: number;
  /** @throws Error where something does not happen as told. */
  happens(workspace: Workspace): Promise<void>;
}
