import type { InputBlock, PlainTextOption } from '@slack/types';
import { cut, plain } from './text.ts';

interface InputOptions {
  readonly hint?: string;
  /** Reports each change, so that the form can follow it. */
  readonly reportsChanges?: boolean;
}

/** A block's id is the field's name, so that errors find their place. The action id is the same unless a menu needs its own. */
function input(
  name: string,
  label: string,
  element: InputBlock['element'],
  isOptional: boolean,
  options: InputOptions = {},
): InputBlock {
  return {
    type: 'input',
    block_id: name,
    label: plain(label),
    element,
    optional: isOptional,
    ...(options.hint === undefined ? {} : { hint: plain(options.hint) }),
    ...(options.reportsChanges === true ? { dispatch_action: true } : {}),
  };
}

export interface TextInput extends InputOptions {
  readonly name: string;
  readonly label: string;
  readonly initial?: string | null;
  readonly placeholder?: string;
  readonly isOptional?: boolean;
  readonly lines?: 'one' | 'many';
  /** In code points; Slack's own client keeps to it. */
  readonly most: number;
  /** Another one makes the field forget what was typed into it. */
  readonly actionId?: string;
}

export function textInput(field: TextInput): InputBlock {
  const { name, label, initial, placeholder, most, isOptional = false, lines = 'one' } = field;
  return input(
    name,
    label,
    {
      type: 'plain_text_input',
      action_id: field.actionId ?? name,
      multiline: lines === 'many',
      max_length: most,
      ...(initial === undefined || initial === null || initial === '' ? {} : { initial_value: initial }),
      ...(placeholder === undefined ? {} : { placeholder: plain(placeholder) }),
    },
    isOptional,
    field,
  );
}

