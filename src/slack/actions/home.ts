import type { HomeView, KnownBlock } from '@slack/types';
import { type OwnAction, ownActions } from '../../domain/actions/lists.ts';
import type { Actor, Ctx } from '../../domain/context.ts';
import { button } from '../blocks/buttons.ts';
import { aside, cut, escapeWords, paragraph, plain } from '../blocks/text.ts';
import { ids } from '../ids.ts';
import { dueInWords } from './days.ts';

const MOST_ON_HOME = 5;

/** What this person has to do next; nothing where they have nothing. */
export async function actionsOnHome(ctx: Ctx, actor: Actor): Promise<HomeView['blocks']> {
  const { items, count } = await ownActions(ctx, actor, MOST_ON_HOME);
  if (items.length === 0) return [];
  const more = count - items.length;
  return [
    paragraph('*My action items*'),
    ...items.flatMap(itemBlocks),
    ...(more === 0 ? [] : [aside(`And ${more} more: type \`/learn actions\`.`)]),
  ];
}

function itemBlocks(item: OwnAction): KnownBlock[] {
  return [
    {
      type: 'section',
      text: plain(item.text),
      accessory: button('Done', ids.action.done, { value: item.id }),
    },
    aside(`In *${escapeWords(cut(item.communityName, 60))}*, ${dueInWords(item)}`),
  ];
}
