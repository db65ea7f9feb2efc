import { ids } from '../ids.ts';
import type { Surface } from '../surface.ts';
import { decide } from './decide.ts';

export function registerDeliveries(on: Surface): void {
  on.action(ids.delivery.standsThere, decide('it is there'));
  on.action(ids.delivery.postAgain, decide('post again'));
  on.action(ids.delivery.letBe, decide('let it be'));
}
