import { expect, it } from 'vitest';
import { discardDraft, takeBack } from '../../src/domain/rounds/drafting/discarding.ts';
import {
  addQuestion,
  questionsOf,
  removeQuestion,
} from '../../src/domain/rounds/drafting/draft-questions.ts';
import { previewRound } from '../../src/domain/rounds/drafting/previewing.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf } from '../support/small-community.ts';
import { drafting, OPEN } from './leaders.ts';

describeEachEngine('setting a round up', (openDb) => {
  it('begins with what most want, and keeps nothing before more is done', async () => {
    const leaders = await drafting(openDb);
    const proposed = await leaders.propose();
    expect(proposed).toMatchObject({
      communityName: 'Learning',
      channelName: 'learning',
      people: 5,
      template: 'start_stop_continue',
      title: 'Start, stop, continue',
      isReworded: false,
      hasGroups: false,
      place: { isKept: false },
      terms: {
        identity: 'unlinked',
        threshold: 5,
        readers: 'leaders',
        audience: { who: 'channel' },
        opens: null,
        closes: { date: '2026-03-09', time: '17:00' },
        everyWeeks: null,
      },
    });
    await leaders.use(proposed.place, 'pulse');
    expect(await leaders.list()).toEqual([]);
  });

  it('is for leaders of that community only', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.save((await leaders.propose()).place);
    const { roundId } = place;
    const [ctx, chloe] = [leaders.ctx, leaders.small.actor('chloe')];
    for (const deed of [
      () => leaders.propose('chloe'),
      () => leaders.find(place, 'chloe'),
      () => leaders.keep(place, {}, 'chloe'),
      () => leaders.save(place, {}, 'chloe'),
      () => leaders.use(place, 'pulse', {}, 'chloe'),
      () => leaders.list('chloe'),
      () => addQuestion(ctx, chloe, roundId, OPEN),
      () => removeQuestion(ctx, chloe, roundId, 'team-stop'),
      () => previewRound(ctx, chloe, place, {}),
      () => takeBack(ctx, chloe, roundId),
      () => discardDraft(ctx, chloe, roundId),
    ]) {
      await expect(deed()).rejects.toThrow('Only leaders of Learning can do this');
    }
    expect(await leaders.find(place)).toMatchObject({ title: 'Start, stop, continue' });
  });

  it('is saved as it was said, or not at all; keeping it twice keeps one', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.propose();
    await expect(leaders.save(place, { title: 'Ours', closesOn: '2026-03-01' })).rejects.toThrow(
      'has passed',
    );
    expect(await leaders.list()).toEqual([]);
    const typed = { title: 'Ours', identity: 'named', threshold: '3', who: 'chosen', people: [idOf('eva')] };
    await leaders.save(place, typed);
    const saved = await leaders.save(place, typed);
    expect(await leaders.find(place)).toEqual(saved);
    expect(saved).toMatchObject({
      place: { isKept: true },
      title: 'Ours',
      terms: { identity: 'named', threshold: 3, audience: { who: 'chosen', people: [idOf('eva')] } },
    });
    expect(await leaders.list()).toEqual([
      { roundId: place.roundId, title: 'Ours', ownerName: 'ana', isOwn: true, opens: null },
    ]);
  });

  it('names those chosen who are no members', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.propose();
    const save = (...people: string[]) => leaders.save(place, { who: 'chosen', people });
    await expect(save(idOf('eva'), idOf('gus'), idOf('stranger'))).rejects.toMatchObject({
      field: 'people',
      message: 'Only members of Learning can be asked. Please take out: gus, stranger.',
    });
    await expect(save('UBOT')).rejects.toThrow('Please take out: someone I do not know.');
    expect(await leaders.list()).toEqual([]);
  });

  it('asks a user group where groups can be read, by its handle of now', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.propose();
    const typed = { who: 'group', group: 'SDESIGN' };
    await expect(leaders.save(place, typed)).rejects.toMatchObject({ field: 'group' });
    leaders.groups = ['design'];
    expect(await leaders.save(place, typed)).toMatchObject({
      hasGroups: true,
      terms: { audience: { who: 'group', handle: 'design' } },
    });
    leaders.groups = [];
    await expect(leaders.save(place, typed)).rejects.toThrow('This user group is no longer there.');
  });

  it('keeps what is not finished as far as it goes', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.propose();
    const typed = { template: 'blank', title: ' ', closesOn: '2026-02-30', everyWeeks: '2' };
    expect(await leaders.followTyped(place, typed)).toMatchObject({ place: { isKept: false } });
    const kept = await leaders.keep(place, typed);
    expect(kept).toMatchObject({
      template: 'blank',
      title: '',
      questions: [],
      terms: { everyWeeks: 2, closes: { date: '2026-03-09' } },
    });
  });

  it('asks something before it is sent, and then is run by who sends it', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.propose();
    const blank = { template: 'blank', title: 'Ours' };
    await expect(leaders.send(place, blank)).rejects.toMatchObject({
      field: 'title',
      message: 'This round asks nothing yet. Press Questions, and add at least one.',
    });
    expect(await leaders.list()).toEqual([]);
    const kept = await leaders.save(place, blank);
    await addQuestion(leaders.ctx, leaders.small.actor('ana'), place.roundId, OPEN);
    await leaders.send(kept.place, {}, 'ben');
    expect(await leaders.stored(place)).toMatchObject({ owner: idOf('ben'), state: 'draft', title: 'Ours' });
  });

  it('is not made anew where a colleague discarded it meanwhile', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.save((await leaders.propose()).place);
    const { ctx, small } = leaders;
    await discardDraft(ctx, small.actor('ben'), place.roundId);
    await discardDraft(ctx, small.actor('ben'), place.roundId);
    for (const deed of [
      () => leaders.send(place),
      () => leaders.keep(place),
      () => leaders.find(place),
      () => leaders.use(place, 'pulse'),
    ]) {
      await expect(deed()).rejects.toThrow('This draft is no longer there.');
    }
    expect(await leaders.list()).toEqual([]);
  });

  it('cannot be changed once it was sent', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.save((await leaders.propose()).place);
    await leaders.become(place, 'open');
    const { ctx, small } = leaders;
    const ana = small.actor('ana');
    for (const deed of [
      () => leaders.send(place, { title: 'Other' }),
      () => leaders.keep(place, { title: 'Other' }),
      () => leaders.use(place, 'pulse'),
      () => addQuestion(ctx, ana, place.roundId, OPEN),
      () => takeBack(ctx, ana, place.roundId),
      () => discardDraft(ctx, ana, place.roundId),
    ]) {
      await expect(deed()).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('This round was sent already'),
      });
    }
    expect(await leaders.stored(place)).toMatchObject({ state: 'open', title: 'Start, stop, continue' });
    expect(await leaders.list()).toEqual([]);
  });

  it('is changed after it was planned by taking it back first, or discarded', async () => {
    const leaders = await drafting(openDb);
    const { ctx, small } = leaders;
    const { place } = await leaders.save((await leaders.propose()).place);
    await leaders.become(place, 'planned');
    const [line] = await leaders.list();
    expect(line?.opens?.toString()).toBe('2026-03-02T10:00:00+01:00[Europe/Berlin]');
    await expect(leaders.save(place)).rejects.toThrow('This round is planned.');
    await takeBack(ctx, small.actor('ben'), place.roundId);
    await takeBack(ctx, small.actor('ben'), place.roundId);
    expect(await leaders.stored(place)).toMatchObject({ state: 'draft', opensAt: null });
    const steps = await ctx.db.kysely.selectFrom('rounds').select('next_step_at').execute();
    expect(steps).toEqual([{ next_step_at: null }]);
    await leaders.become(place, 'planned');
    await discardDraft(ctx, small.actor('ana'), place.roundId);
    expect(await leaders.stored(place)).toBeNull();
    await takeBack(ctx, small.actor('ana'), place.roundId);
  });

  it('proposes another closing where the one of an old draft is over', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.propose();
    await leaders.save(place, { opensOn: '2026-03-04', opensTime: '08:00', closesTime: '12:00' });
    expect(await leaders.find(place)).toMatchObject({
      isLate: false,
      terms: { opens: { date: '2026-03-04' } },
    });
    leaders.small.passDays(10);
    expect(await leaders.find(place)).toMatchObject({
      isLate: true,
      terms: { opens: null, closes: { date: '2026-03-19', time: '12:00' } },
    });
  });
});

