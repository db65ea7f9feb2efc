import { z } from 'zod';
import { contextActions, plan, taskCard } from './assistant.ts';
import { alert, card, carousel, container } from './cards.ts';
import { dataVisualization } from './charts.ts';
import { actions, context, divider, header, input, markdown, section } from './layout.ts';
import { image, video } from './pictures.ts';
import { richText } from './rich-text.ts';
import { dataTable, table } from './tables.ts';

/** Where blocks can stand. */
export type BlockSurface = 'message' | 'modal' | 'home';

/** The most blocks on each surface. */
export const MOST_BLOCKS: Readonly<Record<BlockSurface, number>> = { message: 50, modal: 100, home: 100 };

export const block = z.discriminatedUnion('type', [
  section,
  header,
  divider,
  context,
  actions,
  image,
  video,
  richText,
  input,
  markdown,
  table,
  dataTable,
  dataVisualization,
  card,
  carousel,
  container,
  alert,
  contextActions,
  taskCard,
  plan,
]);

export type Block = z.infer<typeof block>;
export type BlockType = Block['type'];

const everywhere: readonly BlockSurface[] = ['message', 'modal', 'home'];
const messages: readonly BlockSurface[] = ['message'];

/** Inputs and most newer blocks are kept to the surfaces on which they were seen to work everywhere. */
export const SURFACES: Readonly<Record<BlockType, readonly BlockSurface[]>> = {
  section: everywhere,
  header: everywhere,
  divider: everywhere,
  context: everywhere,
  actions: everywhere,
  image: everywhere,
  video: everywhere,
  rich_text: everywhere,
  card: everywhere,
  input: ['modal', 'home'],
  carousel: ['message', 'home'],
  alert: ['modal'],
  markdown: messages,
  table: messages,
  data_table: messages,
  data_visualization: messages,
  container: messages,
  context_actions: messages,
  task_card: messages,
  plan: messages,
};
