import { readWithoutNames } from '../../../domain/reflections/without-name/reading.ts';
import type { ActionCall } from '../../calls.ts';
import { readNamedPage } from '../input.ts';
import { withoutNamesView } from './views.ts';

/** *Read them*, for leaders. */
export async function openWithoutNames(call: ActionCall): Promise<void> {
  const read = await readWithoutNames(call.ctx, call.actor, readNamedPage(call.value));
  await call.show(withoutNamesView(read));
}

/** *Back* and *More*. */
export async function turnWithoutNames(call: ActionCall): Promise<void> {
  const read = await readWithoutNames(call.ctx, call.actor, readNamedPage(call.value));
  await call.replaceView(withoutNamesView(read));
}
