import { expect, it } from 'vitest';
import {
  addQuestion,
  changeQuestion,
  findQuestion,
  moveQuestion,
  questionsOf,
  removeQuestion,
} from '../../src/domain/rounds/drafting/draft-questions.ts';
import { previewRound } from '../../src/domain/rounds/drafting/previewing.ts';
import { describeEachEngine } from '../support/databases.ts';
import { drafting, OPEN, texts } from './leaders.ts';

describeEachEngine('the questions of a draft', (openDb) => {
  async function withQuestions() {
    const leaders = await drafting(openDb);
    const { place } = await leaders.keep((await leaders.propose()).place);
    return { leaders, place, ctx: leaders.ctx, ana: leaders.small.actor('ana'), id: place.roundId };
  }

  it('are added, moved and removed, and stay in order', async () => {
    const { leaders, place, ctx, ana, id } = await withQuestions();
    await addQuestion(ctx, ana, id, OPEN);
    const [start, stop, goOn, own] = (await questionsOf(ctx, ana, id)).questions;
    await moveQuestion(ctx, ana, id, { key: own?.key ?? '', to: 'up' });
    await moveQuestion(ctx, ana, id, { key: start?.key ?? '', to: 'up' });
    await moveQuestion(ctx, ana, id, { key: goOn?.key ?? '', to: 'down' });
    expect(texts(await leaders.find(place))).toEqual([start?.text, stop?.text, own?.text, goOn?.text]);
    await removeQuestion(ctx, ana, id, 'team-stop');
    await removeQuestion(ctx, ana, id, 'team-stop');
    const { questions } = await leaders.find(place);
    expect(questions.map(({ position, key }) => [position, key])).toEqual([
      [0, 'team-start'],
      [1, own?.key],
      [2, 'team-continue'],
    ]);
    await expect(moveQuestion(ctx, ana, id, { key: 'team-stop', to: 'up' })).rejects.toThrow('no longer in');
  });

  it('are ten at most', async () => {
    const { leaders, place, ctx, ana, id } = await withQuestions();
    for (let count = 3; count < 10; count += 1) await addQuestion(ctx, ana, id, OPEN);
    await expect(addQuestion(ctx, ana, id, OPEN)).rejects.toMatchObject({
      code: 'conflict',
      message: 'A round asks at most 10 questions. Please remove one first.',
    });
    expect(texts(await leaders.find(place))).toHaveLength(10);
  });

  it('keep their key while they ask the same, so that answers of other things are never compared', async () => {
    const { ctx, ana, id } = await withQuestions();
    const before = await findQuestion(ctx, ana, id, 'team-stop');
    const change = (key: string, typed: Partial<typeof OPEN> | object) =>
      changeQuestion(ctx, ana, id, { key, typed: { ...OPEN, text: before.text, ...typed } });
    await change('team-stop', { isRequired: true });
    expect(await findQuestion(ctx, ana, id, 'team-stop')).toMatchObject({ isRequired: true, position: 1 });
    await change('team-stop', { text: 'What should we never do again?' });
    await expect(findQuestion(ctx, ana, id, 'team-stop')).rejects.toThrow('no longer in the round');
    const { questions } = await questionsOf(ctx, ana, id);
    expect(questions[1]).toMatchObject({ text: 'What should we never do again?', position: 1 });
    await expect(change('team-stop', {})).rejects.toThrow('no longer in the round');
  });

  it('are seen in the preview as they are, before anything is sent, and only where it could be sent', async () => {
    const { leaders, place, ctx, ana, id } = await withQuestions();
    const typed = {
      title: 'Ours',
      closesOn: '2026-03-12',
      identity: 'named',
      threshold: '3',
      readers: 'everyone',
    };
    const shown = await previewRound(ctx, ana, place, typed);
    expect(shown).toMatchObject({
      roundId: id,
      title: 'Ours',
      ownerName: 'ana',
      isAboutOwner: false,
      asked: { who: 'channel' },
      identity: 'named',
      needed: 3,
      readers: 'everyone',
    });
    expect(shown.closes.toString()).toBe('2026-03-12T17:00:00+01:00[Europe/Berlin]');
    expect(texts(shown)).toEqual(texts(await leaders.find(place)));
    await expect(previewRound(ctx, ana, place, { title: '' })).rejects.toMatchObject({ field: 'title' });
    expect(await leaders.find(place)).toMatchObject({ title: 'Start, stop, continue' });
  });
});
