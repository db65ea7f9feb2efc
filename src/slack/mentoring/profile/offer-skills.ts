import { mentoringLimits } from '../../../domain/mentoring/mentoring.ts';
import { findSkillsLike } from '../../../domain/mentoring/skills/skills.ts';
import type { Choice, OptionsCall } from '../../calls.ts';
import { readCommunityId } from './input.ts';

/** Skills of the list, *Add “…”* for what is not on it yet, and a word where it is too long: choosing that says so at the field. */
export async function offerSkills(call: OptionsCall): Promise<readonly Choice[]> {
  const community = readCommunityId(call.meta);
  const { known, fresh, tooLong } = await findSkillsLike(call.ctx, call.actor, community, call.typed);
  const choices = known.map(({ name }) => ({ text: name, value: name }));
  if (fresh !== null) return [...choices, { text: `Add “${fresh}”`, value: fresh }];
  if (tooLong === null) return choices;
  const most = mentoringLimits.skill;
  const text = `Too long: ${tooLong} characters. A skill takes up to ${most}.`;
  return [{ text, value: [...call.typed.trim()].slice(0, most + 1).join('') }];
}
