import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anotherThan,
  nextForEveryone,
  nextForLeaders,
  type Rotating,
  timesToBeginWith,
} from '../../src/domain/reflections/bank/rotation.ts';
import { themes } from '../../src/domain/reflections/bank/themes.ts';
import { type QuestionId, questionId } from '../../src/ids.ts';

function idOf(number: number): QuestionId {
  return questionId.of(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
}

/** `q(3, 'own_learning')`: the third question, asked never. */
function q(number: number, theme: string, more: Partial<Rotating> = {}): Rotating {
  return { id: idOf(number), theme, audience: 'everyone', position: number, timesAsked: 0, ...more };
}

const aQuestion = fc.record({
  theme: fc.constantFrom(...themes, 'a_theme_of_later'),
  audience: fc.constantFrom('everyone' as const, 'leaders' as const),
  position: fc.nat(5),
  timesAsked: fc.nat(2),
});
const aBank = fc
  .array(aQuestion, { maxLength: 25 })
  .map((questions) => questions.map((question, number): Rotating => ({ id: idOf(number), ...question })));
const aTheme = fc.constantFrom(null, ...themes, 'a_theme_of_later');

describe('the question for everyone', () => {
  it('takes the themes in turn, and each theme in its order', () => {
    const bank = [
      q(1, 'own_learning'),
      q(2, 'own_learning'),
      q(3, 'safe_environment'),
      q(4, 'safe_environment'),
      q(5, 'working_together'),
    ];
    expect(weeksOf(bank, 7)).toEqual([3, 1, 5, 4, 2, 5, 3]);
  });

  it('has a theme twice in a row only where no other has a question left', () => {
    const bank = [q(1, 'own_learning'), q(2, 'own_learning'), q(3, 'own_learning'), q(4, 'diverse_voices')];
    expect(weeksOf(bank, 5)).toEqual([4, 1, 2, 3, 4]);
  });

  it('is the only one again where there is one, and none where there is none', () => {
    expect(weeksOf([q(1, 'own_learning')], 3)).toEqual([1, 1, 1]);
    expect(nextForEveryone([q(1, 'own_learning', { audience: 'leaders' })], null)).toBeNull();
    expect(nextForEveryone([], null)).toBeNull();
  });

  it('comes of themes that are not known any more too, after the others', () => {
    expect(weeksOf([q(1, 'gone'), q(2, 'gone'), q(3, 'own_learning')], 4)).toEqual([3, 1, 2, 3]);
  });
});

/** The numbers of the questions asked in so many weeks. */
function weeksOf(bank: readonly Rotating[], weeks: number): number[] {
  const times = new Map<QuestionId, number>();
  let theme: string | null = null;
  return Array.from({ length: weeks }, () => {
    const asked = bank.map((one) => ({ ...one, timesAsked: times.get(one.id) ?? 0 }));
    const next = nextForEveryone(asked, theme);
    if (next === null) throw new Error('nothing is asked');
    times.set(next.id, next.timesAsked + 1);
    theme = next.theme;
    return Number(next.id.slice(-12));
  });
}

type Deed = { readonly does: 'ask' | 'add' | 'retire' | 'bring back'; readonly pick: number };
const aDeed: fc.Arbitrary<Deed> = fc.record({
  does: fc.constantFrom('ask', 'ask', 'ask', 'add', 'retire', 'bring back'),
  pick: fc.nat(1000),
});

/** The oracle keeps no counts: it strikes off what was asked, and begins anew once everything active is struck off. */
class StruckOff {
  readonly #struck = new Set<QuestionId>();
  #last: string | null = null;

  /** Which question must come of these, by walking through the themes one after the other. */
  ask(active: readonly Rotating[]): QuestionId | null {
    if (active.length === 0) return null;
    const left = active.filter(({ id }) => !this.#struck.has(id));
    const known: readonly (string | null)[] = themes;
    const from = known.indexOf(this.#last) + 1;
    const around = [...themes.slice(from), ...themes.slice(0, from)];
    for (const theme of around) {
      const [first] = left
        .filter((one) => one.theme === theme)
        .sort((one, other) => one.position - other.position);
      if (first === undefined) continue;
      this.#struck.add(first.id);
      this.#last = theme;
      return first.id;
    }
    return null;
  }

  /** As soon as nothing is left, all of it may come again. */
  seeWhatIsLeft(active: readonly Rotating[]): void {
    if (active.every(({ id }) => this.#struck.has(id))) this.#struck.clear();
  }
}

describe('through weeks in which leaders add, retire and bring back', () => {
  it('asks as one who strikes off what was asked', () => {
    const start = fc.array(fc.constantFrom(...themes), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(start, fc.array(aDeed, { maxLength: 120 }), (begin, happenings) => {
        const bank = begin.map((theme, number) => ({ ...q(number, theme), isActive: true }));
        const oracle = new StruckOff();
        let last: string | null = null;
        for (const { does, pick } of happenings) {
          const active = bank.filter(({ isActive }) => isActive);
          const retired = bank.filter(({ isActive }) => !isActive);
          const one = { retire: active, 'bring back': retired, ask: [], add: [] }[does].at(
            pick % Math.max(1, does === 'retire' ? active.length : retired.length),
          );
          if (does === 'ask') {
            const next: (typeof bank)[number] | null = nextForEveryone(active, last);
            expect(next?.id ?? null).toBe(oracle.ask(active));
            if (next !== null) {
              bank[bank.indexOf(next)] = { ...next, timesAsked: next.timesAsked + 1 };
              last = next.theme;
            }
          } else if (does === 'add' && active.length > 0) {
            const theme = themes[pick % themes.length] ?? themes[0];
            const timesAsked = timesToBeginWith(active, null);
            bank.push({ ...q(bank.length, theme, { timesAsked }), isActive: true });
          } else if (does === 'retire' && one !== undefined && active.length > 1) {
            bank[bank.indexOf(one)] = { ...one, isActive: false };
          } else if (does === 'bring back' && one !== undefined) {
            const timesAsked = timesToBeginWith(active, one.timesAsked);
            bank[bank.indexOf(one)] = { ...one, isActive: true, timesAsked };
          }
          oracle.seeWhatIsLeft(bank.filter(({ isActive }) => isActive));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the leaders’ version', () => {
  it('is the least asked of the theme, in its order; never one for everyone', () => {
    const bank = [
      q(1, 'own_learning'),
      q(2, 'own_learning', { audience: 'leaders', timesAsked: 1 }),
      q(3, 'own_learning', { audience: 'leaders' }),
      q(4, 'own_learning', { audience: 'leaders' }),
      q(5, 'diverse_voices', { audience: 'leaders' }),
    ];
    expect(nextForLeaders(bank, 'own_learning')?.id).toBe(idOf(3));
    expect(nextForLeaders(bank, 'working_together')).toBeNull();
  });
});

describe('another question', () => {
  it('is for everyone, of another theme where there is one, and never one that is to be avoided', () => {
    const avoidedOf = fc.array(fc.nat(25), { maxLength: 6 });
    fc.assert(
      fc.property(aBank, avoidedOf, fc.constantFrom(...themes), (bank, numbers, theme) => {
        const avoided = new Set(numbers.map(idOf));
        const possible = bank.filter((one) => one.audience === 'everyone' && !avoided.has(one.id));
        const other = anotherThan(bank, avoided, theme);
        if (other === null) expect(possible).toEqual([]);
        else expect(possible).toContain(other);
        const elsewhere = possible.filter((one) => one.theme !== theme);
        if (elsewhere.length === 0) return;
        expect(elsewhere).toContain(other);
        expect(other?.timesAsked).toBe(Math.min(...elsewhere.map(({ timesAsked }) => timesAsked)));
      }),
    );
  });

  it('is not what the rotation gives next, as long as there are more', () => {
    fc.assert(
      fc.property(aBank, aTheme, (bank, theme) => {
        const next = nextForEveryone(bank, theme);
        const left = bank.filter((one) => one.audience === 'everyone' && one.timesAsked === next?.timesAsked);
        if (left.filter((one) => one.theme !== theme).length < 2 || theme === null) return;
        expect(anotherThan(bank, new Set(), theme)).not.toEqual(next);
      }),
    );
  });

  it('is none where the bank has no other', () => {
    expect(anotherThan([q(1, 'own_learning')], new Set([idOf(1)]), 'own_learning')).toBeNull();
  });
});

describe('a question that comes into the rotation', () => {
  it.each([
    ['new', [2, 3], null, 2],
    ['back after weeks in which others were asked', [5, 6], 1, 5],
    ['back, and asked before the others of this pass', [2, 3], 3, 3],
    ['back into a bank that was begun anew', [0, 0], 9, 1],
    ['new in an empty bank', [], null, 0],
    ['back into an empty bank', [], 4, 4],
  ])('%s', (_, others, own, begins) => {
    expect(
      timesToBeginWith(
        others.map((timesAsked) => ({ timesAsked })),
        own,
      ),
    ).toBe(begins);
  });
});
