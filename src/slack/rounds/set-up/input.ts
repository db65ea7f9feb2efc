import type { TypedRound } from '../../../domain/rounds/drafting/draft.ts';
import type { TypedQuestion } from '../../../domain/rounds/drafting/wording.ts';
import { type Fields, listOf, textOf } from '../../fields.ts';
import type { Shape } from './metas.ts';

/** What stands in the form. A field that it does not show is undefined. */
export function readRound(fields: Fields): TypedRound {
  const said = (name: string) => (name in fields ? textOf(fields, name) : undefined);
  const chosen = (name: string) => (name in fields ? listOf(fields, name) : undefined);
  return {
    template: said('template'),
    title: said('title'),
    closesOn: said('closesOn'),
    closesTime: said('closesTime'),
    opensOn: said('opensOn'),
    opensTime: said('opensTime'),
    who: said('who'),
    people: chosen('people'),
    group: said('group'),
    identity: said('identity'),
    threshold: said('threshold'),
    readers: said('readers'),
    also: chosen('also'),
    everyWeeks: said('everyWeeks'),
  };
}

/** Which fields the form shows now, for who is asked now. */
export function shapeOf(fields: Fields): Shape {
  if (!('who' in fields)) return 'short';
  const who = textOf(fields, 'who');
  return who === 'chosen' || who === 'group' ? who : 'channel';
}

export function readQuestion(fields: Fields): TypedQuestion {
  return {
    kind: textOf(fields, 'kind'),
    text: textOf(fields, 'text'),
    isRequired: textOf(fields, 'required') === 'yes',
    choices: textOf(fields, 'choices'),
    low: textOf(fields, 'low'),
    high: textOf(fields, 'high'),
  };
}
