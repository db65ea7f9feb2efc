/**
 * What may be said of rounds, found another way: from the very people, where the code has only counts, and by trying everything. Who of
 * those who answered reads the results is not known to the code; so whatever it says must be right whoever of them it was.
 */
import type { Given } from '../../src/domain/rounds/answers.ts';
import type { Question } from '../../src/domain/rounds/questions.ts';
import type { Asking, Near } from '../../src/domain/rounds/results/comparing.ts';
import type { Report } from '../../src/domain/rounds/results/report.ts';
import type { UserId } from '../../src/ids.ts';
import type { Planned } from './seeded-rounds.ts';

/** A round that was held, and what was said of it. */
export interface Held extends Planned {
  readonly report: Report;
  readonly before: Held | null;
}

const DAY = 86_400_000;

export function fewestFor({ identity, threshold }: Asking['terms']): number {
  return { named: threshold, unlinked: threshold < 5 ? 5 : threshold, together: 1 }[identity];
}

/** Those who can take their own answers away from what they read, since nobody else reads it. */
export function knowing({ terms, readers }: Asking): UserId[] {
  return terms.identity === 'unlinked' && terms.readers === 'leaders' ? [...readers] : [];
}

export function answering({ audience, sheets }: Planned): UserId[] {
  return [...audience].filter((user) => sheets.has(user));
}

/** Where the report of a round says other than it must. */
export function faultsIn(held: Held): string[] {
  const { report, terms, questions } = held;
  const everyone = answering(held);
  const away = everyone.filter((user) => knowing(held).includes(user)).length;
  const ways = [...leavingOut(everyone, away)];
  const mayBeSaid = ways.every((left) => left.length >= fewestFor(terms));
  if (report.isShowable !== mayBeSaid) return [`is ${report.isShowable ? '' : 'not '}shown`];
  if (!report.isShowable) return Object.keys(report).length === 1 ? [] : ['says more than nothing'];
  const faults = questions.flatMap((question) => {
    const said = JSON.stringify(report.figures.get(question.position) ?? null);
    const expected = JSON.stringify(expectedFigures(held, question, everyone, ways));
    return said === expected ? [] : [`${question.kind}: ${said}, not ${expected}`];
  });
  if (report.answered !== everyone.length) faults.push(`${report.answered} answered, not ${everyone.length}`);
  return [...faults, ...faultsInComments(held, report, everyone)];
}

function expectedFigures(
  held: Held,
  question: Question,
  everyone: readonly UserId[],
  ways: readonly UserId[][],
) {
  const givenTo = (users: readonly UserId[]) => users.flatMap((user) => answerOf(held, user, question));
  const all = givenTo(everyone);
  const answered = all.length;
  const left = ways.map((users) => givenTo(users).map((given) => JSON.stringify(given)));
  if (left.some(({ length }) => length < fewestFor(held.terms))) return { shown: 'nothing' };
  if (question.kind === 'open') return { shown: 'comments', answered };
  const isAlike = (answers: readonly string[]) => answers.length < 10 && new Set(answers).size === 1;
  if (held.terms.identity !== 'together' && left.some(isAlike)) return { shown: 'all similar', answered };
  if (question.kind !== 'rating') {
    const counts = question.choices.map(
      (_, at) => all.filter((given) => choicesOf(given).includes(at)).length,
    );
    return { shown: 'choices', answered, counts };
  }
  const counts = [0, 0, 0, 0, 0];
  for (const given of all) if (given.kind === 'rating') counts[given.rating - 1]! += 1;
  const sum = counts.map((people, at) => people * (at + 1)).reduce((one, other) => one + other);
  return {
    shown: 'ratings',
    answered,
    counts,
    mean: sum / answered,
    change: expectedChange(held, question, answered),
  };
}

function answerOf({ sheets }: Planned, user: UserId, { position }: Question): Given[] {
  const given = sheets.get(user)?.get(position);
  return given === undefined ? [] : [given];
}

function choicesOf(given: Given): readonly number[] {
  if (given.kind === 'single') return [given.choice];
  return given.kind === 'multiple' ? given.choices : [];
}

