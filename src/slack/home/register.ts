import { communitiesOf } from '../../domain/communities/communities.ts';
import { settingsOf, waitingFor } from '../../domain/home/waiting.ts';
import type { Surface } from '../surface.ts';
import { openHome, refreshHome } from './open-home.ts';
import { OpenHomes } from './open-homes.ts';
import { doingPart, settingsPart, waitingPart } from './parts.ts';

export function registerHome(on: Surface): void {
  const homes = new OpenHomes();
  on.event('app_home_opened', openHome(on, homes));
  on.afterSuccess(refreshHome(on, homes));
  on.homePart(async (ctx, actor) => waitingPart(await waitingFor(ctx, actor)));
  on.homePart(async (ctx, actor) => doingPart((await communitiesOf(ctx, actor)).length > 0));
  on.homePart(async (ctx, actor) => settingsPart(await settingsOf(ctx, actor)));
}
