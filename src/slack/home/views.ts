import { createHash } from 'node:crypto';
import type { HomeView, KnownBlock } from '@slack/types';
import { button, buttonRow } from '../blocks/buttons.ts';
import { aside, paragraph } from '../blocks/text.ts';
import { ids } from '../ids.ts';

const MOST_BLOCKS = 100;

export interface HomePage {
  /** What each feature has to show, in their order; parts with nothing to show are empty. */
  readonly parts: readonly HomeView['blocks'][];
  readonly isFirstVisit: boolean;
}

/** Home, with a mark of its content in the metadata by which a later visit sees whether anything changed. */
export function homeView({
  parts,
  isFirstVisit,
}: HomePage): HomeView & { readonly private_metadata: string } {
  const filled = parts.filter((part) => part.length > 0);
  const body = filled.length === 0 ? nothingYet() : filled.flatMap(divided);
  const blocks = [...(isFirstVisit ? welcome() : []), ...body];
  // The welcome is left out: it must not make the second visit look like a change of everything.
  const mark = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  return { type: 'home', private_metadata: mark, blocks: [...blocks.slice(0, MOST_BLOCKS - 2), ...footer()] };
}

function divided(part: HomeView['blocks'], index: number): HomeView['blocks'] {
  return index === 0 ? part : [{ type: 'divider' }, ...part];
}

function welcome(): KnownBlock[] {
  return [
    { type: 'header', text: { type: 'plain_text', text: 'Welcome to Lyceum', emoji: false } },
    paragraph(
      'Here your team shares what it learns, and finds it again. This page shows what waits for you. Only you see it.',
    ),
    { type: 'divider' },
  ];
}

function nothingYet(): KnownBlock[] {
  return [
    paragraph(
      '*You are in no learning community yet*\nGo to a channel where you would like to learn with others, and type `/learn`. I show you there how to join, or how to set a community up.',
    ),
  ];
}

function footer(): KnownBlock[] {
  return [
    buttonRow(button('Help', ids.learn.help)),
    aside('Type `/learn` in a channel to see everything you can do there.'),
  ];
}
