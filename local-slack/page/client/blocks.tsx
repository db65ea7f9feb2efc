import type { JSX } from 'preact';
import type { Block } from '../../limits/blocks.ts';
import type { Section } from '../../limits/layout.ts';
import type { Around } from './around.ts';
import { Container } from './container.tsx';
import { Control } from './control.tsx';
import { Field } from './field.tsx';
import { Picture } from './picture.tsx';
import { Rarer } from './rarer-blocks.tsx';
import { Rich } from './rich.tsx';
import { Mrkdwn, Text, withEmoji } from './words.tsx';

export function Blocks({
  blocks,
  around,
}: {
  readonly blocks: readonly (Block | null)[];
  readonly around: Around;
}): JSX.Element {
  return (
    <div class="blocks">
      {blocks.map((block, at) =>
        block === null ? (
          <p key={at} class="aside">
            This content can’t be displayed.
          </p>
        ) : (
          <OneBlock key={keyOf(block, at)} block={block} around={around} />
        ),
      )}
    </div>
  );
}

/** Slack keeps what is typed where both ids stay; elsewhere it is another field. */
function keyOf(block: Block, at: number): string {
  const actionId = block.type === 'input' ? block.element.action_id : '';
  return `${block.block_id ?? at} ${actionId}`;
}

function OneBlock({ block, around }: { readonly block: Block; readonly around: Around }): JSX.Element {
  const blockId = block.block_id ?? '';
  const state = (actionId: string | undefined) => around.values[blockId]?.[actionId ?? ''];
  switch (block.type) {
    case 'section':
      return <SectionBlock block={block} around={around} />;
    case 'input':
      return (
        <Field
          block={block}
          state={state(block.element.action_id)}
          error={around.errors[blockId] ?? null}
          place={around.place}
        />
      );
    case 'actions':
      return (
        <div class="actions">
          {block.elements.map((element, at) => (
            <Control
              key={element.action_id ?? at}
              element={element}
              state={state(element.action_id)}
              blockId={blockId}
              place={around.place}
            />
          ))}
        </div>
      );
    case 'context':
      return (
        <div class="context">
          {block.elements.map((element, at) =>
            element.type === 'image' ? (
              <Picture key={at} picture={element} />
            ) : (
              <Text key={at} text={element} />
            ),
          )}
        </div>
      );
    case 'divider':
      return <hr />;
    case 'header':
      return <h3 class="header">{withEmoji(block.text.text)}</h3>;
    case 'rich_text':
      return <Rich block={block} />;
    case 'image':
      return (
        <figure>
          {block.title === undefined ? null : <figcaption>{withEmoji(block.title.text)}</figcaption>}
          <Picture picture={block} />
        </figure>
      );
    case 'markdown':
      return <Mrkdwn text={block.text} />;
    case 'container':
      return (
        <Container container={block}>
          <Blocks blocks={block.child_blocks} around={around} />
        </Container>
      );
    default:
      return <Rarer block={block} around={around} />;
  }
}

function SectionBlock({ block, around }: { readonly block: Section; readonly around: Around }): JSX.Element {
  const { accessory } = block;
  const blockId = block.block_id ?? '';
  return (
    <div class="section">
      <div class="section-words">
        {block.text === undefined ? null : <Text text={block.text} />}
        {block.fields === undefined ? null : (
          <div class="fields">
            {block.fields.map((field, at) => (
              <div key={at}>
                <Text text={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory === undefined ? null : accessory.type === 'image' ? (
        <Picture picture={accessory} />
      ) : (
        <Control
          element={accessory}
          state={around.values[blockId]?.[accessory.action_id ?? '']}
          blockId={blockId}
          place={around.place}
        />
      )}
    </div>
  );
}
