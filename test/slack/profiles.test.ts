import { describe, expect, test } from 'vitest';
import { userId, workspaceId } from '../../src/ids.ts';
import { startWorld, type WorldOptions } from '../support/world.ts';

async function startProfiles(options: WorldOptions = {}) {
  const world = await startWorld(options);
  const idOf = (name: string) => userId.of(world.as(name).userId);
  const { slack } = world;
  const team = slack.addProfileField({
    label: 'Team',
    type: 'options_list',
    options: ['Platform', 'Apps'],
    values: { [idOf('ben')]: 'Apps' },
  });
  const manager = slack.addProfileField({
    label: 'Manager',
    type: 'user',
    values: { [idOf('ben')]: `${idOf('ana')},${idOf('omar')}` },
  });
  slack.addProfileField({ label: 'Secret', isHidden: true });
  const { directory } = world.app.ctx;
  const workspace = workspaceId.of(slack.teamId);
  return {
    ...{ world, slack, team, manager, idOf },
    fields: async () => await directory.profileFields?.(workspace),
    values: async (user: string, options: { patiently?: boolean } = {}) =>
      await directory.profileValues?.(workspace, userId.of(user), options),
  };
}

describe('fields of profiles', () => {
  test('come in their order with their kind, those that are hidden left out', async () => {
    const { team, manager, fields } = await startProfiles();
    expect(await fields()).toEqual([
      { id: team.id, label: 'Team', type: 'text' },
      { id: manager.id, label: 'Manager', type: 'user' },
    ]);
  });

  test('are asked for once a minute', async () => {
    const { world, slack, fields } = await startProfiles();
    await fields();
    slack.addProfileField({ label: 'Office' });
    await world.clock.advance({ seconds: 60 });
    expect(await fields()).toHaveLength(2);
    await world.clock.advance({ seconds: 1 });
    expect(await fields()).toHaveLength(3);
    expect(slack.ledger.attempts('team.profile.get')).toHaveLength(2);
  });

  test('say what somebody filled in, and nothing of who filled in nothing', async () => {
    const { slack, team, manager, idOf, values } = await startProfiles();
    expect(await values(idOf('ben'))).toEqual(
      new Map([
        [team.id, 'Apps'],
        [manager.id, `${idOf('ana')},${idOf('omar')}`],
      ]),
    );
    expect(await values(idOf('ana'), { patiently: true })).toEqual(new Map());
    expect(await values('U0NOBODY')).toEqual(new Map());
    expect(slack.ledger.attempts('users.profile.get').some(({ args }) => 'include_labels' in args)).toBe(
      false,
    );
  });

  test('are refused with what to do where Slack is silent; next time it is asked again', async () => {
    const { slack, idOf, fields, values } = await startProfiles();
    slack.faults.next('team.profile.get', { error: 'internal_error' });
    await expect(fields()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await fields()).toHaveLength(2);
    slack.faults.next('users.profile.get', { error: 'internal_error' });
    await expect(values(idOf('ben'))).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('are not asked for where the workspace did not grant it', async () => {
    const { world } = await startProfiles({ slack: { grantedOptionalScopes: [] } });
    expect(world.app.ctx.directory).not.toHaveProperty('profileFields');
    expect(world.app.ctx.directory).not.toHaveProperty('profileValues');
  });
});
