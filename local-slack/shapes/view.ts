import type { JsonObject } from '../json.ts';
import type { View, World } from '../model.ts';

/** Slack's view object, with what has been filled in. */
export function viewShape(world: World, view: View): JsonObject {
  return {
    id: view.id,
    team_id: world.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.privateMetadata,
    callback_id: view.callbackId,
    state: { values: view.values },
    hash: view.hash,
    title: view.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
    close: view.close,
    submit: view.submit,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: world.app.id,
    external_id: view.externalId,
    app_installed_team_id: world.teamId,
    bot_id: world.app.botId,
  };
}
