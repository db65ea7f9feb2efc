import { expect, it } from 'vitest';
import { rulesWithData } from '../../src/domain/mentoring/profiles/for-matching.ts';
import {
  noteAnswer,
  notePaired,
  noteSilence,
  noteWaiting,
  pauseProfile,
  resumeProfile,
} from '../../src/domain/mentoring/profiles/pausing.ts';
import { removeProfile } from '../../src/domain/mentoring/profiles/store.ts';
import { skillNames } from '../../src/domain/mentoring/skills/skills.ts';
import { removeUnusedSkills, skillsLike } from '../../src/domain/mentoring/skills/store.ts';
import { matchingRoundId, skillId } from '../../src/ids.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf } from '../support/small-community.ts';
import { beginMatching as begin, keyOf, keys, NOTHING_SAID } from './matching-stage.ts';

describeEachEngine('mentor profiles', (openDb) => {
  it('keep what was said, and nothing of what was said before', async () => {
    const { saying, profile } = await begin(await openDb());
    const said = {
      wants: 'both',
      capacity: 3,
      helps: ['SQL', 'Écriture'],
      learns: ['🎨'],
      experience: 4,
      languages: ['pt', 'de'],
      hoursAMonth: 2,
      hopes: 'To see how others work',
      team: 'Data',
      managerId: idOf('ana'),
      avoids: [idOf('eva'), idOf('dev')],
    } as const;
    await saying('ben', said);
    const names = (skills: readonly { name: string }[] = []) => skills.map(({ name }) => name);
    const kept = await profile('ben');
    expect(kept).toMatchObject({ ...said, helps: {}, learns: {}, languages: ['de', 'pt'], avoids: {} });
    expect(names(kept?.helps)).toEqual(['Écriture', 'SQL']);
    expect(names(kept?.learns)).toEqual(['🎨']);
    expect(kept?.avoids).toEqual([idOf('dev'), idOf('eva')]);
    await saying('ben', {});
    expect(await profile('ben')).toEqual({ ...NOTHING_SAID, helps: [], learns: [], pausedBecause: null });
  });

  it('put a skill on the list once, in whatever spelling, and as it was first written', async () => {
    const { saying, profile, inTx, of } = await begin(await openDb());
    await saying('ben', { helps: ['Node.js'] });
    await saying('dev', { helps: ['node js'], learns: ['NODEJS', 'Node+'] });
    const [first] = (await profile('ben'))?.helps ?? [];
    expect((await profile('dev'))?.helps).toEqual([first]);
    expect(await inTx((tx) => skillsLike(tx, of, 'node', 9))).toMatchObject([
      { name: 'Node.js' },
      { name: 'Node+' },
    ]);
    const known = first?.id ?? skillId.of(crypto.randomUUID());
    const gone = skillId.of(crypto.randomUUID());
    expect(await inTx((tx) => skillNames(tx, of.workspaceId, [known, gone]))).toEqual(
      new Map([[known, 'Node.js']]),
    );
  });

  it('offer what was typed first, then what begins so, then what most have; % and _ are letters', async () => {
    const { saying, inTx, of } = await begin(await openDb());
    await saying('ana', { helps: ['go', 'good writing', 'mango', '100% go'] });
    await saying('ben', { helps: ['good writing'], learns: ['mango'] });
    await saying('eva', { helps: ['mango'] });
    const offered = async (typed: string) =>
      (await inTx((tx) => skillsLike(tx, of, typed, 9))).map(({ name }) => name);
    expect(await offered('go')).toEqual(['go', 'good writing', 'mango', '100% go']);
    expect(await offered('')).toEqual(['mango', 'good writing', '100% go', 'go']);
    expect(await offered('%')).toEqual(['100% go']);
    expect(await offered('_')).toEqual([]);
    expect(await inTx((tx) => skillsLike(tx, of, '', 1))).toHaveLength(1);
  });

  it('take off the list what nobody has any more', async () => {
    const { saying, inTx, of } = await begin(await openDb());
    await saying('ana', { helps: ['sql', 'rust'] });
    await saying('ben', { learns: ['sql'] });
    await inTx(async (tx) => {
      await removeProfile(tx, { ...of, userId: idOf('ana') });
      await removeUnusedSkills(tx, of);
    });
    expect((await inTx((tx) => skillsLike(tx, of, '', 9))).map(({ name }) => name)).toEqual(['sql']);
  });
});

