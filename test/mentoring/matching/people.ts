import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  type MatchingPerson,
  type Preset,
  presets,
  type Rules,
  reasonsForNo,
  wishedParts,
} from '../../../src/domain/mentoring/mentoring.ts';
import { type SkillId, skillId, type UserId, userId } from '../../../src/ids.ts';

export function idOf(name: string): UserId {
  return userId.of(`U${name.toUpperCase()}`);
}

/** As Slack's mentions would be read aloud: `UANA` → `Ana`. */
export function nameOf(user: UserId): string {
  return `${user.slice(1, 2)}${user.slice(2).toLowerCase()}`;
}

const names = new Map<SkillId, string>();

export function skill(name: string): SkillId {
  const hash = createHash('sha256').update(name).digest('hex');
  const parts = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(12, 16),
    hash.slice(16, 20),
    hash.slice(20, 32),
  ];
  const id = skillId.of(parts.join('-'));
  names.set(id, name);
  return id;
}

export function skillOf(id: SkillId): string | undefined {
  return names.get(id);
}

export type Said = Partial<Omit<MatchingPerson, 'userId' | 'helps' | 'learns' | 'managerId'>> & {
  readonly helps?: readonly string[];
  readonly learns?: readonly string[];
  readonly manager?: string;
};

/** Somebody who said this of themselves, and nothing else. */
export function person(
  name: string,
  { helps = [], learns = [], manager, ...said }: Said = {},
): MatchingPerson {
  return {
    userId: idOf(name),
    wants: 'mentee',
    room: 0,
    languages: [],
    experience: null,
    hoursAMonth: null,
    zone: 'Europe/Berlin',
    team: null,
    waited: false,
    cares: [],
    ...said,
    helps: helps.map(skill).sort(),
    learns: learns.map(skill).sort(),
    managerId: manager === undefined ? null : idOf(manager),
  };
}

export function mentor(name: string, said: Said = {}): MatchingPerson {
  return person(name, { wants: 'mentor', room: 1, ...said });
}

export const noRules: Rules = {
  notManager: false,
  notSameTeam: false,
  sameLanguage: false,
  leastSharedMinutes: 0,
};

const SKILLS = ['sql', 'hiring', 'reviews', 'rust', 'budgets'];
const LANGUAGES = ['de', 'en', 'pt'];
const ZONES = ['Europe/Berlin', 'Asia/Tokyo', 'America/New_York', 'Asia/Kathmandu'];
const TEAMS = ['Platform', 'platform ', 'Sales'];

function some<Item>(of: readonly Item[], maxLength = of.length): fc.Arbitrary<Item[]> {
  return fc.subarray([...of], { maxLength });
}

/** Anybody of this name, among others with these. */
export function anybody(name: string, others: readonly string[]): fc.Arbitrary<MatchingPerson> {
  return fc
    .record({
      wants: fc.constantFrom(...wishedParts),
      room: fc.integer({ min: 0, max: 2 }),
      helps: some(SKILLS, 3),
      learns: some(SKILLS, 2),
      languages: some(LANGUAGES, 2),
      experience: fc.option(fc.integer({ min: 0, max: 4 })),
      hoursAMonth: fc.option(fc.integer({ min: 0, max: 8 })),
      zone: fc.constantFrom(...ZONES),
      team: fc.option(fc.constantFrom(...TEAMS)),
      waited: fc.boolean(),
      cares: some(reasonsForNo, 2),
      manager: fc.option(fc.constantFrom(...others), { freq: 2 }),
    })
    .map(({ manager, ...said }) => person(name, { ...said, ...(manager === null ? {} : { manager }) }));
}

export const anyRules: fc.Arbitrary<Rules> = fc.record({
  notManager: fc.boolean(),
  notSameTeam: fc.boolean(),
  sameLanguage: fc.boolean(),
  leastSharedMinutes: fc.constantFrom(0, 60, 240),
});

export const anyPreset: fc.Arbitrary<Preset> = fc.constantFrom(...presets);
export const anyProgram = fc.constantFrom('mentoring' as const, 'buddies' as const);
