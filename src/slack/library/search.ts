import { type SearchRequest, searchLibrary } from '../../domain/library/library.ts';
import type { ActionCall, Answer, Call, CommandCall } from '../calls.ts';
import { searchTyped } from './input.ts';
import { linksTo } from './links.ts';
import { readPage } from './page-value.ts';
import { resultsAnswer } from './results-view.ts';

/** `/learn search <words>`, and `/learn <words>` that are no subcommand. */
export async function search(call: CommandCall): Promise<void> {
  await call.acknowledge();
  await call.answer(await results(call, { typed: searchTyped(call.text), here: call.channelId, page: 0 }));
}

/** *More* and *Earlier* under what was found. */
export async function turnResults(call: ActionCall): Promise<void> {
  await call.acknowledge();
  const { page, rest } = readPage(call.value);
  const here = call.message?.channelId ?? null;
  await call.replaceMessage(await results(call, { typed: rest, here, page }));
}

async function results(call: Call, request: SearchRequest): Promise<Answer> {
  const found = await searchLibrary(call.ctx, call.actor, request);
  const shares = found.hits.map((hit) => hit.share);
  return resultsAnswer(found, await linksTo(call, shares));
}
