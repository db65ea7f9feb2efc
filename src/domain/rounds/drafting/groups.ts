import type { Actor, Ctx } from '../../context.ts';
import type { UserGroup } from '../../directory.ts';
import { Refusal } from '../../refusal.ts';

/** `@designers (Designers)`: as it is shown, and so as somebody may type it. */
export function groupWords({ handle, name }: UserGroup): string {
  return `@${handle} (${name})`;
}

/** User groups whose name or handle holds what was typed; null where Slack does not show them now. */
export async function findGroups(
  { directory }: Ctx,
  { workspaceId }: Actor,
  typed: string,
): Promise<readonly UserGroup[] | null> {
  try {
    const groups = (await directory.userGroups?.(workspaceId)) ?? [];
    const sought = typed.trim().toLocaleLowerCase('und');
    return groups.filter((group) => groupWords(group).toLocaleLowerCase('und').includes(sought));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
