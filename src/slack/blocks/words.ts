import type { RichTextBlock, RichTextBlockElement, RichTextSection } from '@slack/types';

/** People's words as they typed them: in rich text nothing of them is markup, a mention or a link. */
export function words(text: string): RichTextBlock {
  return richText([section(text)]);
}

export function richText(elements: readonly RichTextBlockElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [...elements] };
}

/** Rich text refuses empty texts; a dash says that there is nothing. */
export function section(text: string): RichTextSection {
  return { type: 'rich_text_section', elements: [{ type: 'text', text: text === '' ? '–' : text }] };
}

/** Words under a heading of ours. */
export function headed(heading: string, text: string): RichTextSection {
  return {
    type: 'rich_text_section',
    elements: [
      { type: 'text', text: `${heading}\n`, style: { bold: true } },
      { type: 'text', text },
    ],
  };
}