describeEachEngine('who may be matched', (openDb) => {
  it('is known by their profile, in id order, with skills by id', async () => {
    const { saying, people, profile } = await begin(await openDb());
    await saying('eva', { wants: 'mentee', learns: ['b', 'a'], languages: ['pt', 'de'], experience: 0 });
    await saying('chloe', { wants: 'mentor', capacity: 2, helps: ['a'], team: 'Data', hoursAMonth: 4 });
    const [chloe, eva] = await people('all');
    expect(chloe).toEqual({
      userId: idOf('chloe'),
      wants: 'mentor',
      room: 2,
      helps: (await profile('chloe'))?.helps.map(({ id }) => id),
      learns: [],
      languages: [],
      experience: null,
      hoursAMonth: 4,
      zone: 'Asia/Tokyo',
      team: 'Data',
      managerId: null,
      waited: false,
      cares: [],
    });
    expect(eva).toMatchObject({ userId: idOf('eva'), languages: ['de', 'pt'], experience: 0 });
    expect(eva?.learns).toEqual((await profile('eva'))?.learns.map(({ id }) => id).sort());
    expect(await people([idOf('eva')])).toEqual([eva]);
    expect(await people([])).toEqual([]);
  });

  it('is nobody who paused, left, is deactivated, or is a guest where guests do not belong', async () => {
    const { db, saying, people, inTx, of } = await begin(await openDb());
    for (const name of ['ana', 'ben', 'chloe', 'dev', 'gus'] as const) await saying(name, {});
    await inTx((tx) => pauseProfile(tx, { ...of, userId: idOf('ana') }, 'own'));
    const members = db.kysely.updateTable('members').set({ state: 'left' });
    await members.where('user_id', '=', idOf('ben')).execute();
    await db.kysely
      .updateTable('people')
      .set({ is_active: 0 })
      .where('user_id', '=', idOf('chloe'))
      .execute();
    expect((await people('all')).map(({ userId }) => userId)).toEqual([idOf('dev')]);
    expect((await people('all', true)).map(({ userId }) => userId)).toEqual([idOf('dev'), idOf('eva')]);
    expect((await people('all', true))[1]).toMatchObject({
      wants: 'company',
      room: 1,
      zone: 'America/New_York',
    });
    await inTx((tx) => resumeProfile(tx, { ...of, userId: idOf('ana') }));
    expect((await people('all')).map(({ userId }) => userId)).toEqual([idOf('ana'), idOf('dev')]);
  });

  it('has less room for each mentee they have or may get, and never less than none', async () => {
    const { saying, room, pairing, suggestion } = await begin(await openDb());
    await saying('ben', { wants: 'mentor', capacity: 3 });
    expect(await room('ben')).toBe(3);
    await pairing('mentoring', ['ben', 'dev']);
    await pairing('mentoring', ['ben', 'ana'], { isEnded: true });
    await pairing('buddies', ['ben', 'eva']);
    await pairing('mentoring', ['chloe', 'ben']);
    expect(await room('ben')).toBe(2);
    await suggestion('open', ['ben', null], ['eva', null]);
    await suggestion('open', ['ben', 'no'], ['ana', null]);
    await suggestion('withdrawn', ['ben', null], ['chloe', null]);
    expect(await room('ben')).toBe(1);
    await suggestion('open', ['ben', 'yes'], ['chloe', null]);
    expect(await room('ben')).toBe(0);
    await saying('ben', { wants: 'mentor', capacity: 1 });
    expect(await room('ben')).toBe(0);
  });

  it('who does not want to mentor is free for one newcomer', async () => {
    const { saying, room, pairing } = await begin(await openDb());
    await saying('ben', { wants: 'company', capacity: 4 });
    expect(await room('ben')).toBe(1);
    await pairing('buddies', ['ben', 'dev']);
    expect(await room('ben')).toBe(0);
  });

  it('is known with the reasons they gave, and whether they waited', async () => {
    const { saying, people, suggestion, inTx, of, now } = await begin(await openDb());
    await saying('ben', {});
    await suggestion('declined', ['dev', null], ['ben', 'no', 'times']);
    await suggestion('declined', ['eva', null], ['ben', 'no', 'topic']);
    await suggestion('declined', ['ana', null], ['ben', 'no', 'topic']);
    await inTx((tx) => noteWaiting(tx, { ...of, userId: idOf('ben') }, now));
    expect(await people('all')).toMatchObject([{ cares: ['topic', 'times'], waited: true }]);
    await inTx((tx) => notePaired(tx, { ...of, userId: idOf('ben') }));
    expect(await people('all')).toMatchObject([{ waited: false }]);
  });

  it('hard rules without data behind them are known', async () => {
    const { saying, inTx, of } = await begin(await openDb());
    const known = () => inTx((tx) => rulesWithData(tx, of));
    expect(await known()).toEqual({ notManager: false, notSameTeam: false, sameLanguage: false });
    await saying('ben', { team: 'Data' });
    expect(await known()).toEqual({ notManager: false, notSameTeam: true, sameLanguage: false });
    await saying('dev', { managerId: idOf('ben'), languages: ['hi'] });
    expect(await known()).toEqual({ notManager: true, notSameTeam: true, sameLanguage: true });
  });
});

