import type { ActionsBlock, Button } from '@slack/types';
import { plain } from './text.ts';

export interface ButtonOptions {
  readonly value?: string;
  readonly style?: 'primary' | 'danger';
  readonly confirm?: {
    readonly title: string;
    readonly text: string;
    readonly yes: string;
    readonly no: string;
  };
}

export function button(label: string, actionId: string, options: ButtonOptions = {}): Button {
  const { value, style, confirm } = options;
  return {
    type: 'button',
    text: plain(label),
    action_id: actionId,
    // Slack refuses an empty value; a click without one arrives as an empty text all the same.
    ...(value === undefined || value === '' ? {} : { value }),
    ...(style === undefined ? {} : { style }),
    ...(confirm === undefined
      ? {}
      : {
          confirm: {
            title: plain(confirm.title),
            text: plain(confirm.text),
            confirm: plain(confirm.yes),
            deny: plain(confirm.no),
          },
        }),
  };
}

export function buttonRow(...elements: Button[]): ActionsBlock {
  return { type: 'actions', elements };
}
