import type { JSX } from 'preact';
import type { Block } from '../../limits/blocks.ts';
import type { Around } from './around.ts';
import { Chart } from './chart/chart.tsx';
import { Control } from './control.tsx';
import { Picture } from './picture.tsx';
import { Rich } from './rich.tsx';
import { SCROLLED } from './scrolled.ts';
import { Table } from './table.tsx';
import { Text, withEmoji } from './words.tsx';

export type RarerBlock = Extract<
  Block,
  {
    type:
      | 'alert'
      | 'card'
      | 'carousel'
      | 'context_actions'
      | 'data_table'
      | 'data_visualization'
      | 'plan'
      | 'table'
      | 'task_card'
      | 'video';
  }
>;

/** Blocks that Slack has added for apps over the years, beside those that every message is made of. */
export function Rarer({
  block,
  around,
}: {
  readonly block: RarerBlock;
  readonly around: Around;
}): JSX.Element {
  switch (block.type) {
    case 'alert':
      return (
        <p class={`alert ${block.level ?? 'default'}`}>
          <Text text={block.text} />
        </p>
      );
    case 'card':
      return <Card card={block} around={around} />;
    case 'carousel':
      return (
        <section class="carousel" aria-label="Cards" {...SCROLLED}>
          {block.elements.map((card, at) => (
            <Card key={card.block_id ?? at} card={card} around={around} />
          ))}
        </section>
      );
    case 'context_actions':
      return <ContextActions block={block} />;
    case 'table':
      return (
        <Table
          caption=""
          rows={block.rows}
          hasHead={false}
          aligns={(block.column_settings ?? []).map(({ align }) => align ?? 'left')}
        />
      );
    case 'data_table':
      return (
        <Table
          caption={block.caption}
          rows={block.rows}
          hasHead
          rowHead={block.row_header_column_index ?? 0}
          pageSize={block.page_size ?? 5}
        />
      );
    case 'data_visualization':
      return <Chart block={block} />;
    case 'task_card':
      return <Task task={block} />;
    case 'plan':
      return (
        <div class="container">
          <h3 class="header">{block.title}</h3>
          {(block.tasks ?? []).map((task) => (
            <Task key={task.task_id} task={task} />
          ))}
        </div>
      );
    case 'video':
      return (
        <figure>
          <figcaption>
            <a href={block.title_url ?? block.video_url} target="_blank" rel="noreferrer">
              {withEmoji(block.title.text)}
            </a>
          </figcaption>
          <Picture picture={{ alt_text: block.alt_text, image_url: block.thumbnail_url }} />
          {block.description === undefined ? null : <p class="aside">{withEmoji(block.description.text)}</p>}
        </figure>
      );
  }
}

function Card({
  card,
  around,
}: {
  readonly card: Extract<Block, { type: 'card' }>;
  readonly around: Around;
}): JSX.Element {
  const { place } = around;
  return (
    <div class="card">
      {card.hero_image === undefined ? null : <Picture picture={card.hero_image} />}
      {card.icon === undefined ? null : (
        <div class="icon">
          <Picture picture={card.icon} />
        </div>
      )}
      {[card.title, card.subtitle, card.body, card.subtext].map((text, at) =>
        text === undefined ? null : (
          <p key={at} class={at === 0 ? 'card-title' : at === 2 ? '' : 'aside'}>
            <Text text={text} />
          </p>
        ),
      )}
      {card.actions === undefined ? null : (
        <div class="actions">
          {card.actions.map((button, at) => (
            <Control
              key={button.action_id ?? at}
              element={button}
              state={undefined}
              blockId={card.block_id ?? ''}
              place={place}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** What an assistant is told about its answer. The bot here has none, so they are drawn and do nothing. */
function ContextActions({
  block,
}: {
  readonly block: Extract<Block, { type: 'context_actions' }>;
}): JSX.Element {
  const labels = block.elements.flatMap((element) =>
    element.type === 'feedback_buttons'
      ? [element.positive_button.text.text, element.negative_button.text.text]
      : [element.text.text],
  );
  return (
    <div class="actions">
      {labels.map((label) => (
        <button key={label} type="button" class="button" disabled>
          {withEmoji(label)}
        </button>
      ))}
    </div>
  );
}

function Task({ task }: { readonly task: Extract<Block, { type: 'task_card' }> }): JSX.Element {
  return (
    <div class="card">
      <p>
        <strong>{task.title}</strong> <span class="aside">{task.status.replace('_', ' ')}</span>
      </p>
      {task.details === undefined ? null : <Rich block={task.details} />}
      {task.output === undefined ? null : <Rich block={task.output} />}
    </div>
  );
}
