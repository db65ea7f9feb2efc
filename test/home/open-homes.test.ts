import { expect, test } from 'vitest';
import { userId } from '../../src/ids.ts';
import { OpenHomes } from '../../src/slack/home/open-homes.ts';

const NOON = Temporal.Instant.from('2026-03-02T12:00:00Z');
const BEN = userId.of('UBEN');

test('remembers what a person’s Home shows, for half an hour', () => {
  const homes = new OpenHomes();
  homes.opened(BEN, 'first', NOON);
  homes.changed(BEN, 'second');
  expect(homes.shownTo(BEN, NOON.add({ minutes: 29 }))).toBe('second');
  expect(homes.shownTo(BEN, NOON.add({ minutes: 30 }))).toBeNull();
});

test('knows nothing of who never opened it', () => {
  const homes = new OpenHomes();
  homes.changed(BEN, 'second');
  expect(homes.shownTo(BEN, NOON)).toBeNull();
});

test('forgets whoever opened it longest ago when there are too many', () => {
  const homes = new OpenHomes();
  homes.opened(BEN, 'his', NOON);
  for (let n = 0; n < 999; n += 1) homes.opened(userId.of(`U${n}X`), 'theirs', NOON);
  expect(homes.shownTo(BEN, NOON)).toBe('his');
  homes.opened(userId.of('ULAST'), 'theirs', NOON);
  expect(homes.shownTo(BEN, NOON)).toBeNull();
});
