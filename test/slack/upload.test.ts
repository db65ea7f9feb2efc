import { expect, test } from 'vitest';
import { Refusal } from '../../src/domain/refusal.ts';
import { channelId, userId, workspaceId } from '../../src/ids.ts';
import { silentLogger } from '../../src/logger.ts';
import { fileUpload } from '../../src/slack/upload.ts';
import { startWorld, type World } from '../support/world.ts';

const file = { name: 'meeting.ics', title: 'First meeting', text: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };

function uploadIn({ slack }: World) {
  return fileUpload(
    { botToken: slack.botToken, appToken: slack.appToken, slackApiUrl: slack.apiUrl },
    silentLogger,
  );
}

/** Who sees which files in which conversation. */
function filesIn({ slack }: World, channel: string): string[] {
  const messages = [...(slack.world.messages.get(channel)?.values() ?? [])];
  return messages.flatMap(({ files }) => files);
}

async function groupOf(world: World): Promise<string> {
  const [ana, ben] = ['ana', 'ben'].map((name) => userId.of(world.as(name).userId));
  const workspace = workspaceId.of(world.slack.teamId);
  const opened = await world.app.ctx.directory.openGroup(
    workspace,
    [ana, ben].flatMap((one) => one ?? []),
  );
  if (opened.is !== 'open') throw new Error(`the conversation is ${opened.is}`);
  return opened.channelId;
}

test('a file goes into the conversation of several, and nowhere else', async () => {
  const world = await startWorld();
  const group = await groupOf(world);
  const id = await uploadIn(world)({ channelId: channelId.of(group) }, file);
  await world.slack.idle();
  expect(filesIn(world, group)).toEqual([id]);
  expect(Object.keys(world.slack.world.files.get(id)?.shares ?? {})).toEqual([group]);
  expect(world.slack.world.files.get(id)).toMatchObject({ name: file.name, mimetype: 'text/calendar' });
  expect(Buffer.from(world.slack.world.contents.get(id) ?? []).toString()).toBe(file.text);
  world.as('ben').in('@ana, app').sees('First meeting');
});

test('a file for a person goes to them alone', async () => {
  const world = await startWorld();
  const ben = world.as('ben');
  const id = await uploadIn(world)({ userId: userId.of(ben.userId) }, file);
  await world.slack.idle();
  ben.in('app').sees('First meeting');
  expect(Object.keys(world.slack.world.files.get(id)?.shares ?? {})).toHaveLength(1);
});

test('what Slack does not take is said so, and leaves nothing behind', async () => {
  const world = await startWorld();
  const group = channelId.of(await groupOf(world));
  world.slack.faults.next('files.completeUploadExternal', { error: 'internal_error' });
  const sent = uploadIn(world)({ channelId: group }, file);
  await expect(sent).rejects.toThrow(Refusal);
  await expect(sent).rejects.toThrow('If it is not in the conversation, please try again');
  expect([...world.slack.world.files.values()].map(({ stage }) => stage)).toEqual(['deleted']);
  const elsewhere = uploadIn(world)({ channelId: channelId.of('C0NOWHERE') }, file);
  await expect(elsewhere).rejects.toMatchObject({ code: 'unavailable' });
});
