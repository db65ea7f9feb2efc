import type { NewProfileField } from './contract.ts';
import { CannotDo } from './gestures.ts';
import type { ProfileField, World } from './model.ts';
import type { Workings } from './workings.ts';

/** A field of everybody's profile, as admins add one. @throws CannotDo where there is one of this name */
export function newProfileField(w: Workings, given: NewProfileField): ProfileField {
  const { label, hint = '', type = 'text', options = [], isHidden = false, values = {} } = given;
  const { profileFields } = w.world;
  if ([...profileFields.values()].some((field) => field.label === label))
    throw new CannotDo(`profiles have a field “${label}” already`);
  const field: ProfileField = { id: w.stamps.id('Xf'), label, hint, type, options, isHidden };
  profileFields.set(field.id, field);
  for (const [userId, value] of Object.entries(values)) fillIn(w.world, userId, field.id, value);
  w.activity.note();
  return field;
}

/** @throws CannotDo for what Slack would not take */
export function fillIn(world: World, userId: string, fieldId: string, value: string): void {
  const user = world.users.get(userId);
  if (user === undefined) throw new CannotDo(`there is no person ${userId}`);
  const said = valueTaken(world, fieldId, value);
  const { [fieldId]: _, ...others } = user.profile;
  user.profile = said === '' ? others : { ...others, [fieldId]: said };
}

/** What the field keeps of `value`. @throws CannotDo for what Slack would not take */
function valueTaken({ profileFields, users }: World, fieldId: string, value: string): string {
  const field = profileFields.get(fieldId);
  if (field === undefined) throw new CannotDo(`profiles have no field ${fieldId}`);
  if (value === '') return '';
  if (field.type === 'options_list' && !field.options.includes(value))
    throw new CannotDo(`“${value}” cannot be chosen as ${field.label}`);
  if (field.type !== 'user') return value;
  const ids = value.split(',');
  const unknown = ids.find((id) => !users.has(id));
  if (unknown !== undefined) throw new CannotDo(`there is no person ${unknown}`);
  return ids.join();
}
