import { describe, expect, test } from 'vitest';
import { userId, workspaceId } from '../../src/ids.ts';
import { manifest, startWorld, type WorldOptions } from '../support/world.ts';

async function startGroup(options: WorldOptions = {}) {
  const world = await startWorld(options);
  const { directory } = world.app.ctx;
  const workspace = workspaceId.of(world.slack.teamId);
  const open = (...users: string[]) => directory.openGroup(workspace, users.map(userId.of));
  const idOf = (name: string) => world.as(name).userId;
  return { world, slack: world.slack, open, idOf };
}

describe('the conversation of several', () => {
  test('is the same for the same people, in whatever order', async () => {
    const { slack, open, idOf } = await startGroup();
    const opened = await open(idOf('ana'), idOf('ben'));
    expect(opened).toMatchObject({ is: 'open' });
    expect(await open(idOf('ben'), idOf('ana'), idOf('ben'))).toEqual(opened);
    expect(await open(idOf('ben'), idOf('chloe'))).not.toEqual(opened);
    expect([...slack.world.channels.values()].filter(({ kind }) => kind === 'mpim')).toHaveLength(2);
  });

  test('is not opened now where Slack does not answer, or asks for patience', async () => {
    const { slack, open, idOf } = await startGroup();
    for (const fault of [{ error: 'internal_error' }, { status: 503 }, { retryAfter: 30 }]) {
      slack.faults.next('conversations.open', fault);
      expect(await open(idOf('ana'), idOf('ben'))).toEqual({ is: 'not now' });
    }
    expect(await open(idOf('ana'), idOf('ben'))).toMatchObject({ is: 'open' });
  });

  test('never is with somebody who left, belongs elsewhere or is no person', async () => {
    const { slack, open, idOf } = await startGroup();
    slack.deactivate(idOf('dev'));
    const stranger = slack.addUser({ name: 'zoe', teamId: slack.addTeam({ name: 'Elsewhere' }).id }).id;
    const robot = slack.addUser({ name: 'robot', isBot: true }).id;
    for (const other of [idOf('dev'), stranger, robot, 'U0NOBODY'])
      expect(await open(idOf('ana'), other)).toEqual({ is: 'never', because: 'somebody' });
  });

  test('never is where the workspace installed us before we asked for it', async () => {
    const before = JSON.parse(JSON.stringify(manifest).replace('"mpim:write",', ''));
    const { open, idOf } = await startGroup({ slack: { manifest: before } });
    expect(await open(idOf('ana'), idOf('ben'))).toEqual({ is: 'never', because: 'not granted' });
  });

  test('is of two to eight', async () => {
    const { slack, open, idOf } = await startGroup();
    await expect(open(idOf('ana'), idOf('ana'))).rejects.toThrow(RangeError);
    const nine = Array.from({ length: 9 }, (_, n) => slack.addUser({ name: `p${n}` }).id);
    expect(await open(...nine.slice(1))).toMatchObject({ is: 'open' });
    await expect(open(...nine)).rejects.toThrow(RangeError);
  });
});
