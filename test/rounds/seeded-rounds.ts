/** A small community and the rounds its leaders plan within some months, by chance that can be had again. */
import type { Answers, Given } from '../../src/domain/rounds/answers.ts';
import type { Question } from '../../src/domain/rounds/questions.ts';
import type { Comparable } from '../../src/domain/rounds/results/comparing.ts';
import { type UserId, userId } from '../../src/ids.ts';
import type { Chance } from '../long/chance.ts';

export interface Planned extends Comparable {
  readonly series: number;
  readonly questions: readonly Question[];
  readonly opensAt: Temporal.Instant;
  readonly closesAt: Temporal.Instant;
  /** What each person would answer if they were asked; who would not answer has no entry. */
  readonly sheets: ReadonlyMap<UserId, Answers>;
  /** Whether its leader asks the people of an earlier round where their own choice is too near to it. */
  readonly takesTheSame: boolean;
}

interface Community {
  readonly people: readonly UserId[];
  readonly leaders: readonly UserId[];
  /** Not everyone is in one. */
  readonly teams: readonly (readonly UserId[])[];
  /** Whether its leaders ask one team after the other, and then everyone. */
  readonly goesRound: boolean;
  /** What each person thinks about each thing asked, and how many think alike. */
  readonly thinks: (user: UserId, thing: number) => number;
}

const BEGIN = Temporal.Instant.from('2026-01-05T09:00:00Z');
const TEXTS = [
  'How did it go?',
  'Do you feel heard?',
  'Which day?',
  'What helps you?',
  'What else?',
] as const;

export function seededRounds(chance: Chance): Planned[] {
  const community = seededCommunity(chance);
  const rounds: Planned[] = [];
  let opensAt = BEGIN;
  const many = community.goesRound ? 4 : 2 + chance.below(4);
  while (rounds.length < many) {
    const days = community.goesRound ? 7 : chance.pick([0, 1, 7, 7, 14, 14, 29, 35, 45]);
    opensAt = opensAt.add({ hours: 24 * days });
    rounds.push(seededRound(chance, community, rounds, opensAt));
  }
  return rounds;
}

function seededCommunity(chance: Chance): Community {
  const goesRound = chance.below(20) === 0;
  const many = goesRound ? 15 + chance.below(5) : 6 + chance.below(10);
  const people = Array.from({ length: many }, (_, at) => userId.of(`U${at}`));
  const teamOf = people.map((_, at) => (goesRound ? Math.floor(at / 5) : chance.below(3)));
  const common = TEXTS.map(() => chance.below(5));
  const likeness = TEXTS.map(() => chance.pick([0, 60, 90, 100, 100]));
  const own = people.map(() =>
    TEXTS.map((_, at) => (chance.below(100) < likeness[at]! ? common[at]! : chance.below(5))),
  );
  return {
    people,
    leaders: people.slice(0, chance.pick([0, 1, 1, 1, 2, 2, 3])),
    goesRound,
    teams: [0, 1, 2].map((team) => people.filter((_, at) => teamOf[at] === team)),
    thinks: (user, thing) => own[people.indexOf(user)]![thing]!,
  };
}

function seededRound(
  chance: Chance,
  community: Community,
  earlier: readonly Planned[],
  opensAt: Temporal.Instant,
): Planned {
  const series = chance.below(2);
  const leader = community.leaders[0] ?? null;
  const about = chance.below(8) === 0 ? leader : null;
  const questions = seededQuestions(chance, series);
  const readers = chance.pick(['leaders', 'leaders', 'everyone'] as const);
  return {
    series,
    about,
    terms: {
      identity: chance.pick([
        'unlinked',
        'unlinked',
        'unlinked',
        'unlinked',
        'unlinked',
        'named',
        'together',
      ]),
      threshold: chance.pick([3, 3, 4, 5, 5, 5, 6, 7, 10]),
      readers,
    },
    audience: new Set(seededAudience(chance, community, earlier).filter((user) => user !== about)),
    readers: new Set(community.leaders),
    questions,
    opensAt,
    closesAt: opensAt.add({ hours: 24 * chance.pick([1, 7, 7, 10]) }),
    sheets: seededSheets(chance, community, questions),
    takesTheSame: chance.below(2) === 0,
  };
}

function seededAudience(
  chance: Chance,
  { people, teams, goesRound }: Community,
  earlier: readonly Planned[],
): readonly UserId[] {
  if (goesRound) return teams[earlier.length] ?? people;
  const last = earlier.length === 0 ? people : [...chance.pick(earlier).audience];
  switch (chance.below(6)) {
    case 0:
    case 1:
      return [...people];
    case 2:
      return last;
    case 3:
      return toggled(chance, people, last, 1 + chance.below(7));
    case 4:
      return [...chance.pick(teams), ...chance.pick(teams)];
    default:
      return [...chance.pick(teams)];
  }
}

/** The same people, but that so many times somebody comes or goes. */
function toggled(
  chance: Chance,
  people: readonly UserId[],
  from: readonly UserId[],
  times: number,
): UserId[] {
  const kept = new Set(from);
  for (let left = times; left > 0; left -= 1) {
    const user = chance.pick(people);
    if (!kept.delete(user)) kept.add(user);
  }
  return [...kept];
}

function seededQuestions(chance: Chance, series: number): Question[] {
  const things = TEXTS.keys().filter((thing) => thing === 0 || chance.below(2) === 0);
  return [...things].map((thing, position): Question => {
    const text = chance.below(4) === 0 ? TEXTS[thing]!.toUpperCase() : TEXTS[thing]!;
    const asked = {
      position,
      key: `${series}-${thing}`,
      text,
      isRequired: thing === 0 || chance.below(2) === 0,
    };
    switch (thing) {
      case 2:
        return { ...asked, kind: 'single', choices: ['Monday', 'Tuesday', 'Friday', 'none', 'any'] };
      case 3:
        return { ...asked, kind: 'multiple', choices: ['time', 'people', 'quiet'] };
      case 4:
        return { ...asked, kind: 'open' };
      default:
        return { ...asked, kind: 'rating', low: 'badly', high: 'well' };
    }
  });
}

function seededSheets(
  chance: Chance,
  { people, thinks }: Community,
  questions: readonly Question[],
): Map<UserId, Answers> {
  const turnout = chance.pick([100, 100, 95, 80, 50]);
  const skipping = chance.pick([0, 0, 10, 50]);
  const answering = people.filter(() => chance.below(100) < turnout);
  return new Map(
    answering.map((user) => {
      const answered = questions.filter(({ isRequired }) => isRequired || chance.below(100) >= skipping);
      return [
        user,
        new Map(answered.map((question) => [question.position, givenBy(user, question, thinks)])),
      ];
    }),
  );
}

function givenBy(user: UserId, question: Question, thinks: Community['thinks']): Given {
  const thought = thinks(user, Number(question.key.split('-')[1]));
  switch (question.kind) {
    case 'rating':
      return { kind: 'rating', rating: thought + 1 };
    case 'single':
      return { kind: 'single', choice: thought };
    case 'multiple':
      return { kind: 'multiple', choices: [[0], [1], [0, 1], [0, 2], [0, 1, 2]][thought]! };
    case 'open':
      return { kind: 'open', words: `${user} says so` };
  }
}