export interface Choosable {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

export interface ChoiceInput extends InputOptions {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choosable[];
  readonly initial?: string | null;
  readonly isOptional?: boolean;
  readonly actionId?: string;
}

const LONGEST = 75;

export function optionOf({ value, label, description }: Choosable): PlainTextOption {
  return {
    text: plain(cut(label, LONGEST)),
    value,
    ...(description === undefined ? {} : { description: plain(cut(description, LONGEST)) }),
  };
}

/** A menu of up to 100 choices. */
export function menuInput(field: ChoiceInput): InputBlock {
  const chosen = field.choices.find((choice) => choice.value === field.initial);
  return input(
    field.name,
    field.label,
    {
      type: 'static_select',
      action_id: field.actionId ?? field.name,
      options: field.choices.map(optionOf),
      ...(chosen === undefined ? {} : { initial_option: optionOf(chosen) }),
    },
    field.isOptional ?? false,
    field,
  );
}

/** A few choices, all in sight. */
export function radioInput(field: ChoiceInput): InputBlock {
  const chosen = field.choices.find((choice) => choice.value === field.initial);
  return input(
    field.name,
    field.label,
    {
      type: 'radio_buttons',
      action_id: field.actionId ?? field.name,
      options: field.choices.map(optionOf),
      ...(chosen === undefined ? {} : { initial_option: optionOf(chosen) }),
    },
    field.isOptional ?? false,
    field,
  );
}

export interface TicksInput extends InputOptions {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choosable[];
  readonly initial: readonly string[];
  /** Whether one must be ticked; else none need be. */
  readonly isRequired?: boolean;
  /** Another one makes the field forget what was ticked. */
  readonly actionId?: string;
}

/** Up to ten boxes to tick. */
export function ticksInput(field: TicksInput): InputBlock {
  const chosen = field.choices.filter((choice) => field.initial.includes(choice.value)).map(optionOf);
  return input(
    field.name,
    field.label,
    {
      type: 'checkboxes',
      action_id: field.actionId ?? field.name,
      options: field.choices.map(optionOf),
      ...(chosen.length === 0 ? {} : { initial_options: chosen }),
    },
    field.isRequired !== true,
    field,
  );
}

/** The same for up to 100 choices, in a menu. */
export function manyMenuInput(field: TicksInput): InputBlock {
  const chosen = field.choices.filter((choice) => field.initial.includes(choice.value)).map(optionOf);
  return input(
    field.name,
    field.label,
    {
      type: 'multi_static_select',
      action_id: field.name,
      options: field.choices.map(optionOf),
      ...(chosen.length === 0 ? {} : { initial_options: chosen }),
    },
    field.isRequired !== true,
    field,
  );
}

export interface SearchInput extends InputOptions {
  readonly name: string;
  readonly label: string;
  readonly actionId: string;
  readonly initial: Choosable | null;
  readonly placeholder: string;
  readonly isOptional?: boolean;
}

/** A menu whose choices we supply while the person types. */
export function searchInput(field: SearchInput): InputBlock {
  return input(
    field.name,
    field.label,
    {
      type: 'external_select',
      action_id: field.actionId,
      min_query_length: 0,
      placeholder: plain(field.placeholder),
      ...(field.initial === null ? {} : { initial_option: optionOf(field.initial) }),
    },
    field.isOptional ?? false,
    field,
  );
}

export interface SearchManyInput extends InputOptions {
  readonly name: string;
  readonly label: string;
  readonly actionId: string;
  readonly initial: readonly Choosable[];
  readonly placeholder: string;
  readonly most: number;
}

/** The same, for several at once; none is required. */
export function searchManyInput(field: SearchManyInput): InputBlock {
  const initial = field.initial.map(optionOf);
  return input(
    field.name,
    field.label,
    {
      type: 'multi_external_select',
      action_id: field.actionId,
      min_query_length: 0,
      max_selected_items: field.most,
      placeholder: plain(field.placeholder),
      ...(initial.length === 0 ? {} : { initial_options: initial }),
    },
    true,
    field,
  );
}

export interface DateInput extends InputOptions {
  readonly name: string;
  readonly label: string;
  /** Local date, or null for none. */
  readonly initial: string | null;
  readonly isOptional?: boolean;
}

export interface TimeInput extends InputOptions {
  readonly name: string;
  readonly label: string;
  /** Local time as `HH:mm`, or null for none. */
  readonly initial: string | null;
  readonly isOptional?: boolean;
}

export function dateInput(field: DateInput): InputBlock {
  return input(
    field.name,
    field.label,
    {
      type: 'datepicker',
      action_id: field.name,
      ...(field.initial === null ? {} : { initial_date: field.initial }),
    },
    field.isOptional ?? false,
    field,
  );
}

export function timeInput(field: TimeInput): InputBlock {
  return input(
    field.name,
    field.label,
    {
      type: 'timepicker',
      action_id: field.name,
      ...(field.initial === null ? {} : { initial_time: field.initial }),
    },
    field.isOptional ?? false,
    field,
  );
}

export interface PersonInput extends InputOptions {
  readonly name: string;
  readonly label: string;
  /** Slack's id of the person it begins with; null for none. */
  readonly initial?: string | null;
  readonly isOptional?: boolean;
}

export function personInput(field: PersonInput): InputBlock {
  const { name, initial = null } = field;
  const element = {
    type: 'users_select',
    action_id: name,
    ...(initial === null ? {} : { initial_user: initial }),
  } as const;
  return input(name, field.label, element, field.isOptional ?? false, field);
}

export interface PeopleInput extends InputOptions {
  readonly name: string;
  readonly label: string;
  /** Slack's ids of those it begins with. */
  readonly initial?: readonly string[];
  readonly placeholder?: string;
  readonly isOptional?: boolean;
  readonly most?: number;
}

/** Several people of the workspace. */
export function peopleInput(field: PeopleInput): InputBlock {
  const { name, label, initial = [], placeholder, most } = field;
  return input(
    name,
    label,
    {
      type: 'multi_users_select',
      action_id: name,
      ...(initial.length === 0 ? {} : { initial_users: [...initial] }),
      ...(placeholder === undefined ? {} : { placeholder: plain(placeholder) }),
      ...(most === undefined ? {} : { max_selected_items: most }),
    },
    field.isOptional ?? false,
    field,
  );
}
