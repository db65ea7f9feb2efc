import { describe, expect, test } from 'vitest';
import { outcome, startSetting } from './setting.ts';

const PICTURE = Buffer.from('iVBORw0KGgo=', 'base64');

describe('files in three steps', () => {
  test('the SDK’s uploadV2 goes through all of them, and the file is shared a moment later', async () => {
    const { bot, clock, learning, slack } = await startSetting();
    await bot.files.uploadV2({
      channel_id: learning,
      filename: 'chart.png',
      file: PICTURE,
      alt_text: 'A chart',
      initial_comment: 'Look',
    });
    await clock.whenIdle();
    const [file] = [...slack.world.files.values()];
    expect(file).toMatchObject({ name: 'chart.png', stage: 'complete', size: PICTURE.length });
    const { file: shown } = await bot.files.info({ file: file?.id ?? '' });
    const shares = Object.keys(shown?.shares?.public ?? {});
    expect(shares).toEqual([learning]);
    const { messages = [] } = await bot.conversations.history({ channel: learning });
    expect(messages[0]).toMatchObject({ text: 'Look', files: [{ id: file?.id }] });
  });

  test('completing before the bytes came is refused', async () => {
    const { bot } = await startSetting();
    const { file_id = '' } = await bot.files.getUploadURLExternal({ filename: 'a.png', length: 3 });
    const completed = bot.files.completeUploadExternal({ files: [{ id: file_id, title: 'a' }] });
    expect(await outcome(completed)).not.toBe('ok');
  });

  test('a picture can stand in a message when its upload is complete and Slack has looked at it', async () => {
    const { bot, learning, clock } = await startSetting();
    const { file_id = '', upload_url = '' } = await bot.files.getUploadURLExternal({
      filename: 'a.png',
      length: PICTURE.length,
    });
    const post = () =>
      outcome(
        bot.chat.postMessage({
          channel: learning,
          text: 'A chart',
          blocks: [{ type: 'image', slack_file: { id: file_id }, alt_text: 'A chart' }],
        }),
      );
    expect(await post()).toBe('invalid_blocks');
    await fetch(upload_url, { method: 'POST', body: PICTURE });
    expect(await post()).toBe('invalid_blocks');
    const complete = () => bot.files.completeUploadExternal({ files: [{ id: file_id, title: 'Chart' }] });
    const typeSeen = async () => (await bot.files.info({ file: file_id })).file?.mimetype;
    await complete();
    expect([await post(), await typeSeen()]).toEqual(['invalid_blocks', '']);
    await clock.advance({ seconds: 1 });
    await complete();
    expect([await post(), await typeSeen()]).toEqual(['invalid_blocks', '']);
    await clock.advance({ seconds: 1 });
    expect([await post(), await typeSeen()]).toEqual(['ok', 'image/png']);
  });

  test('the app deletes what it sent, once; its messages stay and say so', async () => {
    const { bot, clock, learning, slack } = await startSetting();
    await bot.files.uploadV2({ channel_id: learning, filename: 'a.md', content: '# A' });
    await clock.whenIdle();
    const id = [...slack.world.files.keys()][0] ?? '';
    expect(await outcome(bot.files.delete({ file: id }))).toBe('ok');
    expect(await outcome(bot.files.delete({ file: id }))).toBe('file_deleted');
    expect(await outcome(bot.files.info({ file: id }))).toBe('file_deleted');
    expect(await outcome(bot.files.delete({ file: 'F0' }))).toBe('file_not_found');
    const { messages = [] } = await bot.conversations.history({ channel: learning });
    expect(messages[0]).toMatchObject({ files: [{ id, mode: 'tombstone' }] });
  });

  test('a file that is not there', async () => {
    const { bot } = await startSetting();
    expect(await outcome(bot.files.info({ file: 'F0' }))).toBe('file_not_found');
  });
});
