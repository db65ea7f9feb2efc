/**
 * Of how many people may be told: pure. Nobody may learn from figures, nor by taking one away from another, what fewer than five
 * people did; nor what each of a few did, because all of them did the same.
 */

/** Fewer are not spoken of. */
const FEWEST = 5;
/** From so many on it may be told that all of them did something, or none. */
const MANY = 10;
/** Figures are told in steps, so that nobody is seen to act by whoever looks again. */
const STEP = 5;

/**
 * Whether so many may be told beside others who are already told. Whoever is counted may be among the others or the others among
 * them: so none may be as many as the others but for a few.
 */
export function isTellable(count: number, told: readonly number[]): boolean {
  const isNobodyOfMany = count === 0 && told.length > 0 && told.every((other) => other >= MANY);
  return (count >= FEWEST || isNobodyOfMany) && told.every((other) => isApart(count, other));
}

/** Whether those of a whole may be told part by part beside others who are already told; the whole is told by that. */
export function arePartsTellable(parts: readonly number[], told: readonly number[]): boolean {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const isOne = (part: number) =>
    isTellable(part, [whole]) && (part === 0 || told.every((other) => isApart(part, other)));
  return isTellable(whole, told) && parts.every((part) => isOne(part) && isOne(whole - part));
}

function isApart(one: number, other: number): boolean {
  return one === other ? one >= MANY : Math.abs(one - other) >= FEWEST;
}

/** 15 for 15 to 19. */
export function inSteps(count: number): number {
  return Math.floor(count / STEP) * STEP;
}
