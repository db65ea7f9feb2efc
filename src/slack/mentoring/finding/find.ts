import type { ModalView } from '@slack/types';
import { mustMeanCommunity } from '../../../domain/communities/meant.ts';
import { askMentor } from '../../../domain/mentoring/finding/asking.ts';
import { findMentors } from '../../../domain/mentoring/finding/finding.ts';
import { wantSkill } from '../../../domain/mentoring/finding/wanting.ts';
import { ownProfile } from '../../../domain/mentoring/profiles/own.ts';
import { findSkillsLike } from '../../../domain/mentoring/skills/skills.ts';
import { noteView } from '../../answering.ts';
import { wordsAsTyped } from '../../as-typed-by.ts';
import { escapeWords, mention } from '../../blocks/text.ts';
import type {
  ActionCall,
  Call,
  Choice,
  CommandCall,
  OptionsCall,
  Outcome,
  SubmissionCall,
} from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { profileForm } from '../profile/form.ts';
import { readAsking, readCommunityId, readSearch, type Search } from './input.ts';
import { askForm, findingsView, searchForm } from './views.ts';

/** `/mentor find python`; without a word, the form that asks for one. */
export async function findByCommand(call: CommandCall): Promise<void> {
  const { id } = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  const skill = await wordsAsTyped(call, call.text);
  await call.show(skill === '' ? searchForm(id) : await viewOf(call, { communityId: id, skill }));
}

/** *Find somebody*. */
export async function openSearch(call: ActionCall): Promise<void> {
  await call.show(searchForm(readCommunityId(call.value)));
}

/** Skills that somebody has in their profile; what is none of them can be looked for all the same. */
export async function offerToLookFor({ ctx, actor, meta, typed }: OptionsCall): Promise<readonly Choice[]> {
  const { known, fresh } = await findSkillsLike(ctx, actor, readCommunityId(meta), typed);
  const choices = known.map(({ name }) => ({ text: name, value: name }));
  return fresh === null ? choices : [...choices, { text: `Look for “${fresh}”`, value: fresh }];
}

/** *Look*, in the form. */
export async function submitSearch(call: SubmissionCall): Promise<Outcome> {
  const skill = textOf(call.fields, 'skill') ?? '';
  return { next: 'replace', view: await viewOf(call, { communityId: readCommunityId(call.meta), skill }) };
}

/** *Look* beside a skill that people offer. */
export async function lookInstead(call: ActionCall): Promise<void> {
  await call.replaceView(await viewOf(call, readSearch(call.value)));
}

/** *I want to learn it*: into the profile; whoever has none gets the form, with it filled in. */
export async function wantIt(call: ActionCall): Promise<void> {
  const { ctx, actor } = call;
  const { communityId, skill } = readSearch(call.value);
  const own = await ownProfile(ctx, actor, communityId);
  if (own.profile === null) {
    await call.show(profileForm(own, [], [skill]));
    return;
  }
  const name = await wantSkill(ctx, actor, communityId, skill);
  const text = `*${escapeWords(name)}* stands in your profile now, among what you want to learn. I look for somebody in each matching round. Leaders see how often it is wanted, and that it is you only where a round proposes somebody to you for it.`;
  await call.replaceView(noteView({ text }));
}

/** *Ask* beside a person: says first what then happens. */
export async function openAskForm(call: ActionCall): Promise<void> {
  await call.show(askForm(call.value, readAsking(call.value)));
}

/** *Ask*. */
export async function submitAsk(call: SubmissionCall): Promise<Outcome> {
  const { communityId, mentorId, skill } = readAsking(call.meta);
  await askMentor(call.ctx, call.actor, communityId, { mentorId, skill });
  const text = `Asked. I tell ${mention(mentorId)} by day, where they are. You hear from me when they have answered, or after three days.`;
  return { next: 'replace', view: noteView({ text }) };
}

async function viewOf({ ctx, actor }: Call, { communityId, skill }: Search): Promise<ModalView> {
  const writing = { nameOf: mention, wordsOf: (name: string) => `*${escapeWords(name)}*` };
  return findingsView(await findMentors(ctx, actor, communityId, skill, writing));
}
