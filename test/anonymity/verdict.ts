import { attack, type Outcome } from './attack.ts';
import type { WorldUnderAttack } from './world-under-attack.ts';

const ROUNDS = 20;
/** Of a world that is built wrongly: it is known by far fewer. */
const ROUNDS_OF_CONTROLS = 4;
export const MEMBERS = 40;

/** Of 800. Chance finds one link a round, and more than 34 in twenty rounds about once in seven hundred times. */
const MOST_RIGHT = 34;

/** What is more than chance, in words, by the strategy that found it; and where texts leaked. Empty where nobody is linked. */
function breachesIn({ rounds, right, leaks }: Outcome): Map<string, string> {
  const most = Math.ceil((MOST_RIGHT * rounds) / ROUNDS);
  const links = [...right].filter(([, found]) => found > most);
  return new Map([
    ...links.map(([name, found]) => [name, `${found} links of ${rounds * MEMBERS}`] as const),
    ...(leaks.length === 0 ? [] : [['texts', `${leaks.length} leaked; ${leaks[0]}`] as const]),
  ]);
}

/**
 * Attacks a world, and another with another seed where there were breaches. Many strategies are tried, so that one or the other is lucky at
 * times; the same is not lucky twice. Says the seeds.
 * @returns what was found both times.
 */
export async function judge(open: (seed: number) => Promise<WorldUnderAttack>): Promise<Map<string, string>> {
  const seed = Number(process.env.ANONYMITY_SEED ?? Date.now() % 1_000_000);
  const first = await breachesWith(seed, ROUNDS, open);
  if (first.size === 0) return first;
  const second = await breachesWith(seed + 1, ROUNDS, open);
  return new Map([...second].filter(([name]) => first.has(name)));
}

/** What is found in a world that is built wrongly, with the same seed each time. */
export function breachesOf(open: (seed: number) => Promise<WorldUnderAttack>): Promise<Map<string, string>> {
  return breachesWith(7, ROUNDS_OF_CONTROLS, open);
}

async function breachesWith(
  seed: number,
  rounds: number,
  open: (seed: number) => Promise<WorldUnderAttack>,
): Promise<Map<string, string>> {
  const world = await open(seed);
  try {
    const outcome = await attack(world, rounds, seed);
    const breaches = breachesIn(outcome);
    const luckiest = Math.max(...outcome.right.values());
    console.log(
      `ANONYMITY_SEED=${seed}: ${outcome.right.size} ways of guessing, the best found ${luckiest} of ${rounds * MEMBERS}`,
    );
    for (const [name, found] of breaches) console.log(`  ${name}: ${found}`);
    return breaches;
  } finally {
    await world.stop();
  }
}
