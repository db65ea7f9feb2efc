import { stringAt } from '../json.ts';
import type { View } from '../model.ts';
import { readBlocks } from './blocks.ts';
import type { Eyes } from './eyes.ts';

/** A modal with its title, fields, errors and buttons. */
export function readModal(eyes: Eyes, view: View): string {
  const title = stringAt(view.title, 'text') ?? '';
  const submit = stringAt(view.submit, 'text');
  const close = stringAt(view.close, 'text') ?? (view.submit === null ? 'Close' : 'Cancel');
  const buttons = [`[${close}]`, ...(submit === null ? [] : [`[${submit}]`])].join(' ');
  return [title, readBlocks(eyes, view.blocks, view), ...trouble(view), buttons]
    .filter((text) => text !== '')
    .join('\n');
}

export function readHome(eyes: Eyes, view: View): string {
  return [readBlocks(eyes, view.blocks, view), ...trouble(view)].filter((text) => text !== '').join('\n');
}

function trouble(view: View): string[] {
  return view.trouble === null ? [] : [`⚠ ${view.trouble}`];
}
