import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { askMentor } from '../../src/domain/mentoring/finding/asking.ts';
import { findMentors } from '../../src/domain/mentoring/finding/finding.ts';
import { wantSkill } from '../../src/domain/mentoring/finding/wanting.ts';
import { deleteProfile, ownProfile, saveProfile } from '../../src/domain/mentoring/profiles/own.ts';
import { pauseOwn, resumeOwn } from '../../src/domain/mentoring/profiles/own-pausing.ts';
import { fieldChoices, mapFields } from '../../src/domain/mentoring/profiles/slack-fields.ts';
import type { TypedProfile } from '../../src/domain/mentoring/profiles/wording.ts';
import { findSkillsLike } from '../../src/domain/mentoring/skills/skills.ts';
import { describeEachEngine } from '../support/databases.ts';
import { idOf, type Name, smallCommunity } from '../support/small-community.ts';

const SAID: TypedProfile = {
  wants: 'mentor',
  helps: [],
  learns: [],
  capacity: '2',
  experience: null,
  languages: [],
  hours: null,
  hopes: null,
  team: null,
  managerId: null,
  avoids: [],
};
const plain = { nameOf: (user: string) => user, wordsOf: (name: string) => name };

describeEachEngine('finding somebody', (openDb) => {
  it('names who can help, the best first, with what they hope for', async () => {
    const { says, finds } = await begin(await openDb());
    await says('ana', { helps: ['Node.js'], hopes: 'Tea', experience: '4' });
    await says('eva', { helps: ['nodejs'], experience: '1' });
    await says('ben', { wants: 'mentee', learns: ['SQL'], experience: '0' });
    const { found, skill, instead, isWanted } = await finds('ben', 'NODE JS');
    expect({ skill, instead, isWanted }).toEqual({ skill: 'Node.js', instead: [], isWanted: false });
    expect(found.map(({ userId, hopes }) => [userId, hopes])).toEqual([
      [idOf('ana'), 'Tea'],
      [idOf('eva'), null],
    ]);
    expect(found[0]?.reasons[0]).toBe('UANA offers Node.js, which you want to learn.');
    expect((await finds('ana', 'node js')).found.map(({ userId }) => userId)).toEqual([idOf('eva')]);
  });

  it('names nobody to whoever paused, and what else is offered where nobody is found', async () => {
    const { small, says, finds } = await begin(await openDb());
    await says('ana', { helps: ['Node.js', 'Chess'] });
    await says('eva', { helps: ['Chess'] });
    await says('dev', { helps: ['Secret'], capacity: '0' });
    await says('chloe', { helps: ['Hidden'], avoids: [idOf('ben')] });
    expect((await finds('ben', 'juggling')).instead).toEqual(['Chess', 'Node.js']);
    expect((await finds('ben', 'hidden')).found).toEqual([]);
    await says('ben', { wants: 'mentee' });
    await pauseOwn(small.ctx, small.actor('ben'), null);
    await expect(finds('ben', 'chess')).rejects.toMatchObject({ code: 'conflict' });
    await resumeOwn(small.ctx, small.actor('ben'), null);
    expect((await finds('ben', 'chess')).found).toHaveLength(2);
  });

  it('asked twice at once, asks once', async () => {
    const { db, small, says, asks, finds } = await begin(await openDb());
    await says('ana', { helps: ['chess'] });
    const both = await Promise.allSettled([asks('ben', 'ana', 'chess'), asks('ben', 'ana', 'Chess')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.kysely.selectFrom('suggestions').selectAll().execute()).toMatchObject([
      { asked_by: idOf('ben'), state: 'open', program: 'mentoring' },
    ]);
    expect(await finds('ben', 'chess')).toMatchObject({ found: [], asked: [idOf('ana')] });
    expect(await finds('eva', 'chess')).toMatchObject({ found: [{ userId: idOf('ana') }], asked: [] });
    await expect(asks('ben', 'eva', 'chess')).rejects.toMatchObject({ code: 'conflict' });
    await expect(asks('gus', 'ana', 'chess')).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      askMentor(small.ctx, small.actor('eva'), small.community.id, { mentorId: idOf('eva'), skill: 'chess' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('takes the last room once', async () => {
    const { says, asks } = await begin(await openDb());
    await says('ana', { helps: ['chess'], capacity: '1' });
    const names: Name[] = ['ben', 'chloe', 'dev', 'eva'];
    const all = await Promise.allSettled(names.map((name) => asks(name, 'ana', 'chess')));
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('wants a skill once, and only with a profile that has room for it', async () => {
    const { small, says, wants } = await begin(await openDb());
    await expect(wants('ben', 'chess')).rejects.toMatchObject({ code: 'not_found' });
    await says('ben', { wants: 'mentee', learns: ['Chess'] });
    expect(await wants('ben', 'CHESS')).toBe('Chess');
    expect(await wants('ben', 'go')).toBe('go');
    const own = await ownProfile(small.ctx, small.actor('ben'), small.community.id);
    expect(own.profile?.learns.map(({ name }) => name)).toEqual(['Chess', 'go']);
    await says('ben', { learns: Array.from({ length: 15 }, (_, at) => `skill ${at}`) });
    await expect(wants('ben', 'chess')).rejects.toMatchObject({ code: 'invalid', field: 'skill' });
    expect(await wants('ben', 'Skill-3')).toBe('skill 3');
  });
});

describeEachEngine('what members say of themselves', (openDb) => {
  it('written by many at once, a new skill is on the list once', async () => {
    const { db, says } = await begin(await openDb());
    const names: Name[] = ['ana', 'ben', 'chloe', 'dev', 'eva'];
    await Promise.all(
      names.map((name, at) => says(name, { helps: [['Chess', 'chess', 'CHESS'][at % 3] ?? ''] })),
    );
    expect(await db.kysely.selectFrom('skills').selectAll().execute()).toHaveLength(1);
    expect(await db.kysely.selectFrom('mentor_skills').selectAll().execute()).toHaveLength(5);
  });

  it('is theirs to take back, twice is once', async () => {
    const { db, small, says } = await begin(await openDb());
    await says('ben', { helps: ['chess'], avoids: [idOf('ana')], languages: ['de'] });
    for (const _ of [1, 2]) await deleteProfile(small.ctx, small.actor('ben'), small.community.id);
    for (const table of [
      'mentor_profiles',
      'mentor_skills',
      'mentor_languages',
      'mentor_avoids',
      'skills',
    ] as const)
      expect(await db.kysely.selectFrom(table).selectAll().execute()).toEqual([]);
  });

  it('offers skills to members only', async () => {
    const { small, says } = await begin(await openDb());
    await says('ana', { helps: ['chess'] });
    const like = (name: Name) => findSkillsLike(small.ctx, small.actor(name), small.community.id, 'ch');
    expect(await like('ben')).toMatchObject({ known: [{ name: 'chess' }], fresh: 'ch', tooLong: null });
    await expect(like('gus')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('team and manager stand in fields of profiles that a leader names', async () => {
    const { small, says } = await begin(await openDb());
    const id = small.community.id;
    const fields = [
      { id: 'Xf1', label: 'Team', type: 'text' as const },
      { id: 'Xf2', label: 'Boss', type: 'user' as const },
    ];
    const values = new Map([
      ['Xf1', ' Data '],
      ['Xf2', `${idOf('ben')},${idOf('eva')}`],
    ]);
    const { directory } = small.ctx;
    const ctx = {
      ...small.ctx,
      directory: { ...directory, profileFields: async () => fields, profileValues: async () => values },
    };
    await expect(fieldChoices(small.ctx, small.actor('ana'), id)).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await expect(fieldChoices(ctx, small.actor('ben'), id)).rejects.toMatchObject({ code: 'not_allowed' });
    await mapFields(ctx, small.actor('ana'), id, { teamField: 'Xf1', managerField: null });
    await mapFields(ctx, small.actor('ana'), id, { teamField: 'Xf1', managerField: 'Xf2' });
    expect((await fieldChoices(ctx, small.actor('ana'), id)).chosen).toEqual({
      teamField: 'Xf1',
      managerField: 'Xf2',
    });
    const { team: _, managerId: __, ...unasked } = SAID;
    await saveProfile(ctx, small.actor('ben'), id, unasked);
    await says('ben', {});
    const own = await ownProfile(ctx, small.actor('ben'), id);
    expect(own.inSlack).toEqual({ team: 'Data', managerId: idOf('eva') });
    expect(own.profile).toMatchObject({ team: null, managerId: null });
    await saveProfile(ctx, small.actor('ben'), id, SAID);
    await saveProfile(small.ctx, small.actor('ben'), id, unasked);
    const { profile } = await ownProfile(small.ctx, small.actor('ben'), id);
    expect(profile).toMatchObject({ team: 'Data', managerId: idOf('eva') });
  });
});

async function begin(db: Db) {
  const small = await smallCommunity(db);
  const { id } = small.community;
  return {
    db,
    small,
    says: (name: Name, said: Partial<TypedProfile>) =>
      saveProfile(small.ctx, small.actor(name), id, { ...SAID, ...said }),
    finds: (name: Name, typed: string) => findMentors(small.ctx, small.actor(name), id, typed, plain),
    asks: (name: Name, mentor: Name, skill: string) =>
      askMentor(small.ctx, small.actor(name), id, { mentorId: idOf(mentor), skill }),
    wants: (name: Name, typed: string) => wantSkill(small.ctx, small.actor(name), id, typed),
  };
}
