import { expect, test } from 'vitest';
import { readSavedWorld } from '../../local-slack/saving.ts';
import { startWorkspace, webClient } from './workspace.ts';

test('a kept state comes back whole, and goes on with new ids and later stamps', async () => {
  const first = await startWorkspace();
  const { slack, web, ana, learning } = first;
  const metadata = { event_type: 'parrot_delivery', event_payload: { id: 'one' } };
  const posted = await web.chat.postMessage({ channel: learning.id, text: 'kept', metadata });
  slack.pin(ana.id, learning.id, posted.ts ?? '');
  const kept = readSavedWorld(JSON.stringify(slack.save()));
  slack.postAsUser(ana.id, learning.id, 'after');
  const second = await startWorkspace({ seed: kept });
  const again = webClient(second.slack);
  expect(second.slack.botToken).toBe(slack.botToken);
  const history = await again.conversations.history({ channel: learning.id, include_all_metadata: true });
  expect(history.messages).toMatchObject([
    { text: 'kept', ts: posted.ts, metadata, pinned_to: [learning.id] },
  ]);
  const later = await again.chat.postMessage({ channel: learning.id, text: 'later' });
  expect((later.ts ?? '') > (posted.ts ?? '')).toBe(true);
  expect(slack.world.users.has(second.ana.id)).toBe(false);
});

test('user groups are kept, and those of earlier versions lack nothing', async () => {
  const first = await startWorkspace();
  const { slack, ana } = first;
  const group = slack.addUserGroup({ handle: 'guild', name: 'Guild', members: [ana.id] });
  slack.disableUserGroup(group.id);
  const kept = slack.save();
  const again = await startWorkspace({ seed: readSavedWorld(JSON.stringify(kept)) });
  expect(again.slack.world.userGroups.get(group.id)).toEqual(group);
  const { id, teamId, name, handle, users } = group;
  const earlier = { ...kept, userGroups: [[id, { id, teamId, name, handle, users }]] };
  const older = await startWorkspace({ seed: readSavedWorld(JSON.stringify(earlier)) });
  const { usergroups } = await older.web.usergroups.list({ include_users: true });
  expect(usergroups).toMatchObject([{ id, date_create: 0, date_delete: 0, users: [ana.id] }]);
  const none = await startWorkspace({ seed: { ...kept, userGroups: [] } });
  expect((await none.web.usergroups.list()).usergroups).toEqual([]);
});

test('profiles are kept, and people of earlier versions have empty ones', async () => {
  const { slack, ana } = await startWorkspace();
  const team = slack.addProfileField({ label: 'Team', values: { [ana.id]: 'Platform' } });
  const kept = slack.save();
  const again = await startWorkspace({ seed: readSavedWorld(JSON.stringify(kept)) });
  expect(again.slack.world.profileFields.get(team.id)).toEqual(team);
  expect(again.slack.world.users.get(ana.id)?.profile).toEqual({ [team.id]: 'Platform' });
  const { profileFields: _, ...earlier } = kept;
  const users = kept.users.map(([id, { profile: __, ...user }]) => [id, user]);
  const older = await startWorkspace({ seed: readSavedWorld(JSON.stringify({ ...earlier, users })) });
  expect((await older.web.team.profile.get()).profile?.fields).toEqual([]);
  expect(older.slack.world.users.get(ana.id)?.profile).toEqual({});
});

test('something else is no state', () => {
  expect(() => readSavedWorld('{"version":1}')).toThrow(/another version/);
  expect(() => readSavedWorld('not json')).toThrow(/another version/);
});

test('the ledger keeps what was said, not what became of it', async () => {
  const { slack, web, ana, learning } = await startWorkspace();
  const posted = await web.chat.postMessage({ channel: learning.id, text: 'first' });
  await web.chat.update({ channel: learning.id, ts: posted.ts ?? '', text: 'second' });
  slack.react(ana.id, learning.id, posted.ts ?? '', 'bulb');
  const [call] = slack.ledger.calls('chat.postMessage');
  expect(call).toMatchObject({
    args: { channel: learning.id, text: 'first' },
    answer: { message: { text: 'first' } },
  });
  expect(JSON.stringify(call)).not.toContain(slack.botToken);
  await web.chat.postMessage({ channel: 'C0NOWHERE0', text: 'lost' }).catch(() => undefined);
  expect(slack.ledger.calls('chat.postMessage')).toHaveLength(1);
  expect(slack.ledger.attempts('chat.postMessage').at(-1)).toMatchObject({ error: 'channel_not_found' });
});
