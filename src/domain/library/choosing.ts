import { type Ctx, look } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { everyLibrary, type NamedLibrary } from './store.ts';

/**
 * The library that an operator means: of the community in the channel of this name or id, or the only one there is.
 * @throws Refusal `not_found` where there is none, `invalid` where there are several to choose from.
 */
export async function libraryToFill(ctx: Ctx, channel: string | null): Promise<NamedLibrary> {
  const libraries = await look(ctx, everyLibrary);
  if (libraries.length === 0) {
    throw new Refusal('not_found', 'There is no community yet. Type /learn setup in a channel first.');
  }
  const meant = libraries.filter(
    (library) => channel === null || library.channelName === channel || library.channelId === channel,
  );
  const [only] = meant;
  if (only !== undefined && meant.length === 1) return only;
  const names = libraries.map((library) => `#${library.channelName} (${library.channelId})`).join(', ');
  throw meant.length === 0
    ? new Refusal('not_found', `There is no community in that channel. There is: ${names}`)
    : new Refusal('invalid', `There are several. Please name one with --channel: ${names}`);
}
