import type { Composers } from '../../delivery/composed.ts';
import type { Ctx } from '../../domain/context.ts';

/** What mentoring owes to people, area by area. */
export function mentoringComposers(_ctx: Ctx): Composers {
  return {};
}
