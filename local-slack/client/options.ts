import type { Choice, Control, OptionsAnswered, Place } from '../gestures.ts';
import { CannotDo } from '../gestures.ts';
import { isObject, type JsonObject, objectsIn, stringAt } from '../json.ts';
import { refuseBlocks } from '../limits/validate-blocks.ts';
import type { Workings } from '../workings.ts';
import { find } from './actions.ts';
import { activeUser, commonPayload } from './payload.ts';
import { spotOf } from './spots.ts';

/** A person types into a menu whose options come from the app. */
export async function requestOptions(
  w: Workings,
  userId: string,
  place: Place,
  control: Control,
  typed: string,
): Promise<OptionsAnswered> {
  const user = activeUser(w, userId);
  const spot = spotOf(w, user, place);
  const { block, element } = find(spot.blocks, control);
  const type = stringAt(element, 'type') ?? '';
  if (!type.endsWith('external_select')) throw new CannotDo(`${control.actionId} has options of its own`);
  const least = typeof element.min_query_length === 'number' ? element.min_query_length : 3;
  if ([...typed].length < least) throw new CannotDo(`Slack asks the app from ${least} characters on`);
  const answered = await w.link.deliver({
    type: 'interactive',
    name: 'block_suggestion',
    acceptsResponse: true,
    payload: {
      type: 'block_suggestion',
      ...commonPayload(w, user),
      ...spot.payload(),
      action_id: control.actionId,
      block_id: block.block_id,
      value: typed,
    },
  });
  if (answered.how !== 'acked') return answered;
  const options = offered(answered.response);
  if (options === null) return { how: 'malformed' };
  spot.remember(block.block_id, control.actionId, options);
  return { how: 'acked', options: options.map(choiceOf) };
}

/** The options, or null where Slack would show none because they break its rules. */
function offered(response: unknown): JsonObject[] | null {
  if (!isObject(response)) return null;
  const groups = objectsIn(response.option_groups);
  const options = [...objectsIn(response.options), ...groups.flatMap((group) => objectsIn(group.options))];
  if (response.options === undefined && response.option_groups === undefined) return null;
  if (options.length === 0) return [];
  const offer = groups.length > 0 ? { option_groups: groups } : { options };
  const menu = {
    type: 'static_select',
    action_id: 'options',
    placeholder: { type: 'plain_text', text: 'Choose' },
    ...offer,
  };
  return refuseBlocks('modal', [{ type: 'actions', elements: [menu] }]) === null ? options : null;
}

function choiceOf(option: JsonObject): Choice {
  return { text: stringAt(option.text, 'text') ?? '', value: stringAt(option, 'value') ?? '' };
}
