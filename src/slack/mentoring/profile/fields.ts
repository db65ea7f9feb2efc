import type { KnownBlock, ModalView } from '@slack/types';
import { mustMeanCommunity } from '../../../domain/communities/meant.ts';
import type { ProfileField } from '../../../domain/directory.ts';
import {
  type FieldChoices,
  fieldChoices,
  mapFields,
} from '../../../domain/mentoring/profiles/slack-fields.ts';
import { noteView } from '../../answering.ts';
import { menuInput } from '../../blocks/inputs.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../../blocks/text.ts';
import type { CommandCall, Outcome, SubmissionCall } from '../../calls.ts';
import { textOf } from '../../fields.ts';
import { ids } from '../../ids.ts';
import { readCommunityId } from './input.ts';

/** A choice that stands for no field: Slack takes no empty value. */
const NONE = 'none';
/** One less than a menu takes, for that choice. */
const MOST_FIELDS = 99;

/** `/mentor fields`, for leaders. */
export async function openFields(call: CommandCall): Promise<void> {
  const { id } = await mustMeanCommunity(call.ctx, call.actor, call.channelId);
  await call.show(fieldsForm(await fieldChoices(call.ctx, call.actor, id)));
}

/** *Save*. */
export async function submitFields(call: SubmissionCall): Promise<Outcome> {
  const id = readCommunityId(call.meta);
  const fields = {
    teamField: fieldIn(textOf(call.fields, 'team')),
    managerField: fieldIn(textOf(call.fields, 'manager')),
  };
  const { name } = await mapFields(call.ctx, call.actor, id, fields);
  const text = `Saved for *${escapeWords(name)}*. A member’s team and manager come from there when they next open or save their mentor profile; it says so. Where their profile in Slack says nothing, I ask them.`;
  return { next: 'replace', view: noteView({ text }) };
}

function fieldIn(chosen: string | null): string | null {
  return chosen === NONE ? null : chosen;
}

function fieldsForm({ community, texts, people, chosen }: FieldChoices): ModalView {
  const name = escapeWords(cut(community.name, 60));
  return {
    type: 'modal',
    callback_id: ids.mentoring.profile.fieldsForm,
    private_metadata: community.id,
    title: plain('Team and manager'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      paragraph(
        'A matching round can keep people of one team apart, or people and their managers. Your workspace’s profiles may say both already, so that nobody has to type it.',
      ),
      fieldInput('team', 'The team is in', texts, chosen.teamField),
      fieldInput('manager', 'The manager is in', people, chosen.managerField),
      ...(texts.length + people.length > 0 ? [] : [aside(NO_FIELDS)]),
      aside(
        `For *${name}*. I read these two fields of members who open their mentor profile, and nothing else.`,
      ),
    ],
  };
}

const NO_FIELDS = 'Profiles in this workspace have no such fields. Workspace admins can add some in Slack.';

function fieldInput(
  field: 'team' | 'manager',
  label: string,
  fields: readonly ProfileField[],
  chosen: string | null,
): KnownBlock {
  return menuInput({
    name: field,
    label,
    choices: [
      { value: NONE, label: 'No field: members say it themselves' },
      ...fields.slice(0, MOST_FIELDS).map((one) => ({ value: one.id, label: one.label })),
    ],
    initial: fields.some(({ id }) => id === chosen) ? chosen : NONE,
  });
}
