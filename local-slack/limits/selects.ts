import { z } from 'zod';
import { mustBeOffered } from './choices.ts';
import {
  actionShape,
  confirmShape,
  conversationFilter,
  focusShape,
  optionGroup,
  type PlainOption,
  placeholderShape,
  plainOption,
} from './composition.ts';
import { characters, count, several } from './texts.ts';

const shape = { ...actionShape, ...confirmShape, ...focusShape, ...placeholderShape };
const manyShape = { ...shape, max_selected_items: count(1, 100).optional() };
const listShape = {
  options: several(plainOption, 1, 100).optional(),
  option_groups: several(optionGroup, 1, 100).optional(),
};
const externalShape = { min_query_length: count(0, 3000).optional() };
const conversationsShape = {
  default_to_current_conversation: z.boolean().optional(),
  filter: conversationFilter.optional(),
};
const answerableShape = { response_url_enabled: z.boolean().optional() };
const id = characters(255);
const chosen = several(plainOption, 1, 100);
const ids = several(id, 1, 100);

type Issues = {
  addIssue(issue: { code: 'custom'; message: string; path: string[] }): void;
};

interface Listed {
  options?: PlainOption[] | undefined;
  option_groups?: { options: PlainOption[] }[] | undefined;
}

/** Every option that a menu offers itself. */
export function offeredBy(menu: Listed): PlainOption[] {
  return [...(menu.options ?? []), ...(menu.option_groups ?? []).flatMap((group) => group.options)];
}

function checkList(menu: Listed, issues: Issues): void {
  if ((menu.options === undefined) === (menu.option_groups === undefined))
    issues.addIssue({ code: 'custom', message: 'must have either options or option_groups', path: [] });
}

function checkMost(issues: Issues, field: string, initial: readonly unknown[] = [], most?: number): void {
  if (most !== undefined && initial.length > most)
    issues.addIssue({ code: 'custom', message: `no more than ${most} items allowed`, path: [field] });
}

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...shape,
    ...listShape,
    initial_option: plainOption.optional(),
  })
  .superRefine((menu, issues) => {
    checkList(menu, issues);
    if (menu.initial_option !== undefined)
      mustBeOffered(issues, 'initial_option', [menu.initial_option], offeredBy(menu));
  });

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...manyShape,
    ...listShape,
    initial_options: chosen.optional(),
  })
  .superRefine((menu, issues) => {
    checkList(menu, issues);
    mustBeOffered(issues, 'initial_options', menu.initial_options ?? [], offeredBy(menu));
    checkMost(issues, 'initial_options', menu.initial_options, menu.max_selected_items);
  });

const externalSelect = z.strictObject({
  type: z.literal('external_select'),
  ...shape,
  ...externalShape,
  initial_option: plainOption.optional(),
});

const multiExternalSelect = z
  .strictObject({
    type: z.literal('multi_external_select'),
    ...manyShape,
    ...externalShape,
    initial_options: chosen.optional(),
  })
  .superRefine((menu, issues) =>
    checkMost(issues, 'initial_options', menu.initial_options, menu.max_selected_items),
  );

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...shape,
  initial_user: id.optional(),
});

const multiUsersSelect = z
  .strictObject({ type: z.literal('multi_users_select'), ...manyShape, initial_users: ids.optional() })
  .superRefine((menu, issues) =>
    checkMost(issues, 'initial_users', menu.initial_users, menu.max_selected_items),
  );

const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...shape,
  ...conversationsShape,
  ...answerableShape,
  initial_conversation: id.optional(),
});

const multiConversationsSelect = z
  .strictObject({
    type: z.literal('multi_conversations_select'),
    ...manyShape,
    ...conversationsShape,
    initial_conversations: ids.optional(),
  })
  .superRefine((menu, issues) =>
    checkMost(issues, 'initial_conversations', menu.initial_conversations, menu.max_selected_items),
  );

const channelsSelect = z.strictObject({
  type: z.literal('channels_select'),
  ...shape,
  ...answerableShape,
  initial_channel: id.optional(),
});

const multiChannelsSelect = z
  .strictObject({ type: z.literal('multi_channels_select'), ...manyShape, initial_channels: ids.optional() })
  .superRefine((menu, issues) =>
    checkMost(issues, 'initial_channels', menu.initial_channels, menu.max_selected_items),
  );

export const selects = [
  staticSelect,
  multiStaticSelect,
  externalSelect,
  multiExternalSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  multiConversationsSelect,
  channelsSelect,
  multiChannelsSelect,
] as const;
