import { expect, test } from 'vitest';
import { openForm } from '../../shares/forged-form.ts';
import { declinedBefore, idOf, MENTEE, MENTOR, matches, withProfiles } from './stage.ts';

test('why somebody said no before changes no score that a leader reads', async () => {
  const { world, ana } = await withProfiles({
    ben: { ...MENTOR, helps: ['python'] },
    chloe: { ...MENTOR, helps: ['sql'], experience: 1 },
    dev: { ...MENTEE, learns: ['sql', 'go'], experience: 3 },
  });
  const readByLeader = async () => {
    expect(await matches(ana)).toEqual({});
    await ana.dismiss();
    await ana.command('/learn mentor rounds');
    const [suits] = (await ana.open('Look through')).match(/suits \d+ %/) ?? [];
    await ana.click('Discard', { confirm: true });
    await ana.dismiss();
    return suits;
  };
  const before = await readByLeader();
  expect(before).toBeDefined();
  for (const why of ['experience', 'times'] as const) {
    await declinedBefore(world, 'ben', 'dev', why);
    expect(await readByLeader()).toBe(before);
  }
});

test('nor in which order mentors stand whom a leader may choose', async () => {
  const { world, ana } = await withProfiles({
    ben: { ...MENTOR, helps: ['python'] },
    chloe: { ...MENTOR, helps: ['sql'], experience: 4 },
    eva: { ...MENTOR, helps: ['sql'], experience: 4 },
    omar: { ...MENTOR, helps: ['sql'] },
    dev: { ...MENTEE, learns: ['sql'], experience: 2 },
  });
  expect(await matches(ana)).toEqual({});
  await ana.click('Move', { beside: '@Dev' });
  const offered = async () => (await ana.types('Who instead?', '')).filter((name) => !name.startsWith('Ben'));
  const before = await offered();
  expect(before).toHaveLength(2);
  for (const why of ['times', 'experience', 'topic'] as const) {
    await declinedBefore(world, 'ben', 'dev', why);
    expect(await offered()).toEqual(before);
  }
});

test('nor in which order whoever looks for a mentor is shown them', async () => {
  const { world } = await withProfiles({
    eva: { ...MENTOR, helps: ['sql'], experience: 4 },
    omar: { ...MENTOR, helps: ['sql'] },
    dev: { ...MENTEE, learns: ['sql'], experience: 2 },
  });
  const dev = world.as('dev').in('#learning');
  const found = async () => {
    await dev.command('/mentor find sql');
    const shown = JSON.stringify(openForm(world, 'dev').blocks);
    await dev.dismiss();
    return shown.indexOf(idOf(world, 'eva')) < shown.indexOf(idOf(world, 'omar'));
  };
  const before = await found();
  for (const why of ['times', 'experience'] as const) {
    for (const mentor of ['omar', 'eva']) {
      await declinedBefore(world, 'chloe', mentor, why);
      expect(await found()).toBe(before);
    }
  }
});