describeEachEngine('a template', (openDb) => {
  it('takes the place of questions and of its own title, not of a title somebody wrote', async () => {
    const leaders = await drafting(openDb);
    const { place } = await leaders.keep((await leaders.propose()).place);
    await addQuestion(leaders.ctx, leaders.small.actor('ana'), place.roundId, OPEN);
    expect(await leaders.find(place)).toMatchObject({ isReworded: true });
    const pulse = await leaders.use(place, 'pulse', { title: 'Start, stop, continue', everyWeeks: '4' });
    expect(pulse).toMatchObject({ title: 'Learning pulse', isReworded: false, terms: { everyWeeks: 4 } });
    const safety = await leaders.use(place, 'safety', { title: 'Ours' });
    expect(safety).toMatchObject({ title: 'Ours', template: 'safety' });
    expect(safety.questions).toHaveLength(7);
    expect(await leaders.find(place)).toEqual(safety);
  });

  it('about a leader is about who chooses it, and nobody else goes on with it', async () => {
    const leaders = await drafting(openDb);
    const { ctx, small } = leaders;
    const { place } = await leaders.save((await leaders.propose()).place);
    const about = await leaders.use(place, 'about_me', {}, 'ben');
    expect(about.title).toBe('Start, stop, continue: about ben');
    expect(await leaders.stored(place)).toMatchObject({ owner: idOf('ben') });
    for (const deed of [
      () => leaders.find(place),
      () => leaders.send(place),
      () => leaders.use(place, 'pulse'),
      () => questionsOf(ctx, small.actor('ana'), place.roundId),
      () => discardDraft(ctx, small.actor('ana'), place.roundId),
    ]) {
      await expect(deed()).rejects.toThrow('This round is about the leader who began it.');
    }
    expect(await leaders.list()).toEqual([]);
    expect(await leaders.list('ben')).toHaveLength(1);
  });
});
