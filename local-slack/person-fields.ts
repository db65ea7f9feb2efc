import { richTyped } from './client/rich-typed.ts';
import { typedNamesIn } from './client/typed-names.ts';
import type { Choice, FieldValue, OptionsAnswered } from './gestures.ts';
import { isObject, objectsIn, stringAt } from './json.ts';
import { isDate, isTime } from './limits/choices.ts';
import { offeredBy } from './limits/selects.ts';
import type { World } from './model.ts';
import type { Handle } from './person-controls.ts';
import { readText } from './reading/elements.ts';
import type { Eyes } from './reading/eyes.ts';
import { shownName } from './reading/names.ts';

/** What a person says she puts into a field: words, labels, `@ben`, `#learning`, `2026-03-05`, `14:00`; null empties it. */
export type Said = string | readonly string[] | null;

/** Types into a menu that the app fills. */
export type TypeInto = (typed: string) => Promise<OptionsAnswered>;

/** Who fills in, where, and what they see. */
export interface Filling {
  readonly world: World;
  readonly userId: string;
  readonly eyes: Eyes;
}

/** What Slack is told when a person puts `said` into a field. @throws Error naming what there is to choose from. */
export async function valueFor(
  { world, userId, eyes }: Filling,
  handle: Handle,
  said: Said,
  typeInto: TypeInto,
): Promise<FieldValue> {
  const { element } = handle;
  if (said === null) return null;
  switch (element.type) {
    case 'static_select':
    case 'multi_static_select':
      return each(said, (label) => optionValue(label, labelled(eyes, offeredBy(element))));
    case 'radio_buttons':
    case 'checkboxes':
      return each(said, (label) => optionValue(label, labelled(eyes, element.options)));
    case 'external_select':
    case 'multi_external_select':
      return eachInTurn(said, (label) => suggestedValue(label, handle, typeInto));
    case 'users_select':
    case 'multi_users_select':
      return each(said, (name) => userNamed(world, name));
    case 'channels_select':
    case 'multi_channels_select':
    case 'conversations_select':
    case 'multi_conversations_select':
      return each(said, (name) => channelNamed(world, name));
    case 'datetimepicker':
      return typeof said === 'string' ? secondsAt(said, eyes.zone) : said;
    case 'rich_text_input':
      return typeof said === 'string' ? richTyped(typedNamesIn(world, userId, anyEmoji), said) : said;
    default:
      return said;
  }
}

/** The id of a person by handle, shown name or id, with or without @. */
export function userNamed(world: World, name: string): string {
  const bare = name.replace(/^@/, '');
  for (const user of world.users.values())
    if ([user.id, user.name, shownName(user), user.realName].includes(bare)) return user.id;
  throw new Error(`there is nobody called “${bare}” here`);
}

/** The id of a channel by name or id, with or without #. Archived ones are found too. */
export function channelNamed(world: World, name: string): string {
  const bare = name.replace(/^#/, '');
  for (const channel of world.channels.values())
    if (channel.id === bare || channel.name === bare) return channel.id;
  throw new Error(`there is no channel called “${bare}” here`);
}

/** The Unix seconds of `2026-03-05 14:00` on this person's clock; anything else stays as it is, for the field to refuse. */
function secondsAt(said: string, zone: string): string {
  const [date = '', time = '', ...rest] = said.split(' ');
  if (!isDate(date) || !isTime(time) || rest.length > 0) return said;
  const moment = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone);
  return String(moment.epochMilliseconds / 1000);
}

function each(said: string | readonly string[], one: (label: string) => string): FieldValue {
  return typeof said === 'string' ? one(said) : said.map(one);
}

async function eachInTurn(
  said: string | readonly string[],
  one: (label: string) => Promise<string>,
): Promise<FieldValue> {
  if (typeof said === 'string') return one(said);
  const values: string[] = [];
  for (const label of said) values.push(await one(label));
  return values;
}

type Offered = Parameters<typeof readText>[1];

function labelled(eyes: Eyes, options: readonly { text: Offered; value: string }[]): Choice[] {
  return options.map((option) => ({ text: readText(eyes, option.text), value: option.value }));
}

function optionValue(label: string, options: readonly Choice[]): string {
  const found =
    options.find((option) => option.text === label) ?? options.find((option) => option.value === label);
  if (found !== undefined) return found.value;
  const offered = options.map((option) => `“${option.text}”`).join(', ');
  throw new Error(`“${label}” is not offered; there is ${offered === '' ? 'nothing' : offered}`);
}

/** Types what is asked for, of `Add “rebase”` the word in quotes, and picks it from what the app offers then. */
async function suggestedValue(label: string, handle: Handle, typeInto: TypeInto): Promise<string> {
  const chosen = chosenToBeginWith(handle).find((option) => option.text === label);
  if (chosen !== undefined) return chosen.value;
  const answered = await typeInto(/[“"](.+)[”"]/.exec(label)?.[1] ?? label);
  if (answered.how !== 'acked')
    throw new Error(`Slack says “Couldn’t load results” (the app’s answer: ${answered.how})`);
  return optionValue(label, answered.options);
}

function chosenToBeginWith({ element }: Handle): Choice[] {
  const initial = [
    ...('initial_options' in element ? objectsIn(element.initial_options) : []),
    ...('initial_option' in element && isObject(element.initial_option) ? [element.initial_option] : []),
  ];
  return initial.map((option) => ({
    text: stringAt(option.text, 'text') ?? '',
    value: stringAt(option, 'value') ?? '',
  }));
}

/** Which names are emoji knows only the page, which draws them. */
function anyEmoji(name: string) {
  return /^[a-z]/.test(name) ? { type: 'emoji' as const, name } : null;
}