function expectedChange(held: Held, question: Question, answered: number) {
  const { before } = held;
  if (before === null || !before.report.isShowable || before.about !== held.about) return null;
  const same = before.questions.find(({ key }) => key === question.key);
  const then = same === undefined ? undefined : before.report.figures.get(same.position);
  if (then?.shown !== 'ratings') return null;
  const fewest = Math.max(fewestFor(held.terms), fewestFor(before.terms));
  if (then.answered < fewest || answered < fewest) return null;
  const others = [...held.audience.symmetricDifference(before.audience)].filter(
    (user) => user !== held.about && user !== before.about,
  );
  const unknown = others.filter((user) => ![...knowing(held), ...knowing(before)].includes(user));
  if (others.length > 0 && unknown.length < fewest) return null;
  return { meanBefore: then.mean, closedOn: closingDate(before) };
}

export function closingDate({ closesAt }: Planned): string {
  return closesAt.toString().slice(0, 10);
}

function faultsInComments(
  held: Held,
  report: Report & { isShowable: true },
  everyone: readonly UserId[],
): string[] {
  const said = report.comments.map((comment) => JSON.stringify(comment)).sort();
  const expected = held.questions.flatMap((question) => {
    if (report.figures.get(question.position)?.shown !== 'comments') return [];
    return everyone.flatMap((user) =>
      answerOf(held, user, question).map((given) =>
        JSON.stringify({
          position: question.position,
          author: held.terms.identity === 'unlinked' ? null : user,
          words: given.kind === 'open' ? given.words : '',
        }),
      ),
    );
  });
  return JSON.stringify(said) === JSON.stringify(expected.sort()) ? [] : ['comments'];
}

/** The people without so many of them, in every way. */
function* leavingOut(people: readonly UserId[], many: number): Generator<UserId[]> {
  const [first, ...rest] = people;
  if (many === 0 || first === undefined) {
    yield [...people];
    return;
  }
  for (const left of leavingOut(rest, many - 1)) yield left;
  if (rest.length >= many) for (const left of leavingOut(rest, many)) yield [first, ...left];
}

/** Every sum of up to four earlier rounds that leaves too few people; those of fewest rounds first. */
export function nearTo(opening: Planned, earlier: readonly Planned[]): Near<Planned>[] {
  const recent = earlier.filter(
    ({ closesAt }) => opening.opensAt.epochMilliseconds - closesAt.epochMilliseconds <= 30 * DAY,
  );
  const near: Near<Planned>[] = [];
  for (let way = 0; way < 3 ** recent.length; way += 1) {
    const signs = recent.map((_, at) => (Math.floor(way / 3 ** at) % 3) - 1);
    const rounds = recent.filter((_, at) => signs[at] !== 0);
    if (rounds.length === 0 || rounds.length > 4) continue;
    const together = [opening, ...rounds];
    if (rounds.length > 1 && !shareQuestion(together)) continue;
    const fewest = Math.max(...together.map(({ terms }) => fewestFor(terms)));
    const left = [...new Set(together.flatMap(({ audience }) => [...audience]))].filter((user) => {
      const times = recent.map((round, at) => (round.audience.has(user) ? signs[at]! : 0));
      const sum = times.reduce((one, other) => one + other, opening.audience.has(user) ? 1 : 0);
      return sum !== 0 && together.every(({ about }) => about !== user);
    });
    const unknown = left.filter((user) => together.every((round) => !knowing(round).includes(user)));
    if (left.length > 0 && unknown.length < fewest) near.push({ rounds, people: left.length });
  }
  return near.sort((one, other) => one.rounds.length - other.rounds.length);
}

/** What a question is about, in any round and series. */
export function thingAsked({ about }: Planned, { text }: Question): string {
  return `${text.toLowerCase()} ${about ?? ''}`;
}

function shareQuestion(rounds: readonly Planned[]): boolean {
  const texts = rounds.map((round) => round.questions.map((question) => thingAsked(round, question)));
  return texts[0]!.some((text) => texts.every((others) => others.includes(text)));
}