describeEachEngine('silences', (openDb) => {
  it('three in a row pause, an answer between them does not let it come to that', async () => {
    const { saying, inTx, of, profile } = await begin(await openDb());
    await saying('ben', {});
    const ben = { ...of, userId: idOf('ben') };
    const silence = () => inTx((tx) => noteSilence(tx, ben));
    for (const _ of [1, 2]) expect(await silence()).toEqual({ isPaused: false });
    await inTx((tx) => noteAnswer(tx, ben));
    for (const _ of [1, 2]) expect(await silence()).toEqual({ isPaused: false });
    expect(await silence()).toEqual({ isPaused: true });
    expect((await profile('ben'))?.pausedBecause).toBe('silence');
    expect(await silence()).toEqual({ isPaused: false });
    await inTx((tx) => resumeProfile(tx, ben));
    expect(await silence()).toEqual({ isPaused: false });
    expect((await profile('ben'))?.pausedBecause).toBeNull();
  });

  it('of those without a profile are not counted, and an own pause stays their own', async () => {
    const { saying, inTx, of, profile } = await begin(await openDb());
    const dev = { ...of, userId: idOf('dev') };
    for (const _ of [1, 2, 3, 4])
      expect(await inTx((tx) => noteSilence(tx, dev))).toEqual({ isPaused: false });
    await saying('dev', {});
    await inTx((tx) => pauseProfile(tx, dev, 'own'));
    for (const _ of [1, 2, 3]) await inTx((tx) => noteSilence(tx, dev));
    expect((await profile('dev'))?.pausedBecause).toBe('own');
  });
});

describeEachEngine('who is kept apart, and who has met', (openDb) => {
  it('are two who would rather not, whoever of them said so', async () => {
    const { saying, apart } = await begin(await openDb());
    await saying('ben', { avoids: [idOf('ana')] });
    await saying('eva', { avoids: [idOf('ben')] });
    expect(await apart()).toEqual(keys(['ana', 'ben'], ['ben', 'eva']));
  });

  it('are mentors and mentees who were suggested before, or were together', async () => {
    const { apart, suggestion, pairing } = await begin(await openDb());
    await suggestion('declined', ['ana', 'no'], ['ben', null]);
    await suggestion('expired', ['ana', null], ['chloe', 'yes']);
    await suggestion('open', ['ana', null], ['dev', null]);
    await suggestion('withdrawn', ['ana', null], ['eva', null]);
    await pairing('mentoring', ['ben', 'chloe'], { isEnded: true });
    await pairing('buddies', ['ben', 'dev']);
    await pairing('coffee', ['ben', 'eva']);
    await pairing('peers', ['chloe', 'dev', 'eva']);
    expect(await apart()).toEqual(
      keys(['ana', 'ben'], ['ana', 'chloe'], ['ana', 'dev'], ['ben', 'chloe'], ['ben', 'dev']),
    );
  });

  it('are those of a group who said no to it, and everyone else in it', async () => {
    const { apart, peers } = await begin(await openDb());
    await peers('declined', ['ana', 'no'], ['ben', 'yes'], ['chloe', null]);
    await peers('expired', ['dev', null], ['eva', null]);
    expect(await apart()).toEqual(keys(['ana', 'ben'], ['ana', 'chloe']));
  });

  it('are peers of whom one said that it is no fit, and not those whom that leaves together', async () => {
    const { apart, pairing, answers } = await begin(await openDb());
    const two = await pairing('peers', ['ana', 'eva'], { isEnded: true });
    await answers(two, 'eva', { fit: 'not_a_fit', leaves: false, days: 14 });
    const group = await pairing('peers', ['ana', 'ben', 'chloe', 'dev']);
    await answers(group, 'ben', { fit: 'not_a_fit', leaves: true, days: 14 });
    expect(await apart()).toEqual(keys(['ana', 'eva'], ['ben', 'ana'], ['ben', 'chloe'], ['ben', 'dev']));
  });

  it('are not whoever had stepped out of a group before', async () => {
    const { apart, pairing, answers } = await begin(await openDb());
    const group = await pairing('peers', ['ana', 'ben', 'chloe']);
    await answers(group, 'ben', { fit: 'good', leaves: true, days: 14 });
    expect(await apart()).toEqual(new Set());
    await answers(group, 'chloe', { fit: 'not_a_fit', leaves: false, days: 28 });
    expect(await apart()).toEqual(keys(['ana', 'chloe']));
  });

  it('who met in a program, how often, and in which round last', async () => {
    const { pairing, met } = await begin(await openDb());
    const [first, second] = [0, 1].map(() => matchingRoundId.of(crypto.randomUUID()));
    await pairing('coffee', ['ana', 'ben'], { roundId: first });
    await pairing('coffee', ['chloe', 'dev'], { roundId: first });
    await pairing('peers', ['ana', 'eva']);
    await pairing('coffee', ['ana', 'ben', 'eva'], { roundId: second, days: 7 });
    await pairing('coffee', ['ben', 'eva'], { days: 9, isEnded: true });
    expect(await met('coffee')).toEqual(
      new Map([
        [keyOf('ana', 'ben'), { times: 2, last: 1 }],
        [keyOf('chloe', 'dev'), { times: 1, last: 0 }],
        [keyOf('ana', 'eva'), { times: 1, last: 1 }],
        [keyOf('ben', 'eva'), { times: 2, last: 2 }],
      ]),
    );
    expect((await met('peers')).size).toBe(1);
  });
});
