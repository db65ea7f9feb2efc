import type { Choice, OptionsCall } from '../calls.ts';
import { AS_IT_IS } from './input.ts';

/** `Sao Paulo` finds America/Sao_Paulo: people type cities, not identifiers. */
export async function chooseZone({ typed, ctx }: OptionsCall): Promise<readonly Choice[]> {
  const now = ctx.clock.now();
  const sought = foldedName(typed);
  const found = Intl.supportedValuesOf('timeZone').filter((zone) => foldedName(zone).includes(sought));
  return found.map((zone) => ({ value: zone, text: `${zone} (now ${timeIn(now, zone)})` }));
}

/** The same for a member, who may also leave it to Slack. */
export async function chooseOwnZone(call: OptionsCall): Promise<readonly Choice[]> {
  return [{ value: AS_IT_IS, text: 'As Slack has it' }, ...(await chooseZone(call))];
}

function foldedName(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_]+/g, ' ')
    .trim();
}

function timeIn(now: Temporal.Instant, zone: string): string {
  return now.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}
