import type { ContextBlock } from '@slack/types';
import { plain } from '../blocks/text.ts';

/** Where an action item came from: what was said in a feedback round. */
export function originBlock(theme: string): ContextBlock {
  return { type: 'context', elements: [plain(`From a feedback round. You said: “${theme}”`)] };
}
