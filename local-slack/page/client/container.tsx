import type { ComponentChildren, JSX } from 'preact';
import type { Block } from '../../limits/blocks.ts';
import { Picture } from './picture.tsx';
import { Rich } from './rich.tsx';
import { Text, withEmoji } from './words.tsx';

type ContainerBlock = Extract<Block, { type: 'container' }>;

/** Blocks under a title of their own, which may be folded away. */
export function Container({
  container,
  children,
}: {
  readonly container: ContainerBlock;
  readonly children: ComponentChildren;
}): JSX.Element {
  const classes = `container ${container.has_header_divider === true ? 'divided' : ''}`;
  if (container.is_collapsible !== true) {
    return (
      <div class={classes}>
        <Head container={container} />
        {children}
      </div>
    );
  }
  return (
    <details class={classes} open={container.default_collapsed !== true}>
      <summary>
        <Head container={container} />
      </summary>
      {children}
    </details>
  );
}

function Head({
  container: { icon, title, rich_text_title: rich, subtitle },
}: {
  readonly container: ContainerBlock;
}): JSX.Element {
  return (
    <div class="head">
      {icon === undefined ? null : <Picture picture={icon} />}
      <div>
        {title === undefined ? null : <h3 class="header">{withEmoji(title.text)}</h3>}
        {rich === undefined ? null : <Rich block={rich} />}
        {subtitle === undefined ? null : (
          <div class="aside">
            <Text text={subtitle} />
          </div>
        )}
      </div>
    </div>
  );
}
